from evals.tally import Judged, Score, Tally, agreeing, finding, optional, together, total


def test_a_tally_reads_off_precision_recall_and_f1():
    tally = Tally.matched(gold=4, found=2, right=1)
    assert (tally.recall, tally.precision, tally.value) == (1 / 4, 1 / 2, 1 / 3)


def test_tallies_add_up_over_articles_before_anything_is_divided():
    assert (Tally.matched(9, 9, 9) + Tally.matched(1, 1, 0)).value == 9 / 10


def test_nothing_to_find_and_nothing_found_is_no_score_but_something_made_up_is_zero():
    assert Tally().value is None
    assert Tally.matched(0, 3, 0).value == 0


def test_finding_counts_what_is_missed_and_what_is_made_up():
    score = finding("names", [(0, 3), (4, 7)], [(0, 3), (8, 11)], [(0, 0)], "Ann Bob Cyd")
    assert score.tallies["names"] == Tally.matched(2, 2, 1)
    assert [(miss.expected, miss.got) for miss in score.misses] == [("Bob", "nothing"), ("nothing", "Cyd")]


def test_an_empty_field_is_a_value_in_an_accuracy_and_nothing_in_an_optional_field():
    judged = [
        Judged(None, None, True),
        Judged("a", "a", True),
        Judged("a", None, False),
        Judged(None, "b", False),
        Judged("a", "b", False),
    ]
    assert agreeing("field", judged).tallies["field"] == Tally.matched(5, 5, 2)
    assert optional("field", judged).tallies["field"] == Tally.matched(3, 3, 1)
    assert len(optional("field", judged).misses) == 3


GROUPINGS = [
    (["x", "x", "y"], ["1", "1", "2"], Tally.matched(1, 1, 1), "the same groups under other names"),
    (["x", "x", "x"], ["1", "1", "2"], Tally.matched(3, 1, 1), "a group split"),
    (["x", "y", "y"], ["1", "1", "1"], Tally.matched(1, 3, 1), "two groups thrown together"),
    (["x", "x"], [None, None], Tally.matched(1, 0, 0), "what has no group is alone"),
]


def test_pairs_of_a_grouping():
    for gold, found, expected, why in GROUPINGS:
        assert together("groups", gold, found).tallies["groups"] == expected, why


def test_scores_add_up_metric_by_metric():
    one = agreeing("act", [Judged("state", "state", True)])
    other = agreeing("act", [Judged("deny", "state", False)]) + Score({"via": Tally.matched(1, 0, 0)})
    both = total([one, other])
    assert both.tallies == {"act": Tally.matched(2, 2, 1), "via": Tally.matched(1, 0, 0)}
    assert both.values["act"] == {("state", "state"): 1, ("deny", "state"): 1}
