"""The gazetteer: what a name may mean, spelt so, by another name, or nearly so; and tables of the user's own."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

import pytest

from sayso.errors import BrokenInput, NotFoundInput
from sayso.reading import own_gazetteers
from sayso.reading.gazetteer import Gazetteer, folded, indexed, read_table, write

GEONAMES = "\t".join([
    "9000001", "Tambakoro", "Tambakoro", "Tamba Koro,Tambacoro", "14.1", "-3.5", "P", "PPL", "ML", "", "04", "", "", "",
    "812", "", "270", "Africa/Bamako", "2020-01-01",
])  # fmt: skip


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SAYSO_GAZETTEERS", str(tmp_path / "own"))
    monkeypatch.setenv("SAYSO_CACHE", str(tmp_path / "cache"))
    return tmp_path


def add(folder: Path, name: str, text: str) -> tuple[Path, int]:
    (folder / name).write_text(text, encoding="utf-8")
    return own_gazetteers.add(folder / name)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ménaka", "MENAKA"), ("Al-Fashir", "al fashir"), ("Qal’at Sukkar", "Qalat Sukkar"), ("The Gambia", "Gambia")],
)
def test_two_spellings_of_a_name_fold_to_one(one: str, other: str) -> None:
    assert folded(one) == folded(other)


def test_a_name_is_found_by_itself_and_by_another_name(gazetteer: Gazetteer) -> None:
    own = {entry.country: entry.own for entry in gazetteer.find("Andarab")}

    assert own["AFG"] is True or own["IRN"] is True
    assert [(entry.name, entry.own) for entry in gazetteer.find("Calif.")] == [("California", False)]


def test_a_village_of_some_hundreds_is_known_with_its_units(gazetteer: Gazetteer) -> None:
    (bazarak,) = [entry for entry in gazetteer.find("Bazarak") if entry.kind == "settlement"]

    assert (bazarak.country, bazarak.admin2) == ("AFG", "Bāzārak")


def test_a_misspelt_name_is_found_nearly(gazetteer: Gazetteer) -> None:
    found = gazetteer.alike("El Facher", limit=5)

    assert found[0].name == "El Fasher"
    assert 80 <= found[0].alike < 100


def test_another_transcription_is_found_inside_its_unit_only(gazetteer: Gazetteer) -> None:
    (panjshir,) = [entry for entry in gazetteer.find("Panjshir") if entry.kind == "adm1"]
    (badghis,) = [entry for entry in gazetteer.find("Badghis") if entry.kind == "adm1"]

    assert "Unabah" in {folded(entry.name).title() for entry in gazetteer.alike_inside("Anabah", panjshir)}
    assert not [entry for entry in gazetteer.alike_inside("Anabah", badghis) if folded(entry.name) == "unabah"]


def test_the_index_is_made_once_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, small: Path, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("SAYSO_CACHE", str(tmp_path / "cache"))

    first, second = indexed(small), indexed(small)

    assert first == second
    assert [record.message for record in caplog.records if "first use" in record.message][1:] == []
    assert "first use" in caplog.text
    assert [file.name for file in first.parent.iterdir()] == [first.name], "nothing half-made is left"


@pytest.fixture
def small(tmp_path: Path, gazetteer: Gazetteer) -> Path:
    import zstandard

    rows = ["\t".join(["x"] * 10), "a:1\tsettlement\tGossi\tMLI\tTombouctou\t\t15.8\t-1.3\t24521\tgossi|goci"]
    file = tmp_path / "places.tsv.zst"
    file.write_bytes(zstandard.ZstdCompressor().compress(("\n".join(rows) + "\n").encode()))
    return file


def test_many_processes_may_make_it_at_once(tmp_path: Path, small: Path) -> None:
    to = tmp_path / "made.sqlite"
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        pool.starmap(write, [(to, list(read_table(small)))] * 4)

    assert [entry.name for entry in Gazetteer(to).find("Goci")] == ["Gossi"]


def test_a_dump_of_geonames_is_added(kept: Path) -> None:
    _, count = add(kept, "ML.txt", GEONAMES + "\n")

    (found,) = _own().find("Tambacoro")
    assert (count, found.id, found.country, found.population) == (1, "geonames:9000001", "MLI", 812)


def test_a_list_of_units_with_codes_is_added_with_its_version(kept: Path) -> None:
    add(kept, "cod.csv", "ADM2_EN,ADM2_PCODE,ADM1_EN,ADM0_PCODE,version\nZambakoro,ML0409,Mopti,ML,v02\n")

    (found,) = _own().find("Zambakoro")
    assert (found.id, found.kind, found.country, found.latitude) == ("pcode:ML0409@v02", "adm2", "MLI", None)


def test_any_table_with_names_and_degrees_is_added_and_replaced(kept: Path) -> None:
    first, _ = add(kept, "mine.csv", "name;lat;lon;country;aliases\nZambakoro;14.3;-3.2;MLI;Zamba Koro\n")
    second, _ = add(kept, "mine.csv", "name;lat;lon;country\nZambakoro;14.4;-3.2;Mali\n")

    (found,) = _own().find("Zambakoro")
    assert (found.latitude, found.country) == (14.4, "MLI")
    assert first != second
    assert own_gazetteers.own_tables() == (second,)


def _own() -> Gazetteer:
    (table,) = own_gazetteers.own_tables()
    return Gazetteer(indexed(table))


def test_what_was_added_changes_the_digest_of_the_run(kept: Path) -> None:
    before = own_gazetteers.digest_with_own("sha256:0")
    add(kept, "mine.csv", "name,lat,lon\nZambakoro,14.3,-3.2\n")

    assert before == "sha256:0"
    assert own_gazetteers.digest_with_own("sha256:0") != before


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("name,where\nGao,here\n", "its head is name, where"),
        ("name,lat,lon\nGao,16,north\n", "line 2: 'Gao' lies at '16', 'north'"),
        ("name,lat,lon\nGao,160,0\n", "line 2"),
        ("name,lat,lon\nGao,nan,0\n", "line 2"),
        ("name,lat,lon\nGao,16,\n", "line 2"),
        ("name,lat,lon,population\n\nGao,16,0,many\n", "line 3: 'Gao' has 'many' people"),
        ("ADM1_EN,ADM1_PCODE,lat\nGao,ML07,16\n", "line 2"),
        ("name,lat,lon\n", "no place in it"),
    ],
)
def test_what_is_no_table_of_places_is_refused_by_line(kept: Path, text: str, says: str) -> None:
    with pytest.raises(BrokenInput, match=says):
        add(kept, "mine.csv", text)
    assert own_gazetteers.own_tables() == ()


def test_a_table_that_is_not_there_is_named(kept: Path) -> None:
    with pytest.raises(NotFoundInput, match=r"none\.csv"):
        own_gazetteers.add(kept / "none.csv")


def test_settlements_with_codes_of_their_units_stay_settlements(kept: Path) -> None:
    add(
        kept,
        "villages.csv",
        'name,lat,lon,ADM1_FR,ADM1_PCODE,ADM0_PCODE,population\nZambakoro,14.3,-3.2,Mopti,ML05,ML,"1,200"\n',
    )

    (found,) = _own().find("Zambakoro")
    assert (found.kind, found.admin1, found.country, found.population) == ("settlement", "Mopti", "MLI", 1200)


def test_a_place_that_is_shipped_and_added_is_one(kept: Path, gazetteer: Gazetteer) -> None:
    (gao,) = [entry for entry in gazetteer.find("Gao") if entry.kind == "settlement" and entry.country == "MLI"]
    number = gao.id.removeprefix("geonames:")
    add(kept, "ML.txt", GEONAMES.replace("9000001", number).replace("Tambakoro", "Gao") + "\n")

    both = own_gazetteers.open_gazetteer().find("Gao")
    assert [entry.id for entry in both].count(gao.id) == 1
    assert next(entry for entry in both if entry.id == gao.id).admin1 == gao.admin1


def test_the_units_of_a_dump_are_named(kept: Path) -> None:
    unit = "\t".join(["9000002", "Mopti", "Mopti", "", "14.5", "-4", "A", "ADM1", "ML", "", "04", *[""] * 8])
    add(kept, "ML.txt", GEONAMES + "\n" + unit + "\n")

    (found,) = _own().find("Tambakoro")
    assert found.admin1 == "Mopti"


def test_a_unit_carries_its_own_name(gazetteer: Gazetteer) -> None:
    """Units of the first level whose parent is a region that no other row speaks of: Aceh in Sumatra."""
    (aceh,) = [entry for entry in gazetteer.find("Aceh") if entry.kind == "adm1"]

    assert aceh.admin1 == aceh.name
    assert any(entry.admin1 == aceh.name for entry in gazetteer.find("Langsa"))


@pytest.mark.parametrize("name", ["Nagorno–Karabakh", "Nagorno‑Karabakh", "Nagorno Karabakh"])
def test_dashes_of_every_length_are_one(name: str) -> None:
    assert folded(name) == "nagorno karabakh"


def test_letters_that_do_not_come_apart_fold_too() -> None:
    assert (folded("Łódź"), folded("ŁÓDŹ"), folded("Đakovica")) == ("lodz", "lodz", "dakovica")
