"""The entries of a live blog: repeated containers that each say their own time of day."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.capture.page_blocks import Setting
from sayso.capture.page_select import View, is_furniture, is_prose

FEWEST = 3
"""A live blog has at least so many entries."""
SHARE = 0.6
"""Without a word of the page that it is a live blog, its entries hold at least this much of the chosen prose."""

_CLOCK = re.compile(r"(?<![\d.:])(\d{1,2})[:.](\d{2})(?![\d%])(?:[:.]\d{2})?\s*([ap])?\.?\s?m?\b", re.IGNORECASE)
_HEAD = re.compile(
    r"^\W{0,3}(?:(?:published|posted|updated|key event)\W{0,3})?(?:\d{1,2}\s?[a-z]{1,8} ago\W{0,3})?(?:at\s)?"
    r"(?:\d{1,2}[:.]\d{2}|$)",
    re.IGNORECASE,
)
_ISO_CLOCK = re.compile(r"T(\d{2}):(\d{2})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry: the stretches it is made of, and its time of day as "HH:MM" where one is told."""

    numbers: tuple[int, ...]
    time: str | None


def find_entries(view: View, chosen: Sequence[bool], declared: bool) -> list[Entry]:
    """The entries of a live blog; none where the page is not one. `declared`: its linked data says it is."""
    nodes = view.page.nodes
    times = [n for n, node in enumerate(nodes) if _tells_time(view, n) and not view.setting[n] & _LEFT_OUT]
    if len(times) < FEWEST:
        return []
    held: Counter[int] = Counter()
    for number in times:
        held.update(list(view.page.ancestors(number)))
    containers: dict[int, int] = {}
    for number in times:
        inner = number
        for node in view.page.ancestors(number):
            if held[node] > 1:
                break
            inner = node
        containers[inner] = number
    alike = Counter((nodes[node].parent, nodes[node].tag) for node in containers)
    containers = {
        node: time for node, time in containers.items() if alike[nodes[node].parent, nodes[node].tag] >= FEWEST
    }
    return _entries(view, chosen, containers, declared)


_LEFT_OUT = Setting.NAVIGATION | Setting.COMMENT | Setting.SUSPECT | Setting.HIDDEN | Setting.HEAD


def _tells_time(view: View, number: int) -> bool:
    node = view.page.nodes[number]
    if node.tag == "time":
        return True
    parent = view.setting[node.parent] if node.parent >= 0 else Setting.NONE
    return bool(view.setting[number] & Setting.TIME and not parent & Setting.TIME)


def _entries(view: View, chosen: Sequence[bool], containers: dict[int, int], declared: bool) -> list[Entry]:
    members: dict[int, list[int]] = {}
    total = inside = 0
    for number, stretch in enumerate(view.stretches):
        prose = len(stretch.key) if is_prose(stretch) else 0
        total += prose if chosen[number] else 0
        owner = next((node for node in view.page.ancestors(stretch.block) if node in containers), None)
        if owner is None or is_furniture(stretch) or stretch.setting & (_LEFT_OUT | Setting.FORM):
            continue
        if chosen[number] or declared:
            members.setdefault(owner, []).append(number)
            inside += prose if chosen[number] else 0
    found = []
    for owner, numbers in members.items():
        if any(is_prose(view.stretches[number]) for number in numbers):
            clock = _clock(view, containers[owner])
            kept = tuple(n for n in numbers if not _is_head(view.stretches[n].text))
            found.append(Entry(numbers=kept, time=clock))
    enough = declared or (total and inside >= SHARE * total)
    return found if len(found) >= FEWEST and enough else []


def _is_head(text: str) -> bool:
    """The line over an entry that says when, and perhaps who: "21 mins ago 11:48 Ann Smith"."""
    return len(text) <= 60 and _HEAD.match(text) is not None


def _clock(view: View, number: int) -> str | None:
    """The time of day that an element tells: in words first, since those are the page's own time zone."""
    node = view.page.nodes[number]
    text = re.sub(r"<[^<>]{0,500}>", " ", view.page.markup[node.start : min(node.end, node.start + 2000)])
    if match := _CLOCK.search(text):
        hour, minute, half = int(match[1]), int(match[2]), (match[3] or "").lower()
        if half and hour <= 12:
            hour = hour % 12 + (12 if half == "p" else 0)
        if hour < 24 and minute < 60:
            return f"{hour:02}:{minute:02}"
    if match := _ISO_CLOCK.search(node.get("datetime")):
        return f"{match[1]}:{match[2]}"
    return None
