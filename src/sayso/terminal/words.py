"""The plain words in which a record is told to people, as tables.

What the types and modes of claims are called stands in ontology/ (types.csv, modes.csv); here is the rest.
"""

from __future__ import annotations

import unicodedata
from typing import Final

from sayso.record import (
    BlockKind,
    Bound,
    ClaimType,
    Precision,
    PublishedBasis,
    Relation,
    SpeakerKind,
    Status,
    Timeframe,
)

NOT_SAID: Final = "not said"
OWN_VOICE: Final = "the article itself"

PUBLISHED: Final = {
    PublishedBasis.GIVEN: "as given",
    PublishedBasis.PAGE: "from the page",
    PublishedBasis.URL: "from its address",
    PublishedBasis.TEXT: "from its text",
}

BLOCKS: Final = {
    BlockKind.TITLE: "title",
    BlockKind.STANDFIRST: "standfirst",
    BlockKind.BULLET: "bullet point",
    BlockKind.BODY: "body",
    BlockKind.QUOTE: "block quote",
    BlockKind.CAPTION: "picture caption",
    BlockKind.TABLE: "table",
    BlockKind.LIVEBLOG: "live entry",
    BlockKind.BYLINE: "byline",
    BlockKind.DATELINE: "dateline",
}

SPEAKERS: Final = {
    SpeakerKind.BELLIGERENT: "belligerent",
    SpeakerKind.GOVERNMENT: "government",
    SpeakerKind.OFFICIAL: "official",
    SpeakerKind.HUMANITARIAN: "humanitarian",
    SpeakerKind.WITNESS: "witness",
    SpeakerKind.ANALYST: "analyst",
    SpeakerKind.MEDIA: "media",
    SpeakerKind.UNNAMED: "unnamed",
}

RELATIONS: Final = {
    Relation.SELF: "about itself",
    Relation.ALLY: "ally of the actor",
    Relation.ADVERSARY: "adversary of the actor",
    Relation.VICTIM: "victim",
    Relation.THIRD_PARTY: "third party",
}
"""What the innermost speaker is to the happening; the outlet's own voice needs no words."""

PRECISIONS: Final = {
    Precision.NEAR_SETTLEMENT: "near it",
    Precision.ADM3: "district level",
    Precision.ADM2: "district level",
    Precision.ADM1: "province level",
    Precision.LINEAR_OR_FUZZY: "roughly",
    Precision.COUNTRY: "country level",
}
"""What is less precise than a settlement says so."""

BOUNDS: Final = {Bound.AT_LEAST: "at least ", Bound.AT_MOST: "at most ", Bound.ABOUT: "about "}

TIMEFRAMES: Final = {Timeframe.RECENT: "weeks before", Timeframe.HISTORY: "history"}

NEGATIVE_BY_ITSELF: Final = frozenset({Status.NEGATED})
"""Statuses that say already that it is told not to be so; beside any other a negative claim shows NOT."""

ROLES: Final = {
    "object": "what of",
    "target": "target",
    "instrument": "with",
    "cause": "driven by",
    "origin": "from",
    "destination": "to",
    "beneficiary": "for",
    "topic": "about",
}

TAKES_WHOM: Final = frozenset(ClaimType) - {
    ClaimType.CONTROL,
    ClaimType.DISPLACEMENT,
    ClaimType.ACCESS,
    ClaimType.ASSESSMENT,
    ClaimType.MOBILIZE,
    ClaimType.RETREAT,
}
"""Types that are done to somebody, so that nobody named is a gap worth showing."""

TAKES_OBJECT: Final = frozenset({ClaimType.CONTROL, ClaimType.SHORTAGE, ClaimType.ACCESS})
TAKES_COUNT: Final = frozenset({ClaimType.ASSAULT, ClaimType.DISPLACEMENT})

LANGUAGES: Final = {
    "ar": "Arabic", "bn": "Bengali", "de": "German", "en": "English", "es": "Spanish", "fa": "Persian",
    "fr": "French", "ha": "Hausa", "he": "Hebrew", "hi": "Hindi", "id": "Indonesian", "it": "Italian",
    "ja": "Japanese", "ko": "Korean", "my": "Burmese", "nl": "Dutch", "pl": "Polish", "ps": "Pashto",
    "pt": "Portuguese", "ru": "Russian", "so": "Somali", "sw": "Swahili", "tr": "Turkish", "uk": "Ukrainian",
    "ur": "Urdu", "zh": "Chinese",
}  # fmt: skip
"""Languages that desks meet most; any other is shown by its code."""


def shown(text: str) -> str:
    """A text on one line that cannot command the terminal: captured text may hold escape sequences."""
    plain = " ".join(text.split())
    return "".join("\ufffd" if unicodedata.category(character) == "Cc" else character for character in plain)


def number(amount: int, one: str, many: str | None = None) -> str:
    """An amount with its noun, such as 1 claim or 1,200 claims."""
    return f"{amount:,} {one if amount == 1 else many or one + 's'}"
