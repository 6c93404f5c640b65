from evals.names import head_word, names_of, same_name, share_name

NAMES = [
    ("Massoud", "Ahmad Massoud", True, "a part of the name"),
    ("Anābah", "Anabah", True, "accents"),
    ("Panjshir Province", "Panjshir", True, "a generic word"),
    ("World Food Programme", "WFP", True, "initials"),
    ("Ministry of the Interior", "MI", True, "initials without the small words"),
    ("Mohammad Daud", "Muhammad Dawud", True, "another spelling"),
    ("Ahmad Massoud", "Ahmad Wali", False, "only a forename in common"),
    ("the army", "the rebels", False, "only an article in common"),
    ("", "the army", False, "no name"),
    (None, None, False, "no names"),
]


def test_names_compare_leniently():
    for one, other, expected, why in NAMES:
        assert same_name(one, other) is same_name(other, one) is expected, why


HEADS = [
    ("the two injured soldiers of the 63rd Division", "soldier"),
    ("Taliban fighters", "fighter"),
    ("residents, who fled", "resident"),
    ("of", "of"),
    ("", ""),
]


def test_the_head_of_a_phrase_is_its_last_word_before_what_hangs_on_it():
    for phrase, expected in HEADS:
        assert head_word(phrase) == expected


def test_an_entity_goes_by_its_name_and_its_capitalised_mentions():
    record = {
        "entities": [{"id": "e1", "name": "Dabus Front"}, {"id": "e2", "name": "the army"}],
        "mentions": [
            {"exact": "DF", "entity": "e1"},
            {"exact": "forces", "entity": "e1"},
            {"exact": "Bob", "entity": None},
        ],
    }
    names = names_of(record)
    assert names == {"e1": {"Dabus Front", "DF"}, "e2": {"the army"}}
    assert share_name(names["e1"], {"Front of Dabus"})
    assert not share_name(names["e1"], names["e2"])
    assert not share_name(None, {"DF"})
