"""Tables of places of the user's own: checked and packed once, then indexed and asked as the shipped one is.

Three kinds of file are known by their heads: GeoNames dumps (allCountries.txt, CD.txt: 19 columns without a head), any
CSV or TSV with a name, a latitude and a longitude, and COD-AB lists of units with p-codes (ADM2_EN, ADM2_PCODE ...).
"""

from __future__ import annotations

import csv
import glob
import hashlib
import io
import math
import os
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import platformdirs
import zstandard

from sayso.assets import GAZETTEER, asset
from sayso.errors import BrokenInput, NotFoundInput
from sayso.reading import lexicon
from sayso.reading.gazetteer import COLUMNS, PACKED, TABLE, Gazetteer, folded, indexed

FIELDS = 19
"""Columns of a GeoNames dump (geonames.org/export)."""
NAMES = ("name", "place", "toponym", "settlement", "village", "town", "city", "name_en")
LATITUDES = ("latitude", "lat", "y", "point_y", "center_lat")
LONGITUDES = ("longitude", "lon", "lng", "long", "x", "point_x", "center_lon")
OTHERS = ("aliases", "alternatenames", "alternate_names", "other_names", "alt_name")
COUNTRIES = ("country", "iso3", "country_code", "adm0_pcode", "adm0_en", "iso")
TONGUES = ("en", "fr", "es", "pt", "name", "ref")
"""In which names of units are looked for, in this order (COD-AB: ADM1_EN, ADM1_FR ...)."""
KINDS = frozenset("settlement adm1 adm2 adm3 region river lake sea mountains valley desert island".split())
"""Kinds that a table may state; any other word is taken for a kind of settlement."""
DIGEST = 16
"""Letters of a table's SHA-256 in the name under which it is kept."""
UNITS = {"ADM1": "adm1", "ADM2": "adm2", "ADM3": "adm3"}
"""Feature codes of a GeoNames dump that are units; populated places are its class P."""
SPLIT = re.compile(r"[|;,]")
LATITUDE, LONGITUDE = 90.0, 180.0
"""Degrees, at most."""
Row = Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A place as a file tells it, and where in the file: nothing is checked yet."""

    where: str
    id: str
    kind: str
    name: str
    country: str
    units: tuple[str, str]
    point: tuple[str, str]
    population: str = ""
    others: Sequence[str] = ()


def folder() -> Path:
    """Where they are kept: the user's data folder, or what SAYSO_GAZETTEERS names."""
    return Path(os.environ.get("SAYSO_GAZETTEERS") or platformdirs.user_data_path("sayso") / "gazetteers")


def own_tables() -> tuple[Path, ...]:
    """The user's own tables, by name."""
    return tuple(sorted(folder().glob("*" + PACKED)))


def open_gazetteer() -> Gazetteer:
    """The shipped table of places, and the user's own beside it, indexed if they are not yet."""
    return Gazetteer(*(indexed(table) for table in (asset(GAZETTEER).folder / TABLE, *own_tables())))


def add(file: Path) -> tuple[Path, int]:
    """Checks a table and keeps it under its name, in place of an earlier one of that name; with its number of places.

    Raises:
        NotFoundInput: if there is no such file.
        BrokenInput: if it is none of the kinds above, holds no place, or one of its places cannot be.
    """
    if not file.is_file():
        raise NotFoundInput(f"{file}: there is no such file")
    with file.open("rb") as content:
        digest = hashlib.file_digest(content, "sha256").hexdigest()
    folder().mkdir(parents=True, exist_ok=True)
    kept = folder() / f"{file.stem}-{digest[:DIGEST]}{PACKED}"
    count = _pack(kept, _rows(file), file)
    for other in folder().glob(f"{glob.escape(file.stem)}-{'?' * DIGEST}{PACKED}"):
        if other != kept:
            other.unlink()
    return kept, count


def digest_with_own(shipped: str) -> str:
    """One digest for the shipped table and the user's own: that of the shipped one where there are none."""
    own = own_tables()
    if not own:
        return shipped
    return "sha256:" + hashlib.sha256("\n".join([shipped, *(table.name for table in own)]).encode()).hexdigest()


