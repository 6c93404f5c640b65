"""The nouns that every room speaks in, and the JSON they make.

Frozen values without behaviour beyond their own shape; imports nothing of sayso. What each key means to a
reader is told in docs/record.md, the contract. All offsets count Unicode code points of `article.text`, end
exclusive; a gap is `None`, never a guess. Days are ISO 8601 strings ("2021-09-05", with a time where one is known).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import msgspec

SCHEMA = 1


class BlockKind(StrEnum):
    """What a paragraph of the article is."""

    TITLE = "title"
    STANDFIRST = "standfirst"
    BULLET = "bullet"
    BODY = "body"
    QUOTE = "quote"
    CAPTION = "caption"
    TABLE = "table"
    LIVEBLOG = "liveblog"
    BYLINE = "byline"
    DATELINE = "dateline"


class PublishedBasis(StrEnum):
    """How the publication day is known."""

    GIVEN = "given"
    PAGE = "page"
    URL = "url"
    TEXT = "text"
    NONE = "none"


class EntityKind(StrEnum):
    """What a mention or an entity is."""

    PERSON = "person"
    GROUP = "group"
    ORGANIZATION = "organization"
    PLACE = "place"
    FACILITY = "facility"
    WEAPON = "weapon"
    VEHICLE = "vehicle"
    NATIONALITY = "nationality"


class Precision(StrEnum):
    """How precisely a place is known."""

    EXACT = "exact"
    SETTLEMENT = "settlement"
    NEAR_SETTLEMENT = "near_settlement"
    ADM3 = "adm3"
    ADM2 = "adm2"
    ADM1 = "adm1"
    LINEAR_OR_FUZZY = "linear_or_fuzzy"
    COUNTRY = "country"


class PlaceUse(StrEnum):
    """How a toponym is meant."""

    LITERAL = "literal"
    METONYMIC = "metonymic"
    DEMONYM = "demonym"


class PlaceBasis(StrEnum):
    """How far from the trigger a claim found its place."""

    ROLE = "role"
    CLAUSE = "clause"
    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"
    FOCUS = "focus"


class TimexType(StrEnum):
    """The four kinds of a TIMEX3 expression."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Basis(StrEnum):
    """How a day or an interval is known."""

    STATED = "stated"
    RELATIVE = "relative"
    VAGUE = "vague"
    CONTEXT = "context"
    PUBLICATION = "publication"


class Act(StrEnum):
    """What a voice does with what it says."""

    STATE = "state"
    CLAIM = "claim"
    CONFIRM = "confirm"
    DENY = "deny"
    ACCUSE = "accuse"
    THREATEN = "threaten"
    WARN = "warn"
    DEMAND = "demand"
    OFFER = "offer"
    PROMISE = "promise"
    AGREE = "agree"
    REJECT = "reject"
    PLAN = "plan"
    PREDICT = "predict"
    BELIEVE = "believe"
    WANT = "want"
    DOUBT = "doubt"
    SUSPECT = "suspect"
    ASK = "ask"


class ClaimType(StrEnum):
    """PLOVER's sixteen types, and five of our own."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"
    CONTROL = "CONTROL"
    DISPLACEMENT = "DISPLACEMENT"
    SHORTAGE = "SHORTAGE"
    ACCESS = "ACCESS"
    ASSESSMENT = "ASSESSMENT"


class Relation(StrEnum):
    """Of the innermost speaker to the happening."""

    SELF = "self"
    ALLY = "ally"
    ADVERSARY = "adversary"
    VICTIM = "victim"
    THIRD_PARTY = "third_party"
    OUTLET = "outlet"


class SpeakerKind(StrEnum):
    """What the innermost speaker is."""

    BELLIGERENT = "belligerent"
    GOVERNMENT = "government"
    OFFICIAL = "official"
    HUMANITARIAN = "humanitarian"
    WITNESS = "witness"
    ANALYST = "analyst"
    MEDIA = "media"
    UNNAMED = "unnamed"


class Polarity(StrEnum):
    """Of the content: said to be so, or said not to be so."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class Modality(StrEnum):
    """Whether the content is told as fact, plan, possibility or aim."""

    ACTUAL = "actual"
    POSSIBLE = "possible"
    SCHEDULED = "scheduled"
    FUTURE = "future"
    CONDITIONAL = "conditional"
    ATTEMPTED = "attempted"
    DEMANDED = "demanded"


class Status(StrEnum):
    """One word a reader can trust; only ever looked up in ontology/status.csv."""

    DENIED = "denied"
    HYPOTHETICAL = "hypothetical"
    UNCONFIRMED = "unconfirmed"
    THREATENED = "threatened"
    DEMANDED = "demanded"
    OFFERED = "offered"
    PROMISED = "promised"
    PLANNED = "planned"
    FORECAST = "forecast"
    ATTEMPTED = "attempted"
    NEGATED = "negated"
    ACCUSED = "accused"
    REPORTED = "reported"
    CLAIMED = "claimed"


class Timeframe(StrEnum):
    """News, its context of the thirty days before publication, or older."""

    NEWS = "news"
    RECENT = "recent"
    HISTORY = "history"


