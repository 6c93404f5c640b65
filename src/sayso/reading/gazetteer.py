"""Names of places and what they may mean: an indexed file, looked names up in by their folded forms.

The asset is a compressed table. On first use it becomes an SQLite file in the user's cache, named by the table's
digest, which later runs open at once. Tables of the user's own (own_gazetteers.py) are kept and indexed in the same way
and asked together with it.
Countries come from the lexicon; where a place lies is WGS84 degrees.
"""

from __future__ import annotations

import getpass
import hashlib
import io
import logging
import os
import re
import sqlite3
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import platformdirs
import zstandard
from rapidfuzz import fuzz

from sayso.errors import AssetError
from sayso.reading import lexicon

COLUMNS = "id kind name country admin1 admin2 latitude longitude population keys".split()
"""Of the table: kind is settlement, adm1, adm2 or a kind of region or water; keys are folded names, its own first."""
PACKED = ".tsv.zst"
TABLE = "places" + PACKED
LAYOUT = 3
"""Number of the layout of the indexed file: another number, another file in the cache."""
SCHEMA = """
create table place (number integer primary key, id text, kind text, name text, country text, admin1 text, admin2 text,
                    latitude real, longitude real, population integer);
create table name (key text, number integer, own integer, primary key (key, number)) without rowid;
create index named on name (number);
create index unit on place (country, admin1);
create virtual table near using fts5(key, tokenize = 'trigram', detail = 'none', columnsize = 0);
"""
EXACTLY = 100.0
ALIKE = 80.0
"""Least likeness, of 100, of a name that is spelt differently (rapidfuzz's ratio)."""
ASKED = 400
"""Names that share most trigrams with a misspelt one, to be compared with it letter by letter."""
GRAM = 3
log = logging.getLogger("sayso")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A place that a name may mean.

    `kind`: settlement, adm1, adm2, country, or a kind of region or water; `own` if it was found by its first name, not
    by another one; `alike` says how like the name is that was asked for, 100 for the same.
    """

    id: str
    kind: str
    name: str
    country: str
    admin1: str | None
    admin2: str | None
    latitude: float | None
    longitude: float | None
    population: int
    own: bool = True
    alike: float = EXACTLY

    @property
    def described(self) -> tuple[str, ...]:
        """For people: name, kind, where, population, degrees, how it was found, id."""
        where = ", ".join(dict.fromkeys(filter(None, (self.admin2, self.admin1, self.country))))
        people = f"{self.population:,}" if self.population else ""
        degrees = f"{self.latitude:.2f} {self.longitude:.2f}" if self.latitude is not None else ""
        exactly = "by its name" if self.own else "by another name"
        how = exactly if self.alike == EXACTLY else f"spelt {self.alike:.0f} % so"
        return self.name, self.kind, where, people, degrees, how, self.id


LETTERS = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ħ": "h", "æ": "ae", "œ": "oe", "ß": "ss", "ð": "d"})
"""What no decomposition of Unicode takes apart."""
GAPS = re.compile(r"[\s/\u2010-\u2015\u2212-]+")
"""Spaces, dashes of every length, strokes: one space."""


def folded(name: str) -> str:
    """Lower case without accents, apostrophes, hyphens and a leading article: what two spellings of a name share."""
    parts = unicodedata.normalize("NFKD", name.lower().translate(LETTERS))
    letters = "".join(c for c in parts if not unicodedata.combining(c))
    return re.sub(r"[^\w ]|_", "", GAPS.sub(" ", letters)).strip().removeprefix("the ")


class Gazetteer:
    """Looks names up in some indexed files, all together."""

    def __init__(self, *files: Path) -> None:
        self._files = files
        self._open: list[sqlite3.Connection] | None = None
        self._process = 0
        self.find = lru_cache(maxsize=20_000)(self._find)

    def _find(self, name: str) -> tuple[Entry, ...]:
        """Everything that the name may mean, spelt so: countries first, then by population."""
        found: dict[str, Entry] = {}
        for file in self._connections():
            for entry in _exact(file, folded(name)):
                found.setdefault(entry.id, entry)
        entries = sorted(found.values(), key=lambda entry: (-entry.population, entry.id))
        known = lexicon.countries().names.get(name)
        if known is None or (name != known.name and any(_constituent(entry, known.code) for entry in entries)):
            return tuple(entries)
        return (_country(known), *entries)

    def candidates(self, name: str, limit: int) -> tuple[Entry, ...]:
        """What a name may mean, spelt so or nearly so: to show to a person."""
        exact = self.find(name)
        known = {entry.id for entry in exact}
        return (*exact, *(entry for entry in self.alike(name, limit) if entry.id not in known))[:limit]

    def alike(self, name: str, limit: int = 10) -> tuple[Entry, ...]:
        """Places whose names are nearly that: the most alike first, then by population."""
        return _likeliest(entry for file in self._connections() for entry in _nearly(file, folded(name)))[:limit]

    def alike_inside(self, name: str, unit: Entry) -> tuple[Entry, ...]:
        """The same among the settlements and lesser units of a first- or second-level unit: another transcription."""
        key = folded(name)
        rows = (row for file in self._connections() for row in file.execute(INSIDE, (unit.country, unit.admin1)))
        return _likeliest(
            _entry(row, alike)
            for other, *row in rows
            if unit.admin2 is None or row[5] == unit.admin2
            if (alike := fuzz.ratio(key, other, score_cutoff=ALIKE))
        )

    def _connections(self) -> list[sqlite3.Connection]:
        """A connection of this process's own: one that was opened before a fork must not be used after it."""
        if self._open is None or self._process != os.getpid():
            self._open = [_opened(file) for file in self._files]
            self._process = os.getpid()
        return self._open


