"""What the tests of several rooms share: a factory of records out of a few words, and a reader that needs no models."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import pytest
from hypothesis import settings

from sayso.capture.draft import Draft as CaptureDraft
from sayso.capture.draft import DraftBlock, Hints
from sayso.capture.traced import Traced
from sayso.record import (
    Act,
    Article,
    Attribution,
    Basis,
    Block,
    BlockKind,
    Bound,
    Capture,
    Claim,
    ClaimType,
    Codes,
    Count,
    Entity,
    EntityKind,
    Evidence,
    Modality,
    Participant,
    Period,
    Place,
    PlaceBasis,
    PlaceUse,
    Polarity,
    Precision,
    PublishedBasis,
    Reading,
    Record,
    Relation,
    Roles,
    Run,
    Span,
    SpeakerKind,
    Status,
    TimeExpression,
    Timeframe,
    TimexType,
    When,
    Words,
)

# The same examples on every run and every machine: a failure in CI is one that can be repeated.
settings.register_profile("same", derandomize=True, deadline=None)
settings.load_profile("same")


@dataclass
class Draftsman:
    """Makes records: `Draftsman([("title", "…"), ("body", "…")])`, then `claim(...)`, then `record()`.

    Words are found by themselves: the first occurrence at or after the block given by `block`.
    """

    paragraphs: list[tuple[str, str]]
    title: str | None = None
    published: str | None = "2031-05-04"
    language: str = "en"
    entities: list[Entity] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    dates: list[TimeExpression] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n\n".join(text for _, text in self.paragraphs)

    def blocks(self) -> tuple[Block, ...]:
        found, place = [], 0
        for kind, text in self.paragraphs:
            found.append(Block(kind=BlockKind(kind), start=place, end=place + len(text)))
            place += len(text) + 2
        return tuple(found)

    def at(self, words: str, block: int = 0) -> dict[str, int]:
        start = self.text.index(words, self.blocks()[block].start)
        return {"start": start, "end": start + len(words)}

    def people(self, words: list[str] | str, block: int = 0, entity: str | None = None) -> tuple[Participant, ...]:
        every = [words] if isinstance(words, str) else words
        return tuple(Participant(**self.at(one, block), exact=one, entity=entity) for one in every)

    def entity(self, name: str, **more: Any) -> str:
        identity = f"e{len(self.entities) + 1}"
        self.entities.append(Entity(id=identity, name=name, kind=EntityKind.PERSON, **more))
        return identity

    def place(self, words: str, block: int = 0, **more: Any) -> int:
        known = {
            "name": words,
            "id": "geonames:1",
            "kind": "settlement",
            "country": "COD",
            "admin1": "North Kivu",
            "admin2": None,
            "latitude": -1.6,
            "longitude": 29.2,
            "precision": Precision.SETTLEMENT,
            "use": PlaceUse.LITERAL,
            "score": 0.9,
        }
        self.places.append(Place(**self.at(words, block), exact=words, **(known | more)))
        return len(self.places) - 1

    def day(self, words: str, value: str, block: int = 0) -> When:
        self.dates.append(
            TimeExpression(
                **self.at(words, block),
                exact=words,
                type=TimexType.DATE,
                value=value,
                earliest=value,
                latest=value,
                basis=Basis.RELATIVE,
            )
        )
        return When(date=len(self.dates) - 1, earliest=value, latest=value, basis=Basis.RELATIVE)

    def voice(self, source: str, cue: str, entity: str, block: int = 0, **more: Any) -> str:
        identity = f"a{len(self.attributions) + 1}"
        self.attributions.append(
            Attribution(
                id=identity,
                source=(Span(**self.at(source, block)),),
                cue=(Span(**self.at(cue, block)),),
                content=(),
                entity=entity,
                **({"act": Act.STATE, "medium": None} | more),
            )
        )
        return identity

    def count(self, words: str, low: float | None, block: int = 0, **more: Any) -> Count:
        known = {
            "of": "killed",
            "who": None,
            "unit": "people",
            "high": low,
            "bound": Bound.EXACT,
            "part_of": None,
            "out_of": None,
            "period": Period.INCIDENT,
            "since": None,
        }
        return Count(**self.at(words, block), exact=words, low=low, **(known | more))

    def claim(self, trigger: str, block: int = 0, evidence: str | None = None, **more: Any) -> Claim:
        kind, whole = self.paragraphs[block]
        words = evidence or whole
        known: dict[str, Any] = {
            "id": f"{len(self.claims) + 1:02d}aa{len(trigger):04d}",
            "type": ClaimType.ASSAULT,
            "mode": None,
            "contexts": (),
            "happening": f"h{len(self.claims) + 1}",
            "content_of": None,
            "codes": Codes(),
            "actors": (),
            "recipients": (),
            "roles": Roles(),
            "place": None,
            "place_basis": None,
            "when": When(date=None, earliest=None, latest="2031-05-04", basis=Basis.PUBLICATION),
            "counts": (),
            "attribution": None,
            "speakers": (),
            "relation": Relation.OUTLET,
            "speaker_kind": SpeakerKind.MEDIA,
            "polarity": Polarity.POSITIVE,
            "modality": Modality.ACTUAL,
            "hedge": None,
            "status": Status.REPORTED,
            "timeframe": Timeframe.NEWS,
            "block": BlockKind(kind),
            "score": 0.8,
        }
        if more.get("place") is not None:
            known["place_basis"] = PlaceBasis.CLAUSE
        made = Claim(
            trigger=Words(**self.at(trigger, block), exact=trigger),
            evidence=Evidence(**self.at(words, block), exact=words, prefix="", suffix=""),
            **(known | more),
        )
        self.claims.append(made)
        return made

    def record(self) -> Record:
        text = self.text
        return Record(
            input="made.txt",
            run=Run(sayso="0"),
            capture=Capture(sha256="0" * 64, bytes=len(text.encode()), media_type="text/plain", charset="utf-8"),
            article=Article(
                id="made",
                title=self.title,
                source="example.org",
                bylines=(),
                language=self.language,
                published=self.published,
                published_basis=PublishedBasis.GIVEN if self.published else PublishedBasis.NONE,
                text=text,
                blocks=self.blocks(),
                origin=((0, len(text), 0, len(text)),),
            ),
            reading=Reading(
                entities=tuple(self.entities),
                places=tuple(self.places),
                dates=tuple(self.dates),
                attributions=tuple(self.attributions),
                claims=tuple(self.claims),
            ),
        )


@pytest.fixture
def draftsman() -> type[Draftsman]:
    return Draftsman


@pytest.fixture
def market() -> Record:
    """An attack on a market told three times, with two numbers and a denial, and a promise not to give in."""
    made = Draftsman(
        [
            ("title", "Shelling kills 12 in Sakembe market, governor says"),
            (
                "body",
                "Gunmen of the Lemba Front shelled the market of Sakembe on Saturday, killing at least 12 "
                "civilians, governor Odile Nsenga told the Kivu Courier.",
            ),
            ("body", "A spokesman of the Front denied any shelling. “We will never surrender the town,” he said."),
        ],
        title="Shelling kills 12 in Sakembe market, governor says",
    )
    nsenga, courier = made.entity("Odile Nsenga", role="governor"), made.entity("Kivu Courier")
    spokesman = made.entity("a spokesman of the Lemba Front", named=False)
    told = made.voice("governor Odile Nsenga", "told", nsenga, 1, medium="interview")
    denied = made.voice("A spokesman of the Front", "denied", spokesman, 2, act=Act.DENY)
    sakembe, saturday = made.place("Sakembe", 1), made.day("on Saturday", "2031-05-03", 1)
    governor = {"attribution": told, "speaker_kind": SpeakerKind.GOVERNMENT, "status": Status.ACCUSED}
    made.claim(
        "Shelling",
        0,
        happening="h1",
        speakers=(nsenga,),
        relation=Relation.ADVERSARY,
        mode="heavy-weapons",
        counts=(made.count("12", 12),),
        **governor,
    )
    made.claim(
        "shelled",
        1,
        happening="h1",
        mode="heavy-weapons",
        actors=made.people("Gunmen of the Lemba Front", 1),
        recipients=made.people("civilians", 1),
        roles=Roles(target=made.people("the market of Sakembe", 1)),
        place=sakembe,
        when=saturday,
        speakers=(nsenga, courier),
        relation=Relation.ADVERSARY,
        counts=(made.count("at least 12 civilians", 12, 1, who="civilians", high=None, bound=Bound.AT_LEAST),),
        **governor,
    )
    made.claim(
        "shelling",
        2,
        happening="h1",
        speakers=(spokesman,),
        attribution=denied,
        status=Status.DENIED,
        speaker_kind=SpeakerKind.BELLIGERENT,
        relation=Relation.SELF,
        evidence="A spokesman of the Front denied any shelling.",
    )
    made.claim(
        "surrender",
        2,
        type=ClaimType.CONCEDE,
        speakers=(spokesman,),
        attribution=denied,
        status=Status.PROMISED,
        polarity=Polarity.NEGATIVE,
        speaker_kind=SpeakerKind.BELLIGERENT,
        relation=Relation.SELF,
        roles=Roles(object=made.people("the town", 2)),
        evidence="We will never surrender the town,",
    )
    return made.record()


PARAGRAPH = re.compile(r"\n\s*\n")


def in_paragraphs(text: str, media_type: str, hints: Hints) -> CaptureDraft:
    """The simplest cleaner of its shape: paragraphs as body blocks, tags cut away."""
    whole = Traced.whole(text).sub(re.compile(r"<[^>]*>"), "") if media_type == "text/html" else Traced.whole(text)
    parts = [part.strip() for part in whole.split(PARAGRAPH)]
    return CaptureDraft(blocks=tuple(DraftBlock(kind=BlockKind.BODY, text=part) for part in parts if part.text))


def read_killings(article: Article) -> Reading:
    """The simplest reader of its shape: each "killed" is a claim of its own."""
    made = Draftsman([(block.kind, article.text[block.start : block.end]) for block in article.blocks])
    for number, (_, text) in enumerate(made.paragraphs):
        if "killed" in text:
            made.claim("killed", number, id=f"{article.id[:6]}{number}")
        if "crash me" in text:
            raise ZeroDivisionError("made to crash")
    return Reading(claims=tuple(made.claims))


@pytest.fixture
def simple(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pipeline with the simplest cleaner and reader, so that the doors are tested and not the rooms behind."""
    from sayso import pipeline
    from sayso.capture import article

    monkeypatch.setattr(article, "_cleaned", in_paragraphs)
    monkeypatch.setattr(pipeline, "_reader", lambda: lambda articles: [read_killings(one) for one in articles])


@pytest.fixture(autouse=True)
def _no_gazetteers_of_ones_own(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Tests read with the shipped table alone, whatever the person who runs them has added."""
    monkeypatch.setenv("SAYSO_GAZETTEERS", str(tmp_path_factory.getbasetemp() / "none"))
