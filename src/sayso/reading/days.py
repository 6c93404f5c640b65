"""The day of a happening that no date of its own sentence gives: from its other tellings and the course of the article.

For news text. In this order: an entry of a live blog tells of its own day; another telling of the same happening may
have a day; a claim before it in its paragraph may; what stands in front of the story or in its lead happens on the
story's day, which is that of its first dated news; then the nearest happening of its type; then the story's day. Acts
of speech, what lies ahead and what is no news (damage in an undated picture) are left as they are. The basis is always
`context`: nobody said so of this claim.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from sayso.reading.dates import day_of
from sayso.reading.likeness import FRONT
from sayso.reading.setting import NEWS_DAYS, SPOKEN
from sayso.record import Basis, Block, BlockKind, Claim, Modality, Timeframe, When

AHEAD = frozenset({Modality.FUTURE, Modality.SCHEDULED, Modality.DEMANDED, Modality.CONDITIONAL})


def with_days(claims: Sequence[Claim], published: str | None, blocks: Sequence[Block], lead: int) -> tuple[Claim, ...]:
    """The claims, those without a date of their own with the days that the article gives them."""
    course = _Course(claims=claims, day=published[:10] if published else None, blocks=blocks, lead=lead)
    return tuple(dataclasses.replace(claim, when=course.when(claim)) for claim in claims)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Course:
    """An article's claims with its publication day and where its lead ends."""

    claims: Sequence[Claim]
    day: str | None
    blocks: Sequence[Block]
    lead: int

    def when(self, claim: Claim) -> When:
        """When a claim happened, by its own words or by the article's course."""
        if claim.when.basis is not Basis.PUBLICATION or claim.modality in AHEAD:
            return claim.when
        if claim.block is BlockKind.LIVEBLOG and self.day:
            return When(date=None, earliest=self.day, latest=self.day, basis=Basis.CONTEXT)
        if claim.type in SPOKEN or claim.timeframe is not Timeframe.NEWS:
            return claim.when
        found = next(self._others(claim), None)
        if found is None:
            return claim.when
        return When(date=None, earliest=found.when.earliest, latest=found.when.latest, basis=Basis.CONTEXT)

    def _others(self, claim: Claim) -> Iterator[Claim]:
        """Claims whose day may be this one's, the likeliest first."""
        dated = [one for one in self.claims if one.when.date is not None and one.modality not in AHEAD]
        past = [one for one in dated if not self.day or not one.when.earliest or one.when.earliest <= self.day]
        yield from (one for one in past if one.happening == claim.happening)
        news = [one for one in dated if self._is_news(one)]
        block = next((b for b in self.blocks if b.start <= claim.trigger.start < b.end), None)
        before = [one for one in news if block and block.start <= one.trigger.start < claim.trigger.start]
        yield from before[-1:]
        if claim.block in FRONT or claim.block is BlockKind.CAPTION or claim.trigger.start < self.lead:
            yield from news[:1]
        same = [one for one in news if one.type is claim.type]
        yield from sorted(same, key=lambda one: abs(one.trigger.start - claim.trigger.start))[:1]
        yield from news[:1]

    def _is_news(self, claim: Claim) -> bool:
        """Whether a claim tells of the days that the article is about, and of no longer time."""
        published, latest, earliest = day_of(self.day), day_of(claim.when.latest), day_of(claim.when.earliest)
        if published is None or latest is None or earliest is None:
            return False
        reach = timedelta(NEWS_DAYS)
        return published - reach <= latest <= published and latest - earliest <= reach
