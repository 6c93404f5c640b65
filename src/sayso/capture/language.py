"""Which language a text is in, so that only English is read.

By py3langid on the clean text. A line or two is no basis for it ("Al-Shabaab raids Mandera" comes out as
Bikol): very short text counts as English unless its script or a sure detection says otherwise.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

ENGLISH: Final = "en"

SHORT_LETTERS: Final = 150
"""Letters below which a text is very short.

Moved on invented headlines and briefs in eleven languages: headlines full of foreign names are told wrong up to
some 60 letters; at 150 the language is right even where every second word is a name.
"""

SURE: Final = 0.9
"""The share of belief at which a very short text is taken to be in the language detected; English briefs with
names in them stay under 0.6 for any other language, one plain sentence of Spanish or French lies over 0.95."""

SAMPLE: Final = 20_000
"""Code points looked at; the language does not change after them, the time would."""

SENTENCE_END: Final = re.compile(r"[.!?…。؟][\"”’»)]*(?:\s|$)")
LATIN: Final = 0.5
"""The share of Latin letters under which the script is clearly another one."""


def detect_language(text: str) -> str | None:
    """The ISO 639 code of the text's language; None where it has no letters at all.

    A text of under `SHORT_LETTERS` letters, or under two sentences, is "en" unless its script is not Latin or
    the detection is sure.
    """
    sample = text[:SAMPLE]
    letters = [character for character in sample if character.isalpha()]
    if not letters:
        return None
    language, belief = _classifier().classify(sample)
    if _is_short(sample, len(letters)) and _latin(letters) >= LATIN and belief < SURE:
        return ENGLISH
    return str(language)


def _is_short(text: str, letters: int) -> bool:
    return letters < SHORT_LETTERS or (letters < 2 * SHORT_LETTERS and len(SENTENCE_END.findall(text)) < 2)


def _latin(letters: list[str]) -> float:
    """The share of Latin letters among the first few hundred."""
    first = letters[:400]
    return sum(1 for letter in first if unicodedata.name(letter, "").startswith("LATIN")) / len(first)


@cache
def _classifier() -> LanguageIdentifier:
    """The model of py3langid, loaded at the first use (half a second)."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
