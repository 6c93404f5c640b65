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
        ("It cost 3 \\* 4 pounds.", [("body", "It cost 3 * 4 pounds.")], "an escaped mark is a character"),
        ("1. One\n2. Two", [("bullet", "One"), ("bullet", "Two")], "numbered items"),
        ("One\n\n***\n\nTwo", [("body", "One"), ("body", "Two")], "a rule goes"),
        ("See [the lake](/l_(a)) now.", [("body", "See the lake now.")], "brackets in an address"),
        ("He said **_never_ again**.", [("body", "He said never again.")], "marks inside marks"),
        ("* [Home](/)\n* [World](/w)\n\nBoats lay idle.", [("body", "Boats lay idle.")], "a menu of links goes"),
        ("Boats lay idle.\n\n## Related\n\n* [One story](/a)", [("body", "Boats lay idle.")], "related stories go"),
        ("Boats lay idle.\n\n[Share on Facebook](/s)", [("body", "Boats lay idle.")], "buttons go"),
        ("![q](q.png)\n\n*Men wait in Uvira*", [("caption", "Men wait in Uvira")], "stressed words under a picture"),
        ("![q](q.png)\n\nMen wait.", [("body", "Men wait.")], "a picture with nothing to say leaves nothing"),
        (
            "# Port shut\n\n*The governor closes it until further notice*\n\nBoats lay idle.",
            [
                ("title", "Port shut"),
                ("standfirst", "The governor closes it until further notice"),
                ("body", "Boats lay idle."),
            ],
            "stressed words under the title",
        ),
    ],
)
def test_marks(text, expected, why):
    assert blocks(text) == expected, why


@pytest.mark.parametrize(
    ("matter", "bylines", "published"),
    [
        ("---\nauthor: [Ann Roe, Ben Osei]\ndate: 2031-05-04T10:00:00Z\n---\n", ("Ann Roe", "Ben Osei"), "2031-05-04"),
        ("---\nauthors:\n- Ann Roe\n- Ben Osei\n---\n", ("Ann Roe", "Ben Osei"), None),
        ('+++\nauthor = "Ann Roe"\ndate = 2031-05-04\n+++\n', ("Ann Roe",), "2031-05-04"),
        ("---\n", (), None),
    ],
)
def test_front_matter_in_its_dialects(matter, bylines, published):
    draft = clean_markdown(f"{matter}\nBoats lay idle.", Hints())

    assert (draft.bylines, draft.published) == (bylines, published)


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
