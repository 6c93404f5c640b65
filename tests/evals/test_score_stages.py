"""Cleaning, mentions, places, dates: a tiny gold each, with values worked out by hand."""

import pytest

from evals.alignment import align
from evals.records import complete, on_gold_text, perfect
from evals.score_cleaning import block_score, head_score, residue_score, word_score
from evals.score_dates import score_dates
from evals.score_mentions import score_mentions
from evals.score_places import score_places
from evals.tally import Tally


def record_of(text, *kinds):
    """A record whose paragraphs are the lines of a text."""
    blocks, start = [], 0
    for kind, line in zip(kinds, text.split("\n"), strict=True):
        blocks.append({"kind": kind, "start": start, "end": start + len(line)})
        start += len(line) + 1
    return complete({"article": {"text": text, "blocks": blocks}})


def placed(text, words, **fields):
    start = text.index(words)
    return {"start": start, "end": start + len(words), "exact": words, **fields}


def test_words_are_counted_in_their_order():
    score = word_score("two people died", "share two died", align("share two died", "two people died"))
    assert score.tallies == {"words": Tally.matched(3, 3, 2)}


RESIDUE = [
    ("two died", Tally.matched(3, 3, 3), "all of it is out"),
    ("two died cookies", Tally.matched(3, 3, 2), "one word of it is kept"),
    ("share cookies read two died more", Tally.matched(3, 3, 0), "all is kept, and a word that was never captured"),
]


def test_residue_is_what_the_capture_has_beyond_the_article(make_gold):
    gold = make_gold(("body", "Two died."), capture="<p class='share'>Two died.</p> share read cookies")
    for text, expected, why in RESIDUE:
        assert residue_score(gold, text).tallies["residue_out"] == expected, why


BLOCKS = [
    ("Flood\nTwo people died.", "title body", (2, 2, 2), (2, 2, 2), "both as they are"),
    ("Flood\nTwo people died.", "title caption", (2, 2, 2), (2, 2, 1), "one of another kind"),
    ("FloodTwo people died.", "body", (2, 1, 0), (0, 0, 0), "glued: 13 of 18 letters are of the second"),
    ("Flood\nTwo people died. Subscribe now", "title body", (2, 2, 1), (1, 1, 1), "residue in the second"),
    ("Flood", "title", (2, 1, 1), (1, 1, 1), "the second left out"),
]


def test_blocks_are_found_where_they_share_most_of_their_letters(make_gold):
    gold = make_gold(("title", "Flood"), ("body", "Two people died."))
    for text, kinds, found, right, why in BLOCKS:
        article = record_of(text, *kinds.split())["article"]
        score = block_score(gold.text, perfect(gold)["article"]["blocks"], article, align(text, gold.text))
        assert score.tallies["blocks"] == Tally.matched(*found), why
        assert score.tallies["kinds"] == Tally.matched(*right), why
        assert score.tallies["typed_blocks"] == Tally.matched(found[0], found[1], right[2]), why


def test_the_head_compares_names_leniently_and_days_only_if_they_were_not_handed_over(make_gold):
    gold = make_gold(("body", "x"), title="Two died", bylines=["Ann Lee", "Bob"], published_given=False)
    article = {"title": "Two died!", "source": "morninglamp.example", "bylines": ["Lee", "Cyd"], "published": None}
    tallies = head_score(gold, article).tallies
    assert tallies == {
        "title": Tally.matched(1, 1, 1),
        "source": Tally.matched(1, 1, 1),
        "bylines": Tally.matched(2, 2, 1),
        "published": Tally.matched(1, 1, 0),
    }
    assert "published" not in head_score(make_gold(("body", "x"), name="given"), article).tallies


@pytest.fixture
def army(make_gold):
    return make_gold(
        ("body", "Ann Lee of the Red Army shelled Goma. Lee said the army won."),
        entities=[
            {"id": "e1", "name": "Ann Lee", "kind": "person", "role": "colonel", "of": "e2", "named": True},
            {"id": "e2", "name": "Red Army", "kind": "group", "named": True, "country": "COD"},
        ],
        mentions=[
            {"span": "b0:Ann Lee", "kind": "person", "entity": "e1"},
            {"span": "b0:Red Army", "kind": "group", "entity": "e2"},
            {"span": "b0:Goma", "kind": "place", "entity": None},
            {"span": "b0:Lee#2", "kind": "person", "entity": "e1"},
            {"span": "b0:army", "kind": "group", "entity": "e2"},
        ],
    )