def _pack(to: Path, rows: Iterable[Row], file: Path) -> int:
    """Writes rows of COLUMNS as a packed table, whole or not at all; their number."""
    handle, part = tempfile.mkstemp(dir=to.parent, prefix=to.name, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as raw, zstandard.ZstdCompressor().stream_writer(raw) as packed:
            lines = io.TextIOWrapper(packed, encoding="utf-8", newline="\n")
            lines.write("\t".join(COLUMNS) + "\n")
            count = 0
            for count, row in enumerate(rows, 1):  # noqa: B007 # the last number is how many there are
                lines.write("\t".join(row) + "\n")
            lines.flush()
            lines.detach()
        if not count:
            raise BrokenInput(f"{file}: no place in it: each needs a name, a latitude and a longitude, or a p-code")
        Path(part).replace(to)
    finally:
        Path(part).unlink(missing_ok=True)
    return count


def _rows(file: Path) -> Iterator[Row]:
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            first = lines.readline().split("\t")
        if len(first) == FIELDS and first[0].isdigit():
            yield from _geonames(file)
            return
        with file.open(encoding="utf-8-sig", newline="") as lines:
            yield from _table(lines, "\t".join(first), file)
    except (UnicodeDecodeError, csv.Error) as error:
        raise BrokenInput(f"{file}: not a table in UTF-8: {error}") from error


def _row(told: Told) -> Row:
    """A row of COLUMNS, its numbers checked."""
    latitude, longitude = told.point
    if any(told.point) and not (_degrees(latitude, LATITUDE) and _degrees(longitude, LONGITUDE)):
        raise BrokenInput(
            f"{told.where}: {told.name!r} lies at {latitude!r}, {longitude!r}: degrees with a point are needed"
        )
    people = told.population.replace(",", "").replace(" ", "").removesuffix(".0")
    if people and not people.isdecimal():
        raise BrokenInput(f"{told.where}: {told.name!r} has {told.population!r} people: a whole number is needed")
    keys = "|".join(dict.fromkeys(key for key in (folded(form) for form in (told.name, *told.others)) if key))
    place = (told.id, told.kind, told.name, _code(told.country), *told.units, *told.point, people.lstrip("0"))
    return [*(" ".join(field.split()) for field in place), keys]


def _degrees(written: str, most: float) -> bool:
    try:
        return math.isfinite(float(written)) and abs(float(written)) <= most
    except ValueError:
        return False


def _geonames(file: Path) -> Iterator[Row]:
    """Populated places and units of a dump; the names of units are in rows of their own, so it is read twice."""
    names = {}
    for _, row in _dump(file):
        if row[7] in ("ADM1", "ADM2"):
            names[row[8], row[10], row[11] if row[7] == "ADM2" else ""] = row[1]
    for number, row in _dump(file):
        if row[6] == "P" or row[7] in UNITS:
            kind = "settlement" if row[6] == "P" else UNITS[row[7]]
            inside = names.get((row[8], row[10], ""), ""), names.get((row[8], row[10], row[11]), "") if row[11] else ""
            yield _row(Told(where=f"{file}, line {number}", id=f"geonames:{row[0]}", kind=kind, name=row[1],
                            country=row[8], units=inside, point=(row[4], row[5]), population=row[14],
                            others=(row[2], *row[3].split(","))))  # fmt: skip


def _dump(file: Path) -> Iterator[tuple[int, list[str]]]:
    with file.open(encoding="utf-8-sig", newline="\n") as lines:
        for number, line in enumerate(lines, 1):
            row = line.rstrip("\r\n").split("\t")
            if len(row) == FIELDS:
                yield number, row


def _table(lines: Iterable[str], first: str, file: Path) -> Iterator[Row]:
    """A table with a head: of places with degrees, or of units with p-codes."""
    delimiter = max("\t;,", key=first.count)
    table = csv.DictReader(lines, delimiter=delimiter)
    names = {name.strip().lower(): name for name in table.fieldnames or ()}
    levels = [int(name[3]) for name in names if re.fullmatch(r"adm[1-4]_pcode", name)]
    placed = all(set(names).intersection(some) for some in (NAMES, LATITUDES, LONGITUDES))
    if not placed and not levels:
        raise BrokenInput(
            f"{file}: its head is {', '.join(names) or 'empty'}: a column `name`, `latitude` and `longitude` is needed"
        )
    for row in table:
        value = {name: (row.get(own) or "").strip() for name, own in names.items()}
        where = f"{file}, line {table.line_num}"
        found = _place(value, where, file.stem, table.line_num) if placed else _unit(value, where, max(levels))
        if found:
            yield found


def _place(value: dict[str, str], where: str, stem: str, line: int) -> Row | None:
    name = _first(value, NAMES)
    if not name:
        return None
    point = _first(value, LATITUDES) or "nowhere", _first(value, LONGITUDES) or "nowhere"
    kind = value.get("kind", "").lower()
    inside = value.get("admin1") or _unit_name(value, 1), value.get("admin2") or _unit_name(value, 2)
    return _row(Told(where=where, id=f"{stem}:{value.get('id') or line}",
                     kind=kind if kind in KINDS else "settlement", name=name, country=_first(value, COUNTRIES),
                     units=inside, point=point, population=value.get("population", ""),
                     others=SPLIT.split(_first(value, OTHERS))))  # fmt: skip


def _unit(value: dict[str, str], where: str, level: int) -> Row | None:
    """A unit of the lowest level of a COD-AB list, with the version that the list states."""
    name, code = _unit_name(value, level), value[f"adm{level}_pcode"]
    if not name or not code:
        return None
    version = _first(value, ("version", "date", "validon"))
    inside = _unit_name(value, 1), _unit_name(value, 2)
    point = _first(value, LATITUDES), _first(value, LONGITUDES)
    return _row(Told(where=where, id=f"pcode:{code}" + (f"@{version}" if version else ""), kind=f"adm{min(level, 3)}",
                     name=name, country=_first(value, COUNTRIES), units=inside, point=point))  # fmt: skip


def _unit_name(value: dict[str, str], level: int) -> str:
    return _first(value, [f"adm{level}_{tongue}" for tongue in TONGUES])


def _first(value: dict[str, str], names: Sequence[str]) -> str:
    return next((value[name] for name in names if value.get(name)), "")


@cache
def _code(country: str) -> str:
    """ISO 3166 alpha-3 of a country given by either code or by a name; empty if it is none."""
    known = lexicon.countries()
    if any(one.code == country for one in known.names.values()):
        return country
    found = known.alpha2.get(country.upper()) or known.names.get(country)
    return found.code if found else ""