class Bound(StrEnum):
    """How a number is bounded by its words."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOUT = "about"
    VAGUE = "vague"


class Period(StrEnum):
    """Of one incident, or a total so far."""

    INCIDENT = "incident"
    CUMULATIVE = "cumulative"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A run of `article.text`, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A span with its words: `text[start:end] == exact`, always."""

    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """The bytes as they came, named by their SHA-256; the bytes themselves stay out of the record."""

    sha256: str
    bytes: int
    media_type: str
    charset: str | None = None
    url: str | None = None
    fetched_at: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph of the clean text and what it is; a live-blog entry may carry its time of day."""

    kind: BlockKind
    start: int
    end: int
    time: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """Clean text in typed blocks. `origin` rows: start, end, captured start, captured end."""

    id: str
    title: str | None
    source: str | None
    bylines: tuple[str, ...]
    language: str | None
    published: str | None
    published_basis: PublishedBasis
    text: str
    blocks: tuple[Block, ...]
    origin: tuple[tuple[int, int, int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name, or a common noun of people or forces that a claim hangs on."""

    start: int
    end: int
    exact: str
    kind: EntityKind
    entity: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Somebody or something that the article speaks of; unnamed voices are entities too."""

    id: str
    name: str
    kind: EntityKind
    role: str | None = None
    of: str | None = None
    named: bool = True
    country: str | None = None
    sector: str | None = None
    wikidata: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceCandidate:
    """A gazetteer entry that a toponym might also have meant."""

    id: str
    name: str
    country: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A toponym and where it lies; WGS84 degrees, a representative point for anything wider than a settlement."""

    start: int
    end: int
    exact: str
    name: str
    id: str | None
    kind: str | None
    country: str | None
    admin1: str | None
    admin2: str | None
    latitude: float | None
    longitude: float | None
    precision: Precision | None
    use: PlaceUse
    score: float | None
    runners_up: tuple[PlaceCandidate, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """A TIMEX3 expression, its value and the days it bounds (both ends included)."""

    start: int
    end: int
    exact: str
    type: TimexType
    value: str | None
    earliest: str | None
    latest: str | None
    basis: Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One voice saying one thing. `via` is the attribution it stands inside, `date` an index into dates."""

    id: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    entity: str | None
    medium: str | None
    act: Act
    via: str | None = None
    date: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Words that fill a role of a claim, and the entity they name."""

    start: int
    end: int
    exact: str
    entity: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """Who and what else takes part, beside actors and recipients."""

    instrument: tuple[Participant, ...] = ()
    target: tuple[Participant, ...] = ()
    object: tuple[Participant, ...] = ()
    cause: tuple[Participant, ...] = ()
    origin: tuple[Participant, ...] = ()
    destination: tuple[Participant, ...] = ()
    beneficiary: tuple[Participant, ...] = ()
    topic: tuple[Participant, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """Of the happening, not of the saying. `date` is an index into dates; bounds may be None."""

    date: int | None
    earliest: str | None
    latest: str | None
    basis: Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many; vague words keep `low` and `high` empty. `part_of` is an index into the claim's counts."""

    of: str
    who: str | None
    unit: str
    low: float | int | None
    high: float | int | None
    bound: Bound
    part_of: int | None
    out_of: float | int | None
    period: Period
    since: str | None
    exact: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AcledCode:
    """ACLED's event type and sub-event type."""

    event_type: str
    sub_event_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Codes:
    """Other people's schemes; None where the claim is not admitted there."""

    cameo: str | None = None
    acled: AcledCode | None = None
    ucdp: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The words a claim rests on, with their neighbours (a W3C TextQuoteSelector and TextPositionSelector)."""

    start: int
    end: int
    exact: str
    prefix: str
    suffix: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One happening as one voice tells it: the row."""

    id: str
    type: ClaimType
    mode: str | None
    contexts: tuple[str, ...]
    happening: str
    content_of: str | None
    codes: Codes
    trigger: Words
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    roles: Roles
    place: int | None
    place_basis: PlaceBasis | None
    when: When
    counts: tuple[Count, ...]
    attribution: str | None
    speakers: tuple[str, ...]
    relation: Relation
    speaker_kind: SpeakerKind
    polarity: Polarity
    modality: Modality
    hedge: str | None
    status: Status
    timeframe: Timeframe
    block: BlockKind
    evidence: Evidence
    score: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedOver:
    """Why an article was captured but not read."""

    kind: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was read out of one article."""

    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    places: tuple[Place, ...] = ()
    dates: tuple[TimeExpression, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
    passed_over: PassedOver | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What read it: the version, and the digests of models and gazetteer (None: none was used)."""

    sayso: str
    models: dict[str, str] = field(default_factory=dict)
    gazetteer: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One article and its reading: one line of `sayso read --json`."""

    input: str
    run: Run
    capture: Capture
    article: Article
    reading: Reading

    def to_dict(self) -> dict[str, Any]:
        """The line as plain values, its keys as docs/record.md names them."""
        head = {name: msgspec.to_builtins(getattr(self, name)) for name in ("input", "run", "capture", "article")}
        return {"schema": SCHEMA, **head, **msgspec.to_builtins(self.reading)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What went wrong with one input: a word for machines and a sentence for people."""

    kind: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """An input that could not be read: it takes its line in the stream, and the others go on."""

    input: str
    error: Problem

    def to_dict(self) -> dict[str, Any]:
        """The line as plain values."""
        return {"input": self.input, "error": msgspec.to_builtins(self.error)}