def cache_folder() -> Path:
    """Where the indexed table is kept: the user's cache, or what SAYSO_CACHE names."""
    return Path(os.environ.get("SAYSO_CACHE") or platformdirs.user_cache_path("sayso"))


def indexed(table: Path) -> Path:
    """The indexed file of a table, made if this user has none yet.

    Raises:
        AssetError: if there is nowhere to keep it.
    """
    with table.open("rb") as content:
        digest = hashlib.file_digest(content, "sha256").hexdigest()[:16]
    name = f"{table.name.removesuffix(PACKED)}-{digest}-{LAYOUT}.sqlite"
    folders = (cache_folder(), _passing_folder())
    for folder in folders:
        if (folder / name).is_file():
            return folder / name
    trouble = ""
    for folder in folders:
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            log.warning("first use: indexing %s into %s (once, some ten seconds)", table.name, folder)
            return write(folder / name, read_table(table))
        except (OSError, sqlite3.Error) as error:
            trouble = f"{folder}: {error}"
            log.warning("cannot index into %s", trouble)
    raise AssetError(f"nowhere to keep the index of {table.name} ({trouble}): set SAYSO_CACHE to a folder to write in")


def _passing_folder() -> Path:
    """A folder of this user's own among the temporary ones, where the cache cannot be written."""
    return Path(tempfile.gettempdir()) / f"sayso-{getpass.getuser()}"


def read_table(table: Path) -> Iterator[list[str]]:
    """The rows of a compressed table, in the order of COLUMNS."""
    with table.open("rb") as file, zstandard.ZstdDecompressor().stream_reader(file) as packed:
        lines = io.TextIOWrapper(packed, encoding="utf-8", newline="\n")
        next(lines)
        for line in lines:
            yield line.rstrip("\n").split("\t")


def write(to: Path, rows: Iterable[Sequence[str]]) -> Path:
    """Writes rows of COLUMNS as an indexed file; whole or not at all, however many processes try."""
    handle, part = tempfile.mkstemp(dir=to.parent, prefix=to.stem, suffix=".part")
    try:
        with closing(sqlite3.connect(part)) as base:
            base.executescript("pragma journal_mode = off; pragma synchronous = off;" + SCHEMA)
            base.execute("begin")
            for number, row in enumerate(rows):
                *place, keys = row
                base.execute("insert into place values (?,?,?,?,?,?,?,?,?,?)", (number, *(v or None for v in place)))
                names = [(key, number, not n) for n, key in enumerate(dict.fromkeys(keys.split("|")))]
                base.executemany("insert or ignore into name values (?,?,?)", names)
            base.execute("insert into near select distinct key from name")
            base.execute("insert into near(near) values ('optimize')")
            base.commit()
        os.fsync(handle)
        os.close(handle)
        handle = -1
        Path(part).chmod(0o644)
        _put(Path(part), to)
    finally:
        if handle >= 0:
            os.close(handle)
        Path(part).unlink(missing_ok=True)
    return to


def _put(part: Path, to: Path) -> None:
    """Moves a finished file to its place; where another process was first and holds it open, that one serves."""
    try:
        part.replace(to)
    except PermissionError:
        if not to.is_file():
            raise


def _opened(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)


def _likeliest(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Each place once, as it is most alike: the most alike first, then by population."""
    found: dict[str, Entry] = {}
    for entry in entries:
        if entry.id not in found or entry.alike > found[entry.id].alike:
            found[entry.id] = entry
    return tuple(sorted(found.values(), key=lambda entry: (-entry.alike, -entry.population, entry.id)))


PLACE = "select id, kind, place.name, country, admin1, admin2, latitude, longitude, population, own from name"
INSIDE = (
    "select key, id, kind, place.name, country, admin1, admin2, latitude, longitude, population, own "
    "from place join name using (number) where country = ? and admin1 = ? and kind <> 'adm1'"
)


def _exact(base: sqlite3.Connection, key: str) -> Iterator[Entry]:
    for row in base.execute(f"{PLACE} join place using (number) where key = ?", (key,)):
        yield _entry(row)


def _nearly(base: sqlite3.Connection, key: str) -> Iterator[Entry]:
    grams = [key[n : n + GRAM] for n in range(len(key) - GRAM + 1)]
    if not grams:
        return
    asked = " OR ".join(f'"{gram}"' for gram in dict.fromkeys(grams))
    rows = base.execute("select key from near where near match ? order by rank limit ?", (asked, ASKED))
    likeness = {other: fuzz.ratio(key, other) for (other,) in rows}
    for other, alike in likeness.items():
        if alike >= ALIKE:
            for row in base.execute(f"{PLACE} join place using (number) where key = ?", (other,)):
                yield _entry(row, alike)


def _entry(row: Sequence[object], alike: float = EXACTLY) -> Entry:
    id_, kind, name, country, admin1, admin2, latitude, longitude, population, own = row
    return Entry(
        id=str(id_),
        kind=str(kind),
        name=str(name),
        country=str(country or ""),
        admin1=str(admin1) if admin1 else None,
        admin2=str(admin2) if admin2 else None,
        latitude=float(str(latitude)) if latitude is not None else None,
        longitude=float(str(longitude)) if longitude is not None else None,
        population=int(str(population or 0)),
        own=bool(own),
        alike=alike,
    )


def _constituent(entry: Entry, country: str) -> bool:
    """Whether a name is that of a part of the country that it also stands for: England is a unit, not Britain."""
    return entry.kind == "adm1" and entry.own and entry.country == country


def _country(known: lexicon.Country) -> Entry:
    return Entry(
        id=f"geonames:{known.geonames}",
        kind="country",
        name=known.name,
        country=known.code,
        admin1=None,
        admin2=None,
        latitude=known.latitude,
        longitude=known.longitude,
        population=0,
    )
