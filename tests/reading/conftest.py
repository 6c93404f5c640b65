"""What the tests of the reading room share: articles out of a few words, and readings that answer by words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from sayso.assets import GAZETTEER, asset
from sayso.reading.gazetteer import TABLE, Gazetteer, indexed
from sayso.reading.reader import Tools, load_tools, read_articles
from sayso.record import (
    Article,
    Attribution,
    Block,
    BlockKind,
    Claim,
    Count,
    Entity,
    Place,
    PublishedBasis,
    Reading,
    Span,
)

PUBLISHED = "2031-05-04"
"""A Sunday."""


def make_article(*paragraphs: str, published: str | None = PUBLISHED, kinds: tuple[str, ...] = ()) -> Article:
    """An article of clean paragraphs, all of them body where `kinds` does not say what they are."""
    blocks, place = [], 0
    for number, text in enumerate(paragraphs):
        kind = BlockKind(kinds[number]) if number < len(kinds) else BlockKind.BODY
        blocks.append(Block(kind=kind, start=place, end=place + len(text)))
        place += len(text) + 2
    text = "\n\n".join(paragraphs)
    return Article(
        id="made",
        title=None,
        source="example.org",
        bylines=(),
        language="en",
        published=published,
        published_basis=PublishedBasis.GIVEN if published else PublishedBasis.NONE,
        text=text,
        blocks=tuple(blocks),
        origin=((0, len(text), 0, len(text)),) if text else (),
    )


@dataclass(frozen=True)
class Told:
    """A reading, asked by words."""

    article: Article
    reading: Reading

    def words(self, spans: tuple[Span, ...]) -> str:
        """The words of spans, several joined by a bar."""
        return " | ".join(self.article.text[span.start : span.end] for span in spans)

    def entity(self, words: str) -> Entity:
        """The entity of the first mention that has exactly these words."""
        id_ = next(one.entity for one in self.reading.mentions if one.exact == words)
        return self.named(id_)

    def named(self, id_: str | None) -> Entity:
        """The entity of an id."""
        return next(one for one in self.reading.entities if one.id == id_)

    def place(self, words: str) -> Place:
        """The first place that has exactly these words."""
        return next(one for one in self.reading.places if one.exact == words)

    def sayings(self) -> list[tuple[str, str, str]]:
        """Source, act and content of every attribution."""
        return [(self.words(one.source), one.act.value, self.words(one.content)) for one in self.reading.attributions]

    def saying(self, cue: str) -> Attribution:
        """The first attribution with this cue."""
        return next(one for one in self.reading.attributions if self.words(one.cue) == cue)

    def claims(self, trigger: str) -> list[Claim]:
        """Every claim with this trigger."""
        return [one for one in self.reading.claims if one.trigger.exact == trigger]

    def claim(self, trigger: str) -> Claim:
        """The only claim with this trigger."""
        (one,) = self.claims(trigger)
        return one

    def counts(self) -> list[Count]:
        """The counts of all claims, each once."""
        return list(dict.fromkeys(count for claim in self.reading.claims for count in claim.counts))


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return Gazetteer(indexed(asset(GAZETTEER).folder / TABLE))


@pytest.fixture(scope="session")
def article() -> Callable[..., Article]:
    return make_article


@pytest.fixture(scope="session")
def tools() -> Tools:
    return load_tools()


@pytest.fixture(scope="session")
def tell(tools: Tools) -> Callable[..., Told]:
    """Reads paragraphs: `tell("Rebels shelled Goma on Sunday.").claim("shelled")`."""

    def read(*paragraphs: str, published: str | None = PUBLISHED, kinds: tuple[str, ...] = ()) -> Told:
        article = make_article(*paragraphs, published=published, kinds=kinds)
        return Told(article, read_articles([article], tools)[0])

    return read