def test_mentions_and_entities(army):
    text = army.text
    found = complete(
        {
            "article": {"text": text},
            "entities": [
                {"id": "x", "name": "Lee", "named": True, "role": "a colonel", "of": "y"},
                {"id": "y", "name": "Red Army", "named": False, "country": "RWA"},
            ],
            "mentions": [
                placed(text, "Ann Lee of", kind="person", entity="x"),
                placed(text, "Red Army", kind="organization", entity="y"),
                placed(text, "Lee said", kind="person", entity="x"),
                placed(text, "won", kind="group", entity=None),
            ],
        }
    )
    tallies = score_mentions(text, perfect(army), found).tallies
    assert tallies["overlap"] == Tally.matched(5, 4, 3)
    assert tallies["exact"] == Tally.matched(5, 4, 1)
    assert tallies["overlap_kind"] == Tally.matched(5, 4, 2)
    assert tallies["exact_kind"] == Tally.matched(5, 4, 0)
    assert tallies["kind"] == Tally.matched(3, 3, 2)
    assert tallies["coreference"] == Tally.matched(1, 1, 1)
    assert tallies["name"] == Tally.matched(2, 2, 2)
    assert tallies["of"] == Tally.matched(1, 1, 1)
    assert tallies["role"] == Tally.matched(1, 1, 1)
    assert tallies["named"] == Tally.matched(2, 2, 1)
    assert tallies["country"] == Tally.matched(1, 1, 0)


def test_places(make_gold):
    gold = make_gold(
        ("body", "Fighting near Goma and Béni, said Kinshasa."),
        places=[
            {"span": "b0:Goma", "name": "Goma", "country": "COD", "admin1": "North Kivu"}
            | {"precision": "near_settlement", "use": "literal"},
            {"span": "b0:Béni", "name": "Beni", "country": "COD", "admin1": None}
            | {"precision": "settlement", "use": "literal"},
            {"span": "b0:Kinshasa", "name": "Kinshasa", "country": "COD", "admin1": None}
            | {"precision": "settlement", "use": "metonymic"},
        ],
    )
    found = complete(
        {
            "places": [
                placed(gold.text, "near Goma", country="COD", admin1="North-Kivu Province", precision="settlement")
                | {"use": "literal"},
                placed(gold.text, "Kinshasa", country=None, admin1="Kinshasa", precision="settlement", use="literal"),
                placed(gold.text, "Fighting", country="COD", admin1=None, precision="country", use="literal"),
            ]
        }
    )
    tallies = score_places(gold.text, perfect(gold), found).tallies
    assert tallies == {
        "found": Tally.matched(3, 3, 2),
        "country": Tally.matched(2, 2, 1),
        "admin1": Tally.matched(1, 1, 1),
        "precision": Tally.matched(2, 2, 1),
        "use": Tally.matched(2, 2, 1),
    }


def test_dates(make_gold):
    monday = {"value": "2024-03-11", "earliest": "2024-03-11", "latest": "2024-03-11", "basis": "relative"}
    march = {"value": "2024-03", "earliest": "2024-03-01", "latest": "2024-03-31", "basis": "relative"}
    gold = make_gold(
        ("body", "It fell on Monday. Since March all is quiet."),
        dates=[{"span": "b0:on Monday", "type": "DATE", **monday}, {"span": "b0:Since March", "type": "DATE", **march}],
    )
    found = complete(
        {
            "dates": [
                placed(gold.text, "Monday.", type="DATE", **monday) | {"latest": "2024-03-11T12:00"},
                placed(gold.text, "Since March", type="DURATION", **march) | {"value": "2023-03"},
                placed(gold.text, "all", type="SET", **march),
            ]
        }
    )
    tallies = score_dates(gold.text, perfect(gold), found).tallies
    assert tallies == {
        "relaxed": Tally.matched(2, 3, 2),
        "strict": Tally.matched(2, 3, 1),
        "relaxed_value": Tally.matched(2, 3, 1),
        "value": Tally.matched(2, 2, 1),
        "type": Tally.matched(2, 2, 1),
        "basis": Tally.matched(2, 2, 2),
        "interval": Tally.matched(2, 2, 2),
    }


def test_spans_in_residue_lie_nowhere_and_count_as_made_up(make_gold):
    gold = make_gold(("body", "Goma fell."), places=[])
    text = "Read Kigali Times. Goma fell."
    record = complete({"article": {"text": text}, "places": [placed(text, "Kigali"), placed(text, "Goma")]})
    moved, _ = on_gold_text(record, gold)
    assert [(one["start"], one["end"]) for one in moved["places"]] == [(-1, -1), (0, 4)]
    assert score_places(gold.text, perfect(gold), moved).tallies["found"] == Tally.matched(0, 2, 0)
