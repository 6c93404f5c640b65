import pytest

from evals.baselines import baseline
from evals.records import perfect
from evals.run import Beside, errors, main, measure, results, table
from evals.scoring import STAGES
from sayso.errors import BrokenInput

TEXT = 'Rebels attacked Goma in 2021. "They killed 12 people," Ann Lee said.'


@pytest.fixture
def gold(make_gold, make_claim):
    return make_gold(("title", "War"), ("body", TEXT), claims=[make_claim("c1", "b1:attacked", status="claimed")])


def broken(gold):
    raise BrokenInput(f"{gold.name}: no text in it")


def test_a_capture_that_cannot_be_read_counts_as_one_in_which_nothing_was_found(gold):
    outcome = measure([gold], broken)
    assert outcome.failed == ("made-up (BrokenInput)",)
    assert outcome.values()["claims"]["claims"] == 0


def test_the_baseline_reads_something_at_every_stage(gold):
    record = baseline(gold)
    assert [claim["trigger"]["exact"] for claim in record["claims"]] == ["attacked", "killed"]
    assert [place["country"] for place in record["places"]] == ["COD"]
    assert [date["value"] for date in record["dates"]] == ["2021"]
    assert [one["entity"] for one in record["attributions"]] == ["Ann Lee"]
    for key in ("mentions", "places", "dates"):
        assert all(record["article"]["text"][one["start"] : one["end"]] == one["exact"] for one in record[key]), key


def test_the_table_has_the_baseline_beside_the_reader(gold):
    beside = Beside(patterns=measure([gold], perfect), naive=measure([gold], baseline))
    rows = table(measure([gold], perfect), beside, "claims").splitlines()
    assert rows[0].split() == ["claims", "value", "prec", "rec", "gold", "found", "patterns", "naive"]
    assert rows[1].split() == ["claims", "1.000", "1.000", "1.000", "1", "1", "1.000", "0.667"]


def test_misses_name_the_article_and_its_words(gold):
    shown = errors(measure([gold], baseline), "claims", 5)
    assert "claims.status: due 'claimed', came 'reported' (made-up: …War Rebels ▸attacked Goma" in shown


def test_results_hold_totals_only(gold):
    outcome = measure([gold], baseline)
    written = results({"judge": (outcome, Beside(patterns=outcome, naive=outcome))})
    assert written["judge"]["articles"] == 1
    assert tuple(written["judge"]["stages"]) == STAGES
    assert written["judge"]["stages"]["claims"]["status"] == {
        "value": 0.0, "gold": 1, "found": 1, "patterns": 0.0, "naive": 0.0,
    }  # fmt: skip
    assert "attacked" not in str(written)


def test_misses_of_the_judging_half_are_never_shown(capsys):
    with pytest.raises(SystemExit):
        main(["--half", "judge", "--errors", "3"])
    assert "not to be read" in capsys.readouterr().err
