"""A mention as the stages pass it on, with what told it."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.reading import lexicon
from sayso.reading.lexicon import Known, PeopleNoun
from sayso.reading.parse import Sentence
from sayso.record import Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A mention with what told it: its sentence, its run of tokens, and the list entry it comes from, if any.

    `noun` is what is known of a common noun, None for a name. `titles` are the words of rank or office before a
    person's name.
    """

    mention: Mention
    sentence: int
    first: int
    last: int
    noun: PeopleNoun | None = None
    known: Known | None = None
    country: str | None = None
    titles: tuple[str, ...] = ()

    @property
    def named(self) -> bool:
        """Whether it is a name, not a common noun."""
        return self.noun is None


def titles_before(sentence: Sentence, first: int) -> tuple[str, ...]:
    """The words of rank or office right before a name."""
    place = first
    while place > 0 and sentence.tokens[place - 1].lower in lexicon.name_words()["titles"]:
        place -= 1
    return tuple(token.text for token in sentence.tokens[place:first])
