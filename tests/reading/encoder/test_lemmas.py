"""Dictionary forms: the regular endings, and what the table knows better."""

from __future__ import annotations

import pytest

from sayso.assets import READER, asset
from sayso.reading.encoder.lemmas import Lemmas

# The word, its class and features, its lemma, and why.
ROWS = [
    ("killed", "VERB", {"VerbForm": "Fin", "Tense": "Past"}, "kill", "a past form"),
    ("fleeing", "VERB", {"VerbForm": "Ger"}, "flee", "a stem that ends in e"),
    ("moved", "VERB", {"VerbForm": "Part", "Tense": "Past"}, "move", "a lost e comes back"),
    ("opened", "VERB", {"VerbForm": "Part", "Tense": "Past"}, "open", "no e where there was none"),
    ("stopped", "VERB", {"VerbForm": "Fin", "Tense": "Past"}, "stop", "a doubled letter is one"),
    ("denies", "VERB", {"VerbForm": "Fin", "Tense": "Pres"}, "deny", "y comes back"),
    ("fought", "VERB", {"VerbForm": "Fin", "Tense": "Past"}, "fight", "an irregular verb"),
    ("were", "AUX", {"VerbForm": "Fin", "Tense": "Past"}, "be", "an auxiliary"),
    ("n't", "PART", {}, "not", "what a contraction leaves"),
    ("clashes", "NOUN", {"Number": "Plur"}, "clash", "a plural in es"),
    ("casualties", "NOUN", {"Number": "Plur"}, "casualty", "a plural in ies"),
    ("gunmen", "NOUN", {"Number": "Plur"}, "gunman", "a compound of man"),
    ("Goma", "PROPN", {"Number": "Sing"}, "Goma", "a name keeps its capital"),
    ("heavier", "ADJ", {"Degree": "Cmp"}, "heavy", "a comparative"),
]


@pytest.mark.parametrize(("word", "upos", "features", "lemma", "why"), ROWS)
def test_lemmas(word: str, upos: str, features: dict[str, str], lemma: str, why: str) -> None:
    lemmas = Lemmas(asset(READER).folder / "lemmas.tsv")
    told = {name: (features.get(name),) for name in ("VerbForm", "Tense", "Number", "Degree")}

    assert lemmas.of(word, upos, told, 0) == lemma, why
