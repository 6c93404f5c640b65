"""Tables of places of the user's own: read once, indexed beside the shipped one, and asked together with it.

Three kinds of file are known by their heads: GeoNames dumps (allCountries.txt, CD.txt: 19 columns without a head),
COD-AB lists of units with p-codes (ADM2_EN, ADM2_PCODE …), and any CSV or TSV with a name, a latitude and a longitude.
"""

from __future__ import annotations

import csv
import glob
import hashlib
import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import platformdirs

from sayso.errors import BrokenInput, NotFoundInput
from sayso.reading import lexicon
from sayso.reading.gazetteer import folded, write

FIELDS = 19
"""Columns of a GeoNames dump (geonames.org/export)."""
NAMES = ("name", "place", "toponym", "settlement", "village", "town", "city", "name_en")
LATITUDES = ("latitude", "lat", "y", "point_y")
LONGITUDES = ("longitude", "lon", "lng", "long", "x", "point_x")
OTHERS = ("aliases", "alternatenames", "alternate_names", "other_names", "alt_name")
COUNTRIES = ("country", "iso3", "country_code", "adm0_pcode", "adm0_en", "iso")
DIGEST = 16
"""Letters of a table's SHA-256 in the name of its indexed file."""
LEVELS = {"ADM1": "adm1", "ADM2": "adm2", "PCLI": "country"}
SPLIT = str.maketrans({";": "|", ",": "|"})


def folder() -> Path:
    """Where they are kept: the user's data folder, or what SAYSO_GAZETTEERS names."""
    return Path(os.environ.get("SAYSO_GAZETTEERS") or platformdirs.user_data_path("sayso") / "gazetteers")


def own_gazetteers() -> tuple[Path, ...]:
    """The indexed files of the user's own tables, by name."""
    return tuple(sorted(folder().glob("*.sqlite")))


def add(file: Path) -> tuple[Path, int]:
    """Indexes a table and keeps it under its name, in place of an earlier one of that name; with its number of places.

    Raises:
        NotFoundInput: if there is no such file.
        BrokenInput: if it is none of the kinds above, or holds no place.
    """
    if not file.is_file():
        raise NotFoundInput(f"{file}: there is no such file")
    rows = list(_rows(file))
    if not rows:
        raise BrokenInput(f"{file}: no place in it: each needs a name, a latitude and a longitude, or a p-code")
    with file.open("rb") as content:
        digest = hashlib.file_digest(content, "sha256").hexdigest()
    folder().mkdir(parents=True, exist_ok=True)
    kept = write(folder() / f"{file.stem}-{digest[:DIGEST]}.sqlite", rows)
    for other in folder().glob(f"{glob.escape(file.stem)}-{'?' * DIGEST}.sqlite"):
        if other != kept:
            other.unlink()
    return kept, len(rows)


def digest_with_own(shipped: str) -> str:
    """One digest for the shipped table and the user's own: that of the shipped one where there are none."""
    own = own_gazetteers()
    if not own:
        return shipped
    return "sha256:" + hashlib.sha256("\n".join([shipped, *(file.stem for file in own)]).encode()).hexdigest()


def _rows(file: Path) -> Iterator[Sequence[str]]:
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            first = lines.readline()
            lines.seek(0)
            if first.count("\t") == FIELDS - 1:
                yield from _geonames(line.rstrip("\n").split("\t") for line in lines)
                return
            head = csv.DictReader(lines, dialect=csv.excel_tab if "\t" in first else _comma(first))
            names = {name.lower(): name for name in head.fieldnames or ()}
            if any(re.fullmatch(r"adm\d_pcode", name) for name in names):
                yield from _units(head, names)
            else:
                yield from _table(head, names, file)
    except (UnicodeDecodeError, csv.Error) as error:
        raise BrokenInput(f"{file}: not a table in UTF-8: {error}") from error


def _comma(head: str) -> type[csv.Dialect]:
    class Semicolon(csv.excel):
        delimiter = ";"

    return Semicolon if head.count(";") > head.count(",") else csv.excel


def _geonames(rows: Iterator[list[str]]) -> Iterator[Sequence[str]]:
    """Populated places and units of a dump; the names of its units are not in it, only their codes."""
    for row in rows:
        if len(row) != FIELDS or not (row[6] == "P" or row[7] in LEVELS):
            continue
        id_, name, ascii_, others, latitude, longitude = row[:6]
        kind = "settlement" if row[6] == "P" else LEVELS[row[7]]
        yield (f"geonames:{id_}", kind, name, _code(row[8]), "", "", latitude, longitude, row[14],
               _keys(name, [ascii_, *others.split(",")]))  # fmt: skip


def _units(table: csv.DictReader[str], names: dict[str, str]) -> Iterator[Sequence[str]]:
    """The lowest units of a COD-AB list, with the version that it states."""
    level = max(
        int(name[3]) for name in names if name.startswith("adm") and name.endswith("pcode") and name[3].isdigit()
    )
    for row in table:
        value = {name: (row.get(own) or "").strip() for name, own in names.items()}
        name = next((value[f"adm{level}_{x}"] for x in ("en", "fr", "es", "name") if value.get(f"adm{level}_{x}")), "")
        if not name:
            continue
        version = value.get("version") or value.get("date") or value.get("validon") or ""
        code = f"pcode:{value[f'adm{level}_pcode']}" + (f"@{version}" if version else "")
        kind = f"adm{min(level, 2)}"
        country = _code(value.get("adm0_pcode", "") or value.get("adm0_en", ""))
        yield (code, kind, name, country, value.get("adm1_en", ""), value.get("adm2_en", "") if level >= 2 else "",
               _first(value, LATITUDES), _first(value, LONGITUDES), "",
               _keys(name, [value.get(f"adm{level}_ref", "")]))  # fmt: skip


def _table(table: csv.DictReader[str], names: dict[str, str], file: Path) -> Iterator[Sequence[str]]:
    if not (set(NAMES) & set(names) and set(LATITUDES) & set(names) and set(LONGITUDES) & set(names)):
        raise BrokenInput(
            f"{file}: its head is {', '.join(names) or 'empty'}: a column `name`, `latitude` and `longitude` is needed"
        )
    for number, row in enumerate(table, 2):
        value = {name: (row.get(own) or "").strip() for name, own in names.items()}
        name, latitude, longitude = _first(value, NAMES), _first(value, LATITUDES), _first(value, LONGITUDES)
        if not name:
            continue
        try:
            good = abs(float(latitude)) <= 90 and abs(float(longitude)) <= 180
        except ValueError:
            good = False
        if not good:
            raise BrokenInput(
                f"{file}, line {number}: {name!r} lies at {latitude!r}, {longitude!r}: degrees are needed"
            )
        own = value.get("id") or str(number)
        yield (f"{file.stem}:{own}", value.get("kind") or "settlement", name, _code(_first(value, COUNTRIES)),
               value.get("admin1", ""), value.get("admin2", ""), latitude, longitude, value.get("population", ""),
               _keys(name, _first(value, OTHERS).translate(SPLIT).split("|")))  # fmt: skip


def _first(value: dict[str, str], names: Sequence[str]) -> str:
    return next((value[name] for name in names if value.get(name)), "")


def _keys(name: str, others: Sequence[str]) -> str:
    return "|".join(dict.fromkeys(key for key in (folded(form) for form in (name, *others)) if key))


def _code(country: str) -> str:
    """ISO 3166 alpha-3 of a country given by either code or by name; empty if it is none."""
    if len(country) == 3 and country.isupper():
        return country
    known = lexicon.countries()
    found = known.names.get(country) or known.alpha2.get(country.upper())
    return found.code if found else ""
