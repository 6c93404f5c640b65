import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.capture.draft import Hints
from sayso.capture.markdown import clean_markdown
from sayso.errors import BrokenInput
from sayso.record import BlockKind, PublishedBasis

CLIPPED = """---
title: "Ferry service halted on the lake"
date: 2031-05-04
author: Amara Diallo
source: Lake Courier
---

# Ferry service halted on the lake

By Amara Diallo

- Port *closed* since Friday
- Thousands wait

Soldiers **closed** the port of [Kalemie](https://example.org/k) on Friday,
the governor said.[^1]

![Passengers wait on the quay](quay.jpg)

> “We were told nothing,” a trader said.

## What next

| Port | Boats |
|------|------:|
| Kalemie | 12 |

```js
share()
```
"""


def blocks(text, **hints):
    return [(block.kind.value, block.text.text) for block in clean_markdown(text, Hints(**hints)).blocks]


def test_marks_go_and_kinds_stay():
    assert blocks(CLIPPED) == [
        ("title", "Ferry service halted on the lake"),
        ("byline", "By Amara Diallo"),
        ("bullet", "Port closed since Friday"),
        ("bullet", "Thousands wait"),
        ("body", "Soldiers closed the port of Kalemie on Friday, the governor said."),
        ("caption", "Passengers wait on the quay"),
        ("quote", "“We were told nothing,” a trader said."),
        ("body", "What next"),
        ("table", "Port | Boats\nKalemie | 12"),
    ]


def test_front_matter_says_who_and_when():
    draft = clean_markdown(CLIPPED, Hints())

    assert (draft.title, draft.source, draft.bylines) == (
        "Ferry service halted on the lake",
        "Lake Courier",
        ("Amara Diallo",),
    )
    assert (draft.published, draft.published_basis) == ("2031-05-04", PublishedBasis.TEXT)


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("Title\n=====\n\nBody here.", [("title", "Title"), ("body", "Body here.")], "underlined heading"),
        ("a snake_case_word stays", [("body", "a snake_case_word stays")], "underscores inside a word are no marks"),
        ("3 \\* 4", [("body", "3 * 4")], "an escaped mark is a character"),
        ("1. One\n2. Two", [("bullet", "One"), ("bullet", "Two")], "numbered items"),
        ("One\n\n***\n\nTwo", [("body", "One"), ("body", "Two")], "a rule goes"),
    ],
)
def test_marks(text, expected, why):
    assert blocks(text) == expected, why


def test_nothing_but_marks_is_broken():
    with pytest.raises(BrokenInput, match="Markdown"):
        clean_markdown("---\n\n```\ncode\n```\n", Hints())


@given(st.text(alphabet="ab #*_-[]()!>|`\\\n🙂ا\u0301", max_size=200))
def test_every_character_leads_back(text):
    try:
        draft = clean_markdown(text, Hints())
    except BrokenInput:
        return
    for block in draft.blocks:
        assert block.kind in BlockKind
        for start, end, first, last in block.text.runs():
            if end - start == last - first:
                assert block.text.text[start:end] == text[first:last]
