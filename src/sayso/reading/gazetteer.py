"""Names of places and what they may mean: the gazetteer asset, held in memory.

A first version: exact names after folding of case and accents. Countries come from the lexicon, settlements and
units from the asset; where they lie is WGS84 degrees.
"""

from __future__ import annotations

import io
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import zstandard

from sayso.reading import lexicon


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A place that a name may mean. `kind`: settlement, adm1, adm2 or country."""

    id: str
    kind: str
    name: str
    country: str
    admin1: str | None
    admin2: str | None
    latitude: float | None
    longitude: float | None
    population: int


def folded(name: str) -> str:
    """Lower case without accents, apostrophes, hyphens and a leading article: what two spellings of a name share."""
    parts = unicodedata.normalize("NFKD", name.replace("ı", "i").replace("ł", "l").replace("ø", "o"))
    letters = "".join(c for c in parts if not unicodedata.combining(c)).lower()
    return re.sub(r"[^\w ]|_", "", letters.replace("-", " ")).strip().removeprefix("the ")


class Gazetteer:
    """Looks names up. Rows are kept as text and split when they are asked for: opening takes a fraction of a second."""

    def __init__(self, folder: Path) -> None:
        packed = zstandard.ZstdDecompressor().stream_reader(io.BytesIO((folder / "places.tsv.zst").read_bytes()))
        self._rows = packed.read().decode("utf-8").split("\n")[1:-1]
        self._names: dict[str, list[int]] = {}
        for number, row in enumerate(self._rows):
            for key in row[row.rindex("\t") + 1 :].split("|"):
                self._names.setdefault(key, []).append(number)

    def find(self, name: str) -> tuple[Entry, ...]:
        """Everything that the name may mean, countries first, then by population."""
        known = lexicon.countries().names.get(name)
        if known:
            return (
                Entry(
                    id=known.geonames,
                    kind="country",
                    name=known.name,
                    country=known.code,
                    admin1=None,
                    admin2=None,
                    latitude=known.latitude,
                    longitude=known.longitude,
                    population=0,
                ),
            )
        numbers = dict.fromkeys(self._names.get(folded(name), ()))
        return tuple(sorted((_entry(self._rows[n]) for n in numbers), key=lambda e: (-e.population, int(e.id))))


def _entry(row: str) -> Entry:
    id_, kind, name, country, admin1, admin2, latitude, longitude, population, _ = row.split("\t")
    return Entry(
        id=id_,
        kind=kind,
        name=name,
        country=country,
        admin1=admin1 or None,
        admin2=admin2 or None,
        latitude=float(latitude) if latitude else None,
        longitude=float(longitude) if longitude else None,
        population=int(population or 0),
    )
