"""In whose voice a claim is told: the innermost saying that holds it, and those around that one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.reading.entities import Cast
from sayso.reading.saying import Saying
from sayso.reading.standing import speaker_kind
from sayso.record import Act, SpeakerKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Who tells a claim: the chain of sayings from the innermost outward."""

    chain: tuple[Saying, ...]
    speakers: tuple[str, ...]
    kind: SpeakerKind

    @property
    def act(self) -> Act | None:
        """The act of the innermost saying."""
        return self.chain[0].attribution.act if self.chain else None


OWN = Voice(chain=(), speakers=(), kind=SpeakerKind.MEDIA)
"""The article's own voice."""


def voices_at(offset: int, sayings: Sequence[Saying], cast: Cast) -> list[Voice]:
    """Who tells what stands at an offset: the article, or each voice of the innermost saying that holds it."""
    holding = [one for one in sayings if any(span.start <= offset < span.end for span in one.attribution.content)]
    if not holding:
        return [OWN]
    innermost = min(holding, key=_content_size).attribution
    together = [
        one for one in holding if one.attribution.cue == innermost.cue and one.attribution.content == innermost.content
    ]
    return [_chained(one, sayings, cast) for one in together]


def _content_size(saying: Saying) -> int:
    return sum(span.end - span.start for span in saying.attribution.content)


def _chained(innermost: Saying, sayings: Sequence[Saying], cast: Cast) -> Voice:
    """The chain of sayings from the innermost outward."""
    by_id = {one.attribution.id: one for one in sayings}
    chain: list[Saying] = []
    one: Saying | None = innermost
    while one is not None and one not in chain:
        chain.append(one)
        one = by_id.get(one.attribution.via or "")
    heard = dict.fromkeys(one.attribution.entity for one in chain if one.attribution.entity)
    return Voice(
        chain=tuple(chain),
        speakers=tuple(heard),
        kind=speaker_kind(cast, cast.entity(innermost.attribution.entity)),
    )
