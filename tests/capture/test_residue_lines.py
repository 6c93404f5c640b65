"""The rules for single lines: what goes, what stays, what a line is."""

import contextlib
import time

import pytest

from sayso.capture.draft import Hints
from sayso.capture.residue import clean_text
from sayso.capture.text_bylines import is_byline, is_dateline, names_in, wire_head
from sayso.capture.text_captions import is_caption, manner_of
from sayso.capture.text_code import is_code
from sayso.capture.text_days import dated_title, published_in
from sayso.capture.text_lines import Line, mend
from sayso.capture.text_liveblog import time_of
from sayso.capture.text_residue import residue_class
from sayso.capture.text_seams import parted
from sayso.capture.traced import Traced
from sayso.errors import BrokenInput


@pytest.mark.parametrize(
    "line",
    [
        "Skip to content",
        "ShareCopy linkAbout sharing",
        "Facebook Twitter WhatsApp Email",
        "We use cookies to improve your visit. Accept all | Reject all",
        "READ MORE: Inside the palace of the warlord",
        "More on this story",
        "Sign up to our newsletter to get the news to your inbox.",
        "12 comments",
        "2.1k shares",
        "Advertisement · Scroll to continue",
        "Ann Doe/Agence Nord",
        "Photo: Getty Images",
        "Home > World > Africa",
        "Home » Security » Gunmen abduct pupils in Kuyi",
        "Do you have an eyewitness report? Send it to news@lakeland.example",
        "Home News Sport Business Culture",
        "© 2024 The Valley Argus. All rights reserved.",
        "3 min read",
        "5 hours ago",
        "NIGERIA-UNREST/ (UPDATE 2)",
        "Tel: +243 000 000 000",
        "0:00 / 2:31",
        "***",
    ],
)
def test_residue_is_known_by_its_class(line):
    assert residue_class(line)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Share prices fell in Lagos after the attack.", "begins with a button's word"),
        ("Read more than once, the letter threatens war.", "begins as a call to read"),
        ("Comments by the general drew anger in Juba.", "begins as a counter"),
        ("Related groups said they would fight on.", "begins as a heading"),
        ("Photographs of the dead were shown on television.", "begins as a credit"),
        ("Home to 40,000 people, the town fell on Friday.", "begins as a menu"),
        ("“We use cookies for bait,” the trapper said.", "a quotation"),
        ("Watch towers were burned along the border.", "begins as a video link"),
        ("M23-AFC leaders meet in Doha", "no slug line"),
        ("Copyright of the film lies with the rebels, a court said.", "no footer"),
        ("Back in Goma, shops opened again.", "begins as a link back"),
        ("Thousands fled.", "short, and a sentence"),
    ],
)
def test_a_real_sentence_is_never_residue(line, why):
    assert residue_class(line) is None, why


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("s.src = src;", True),
        ("}(‘https://cdn.example/a.js’, document, ‘script’));", True),
        ("MX.loadCSS(“https://cdn.example/a.css”);", True),
        (".promo{min-height:250px}", True),
        ('{"@type":"NewsArticle","articleBody":"The army said it took the town on Friday"}', True),
        ("window.dataLayer = window.dataLayer || [];", True),
        ("(b) withdraw all forces from Kibumba (North Kivu);", False),
        ("He said (in 2019) that “we” = nobody; fine.", False),
        ("See https://example.org/?a=b&c=d for more.", False),
        ("If (and only if) they agree, we go.", False),
        ("[사진=기자, 통신사]", False),
    ],
)
def test_program_text(line, code):
    assert is_code(line) is code


@pytest.mark.parametrize(
    ("line", "pieces", "why"),
    [
        (
            "Rebels offer talks in the northBut the army refusesFighters held on from 1996-2001Former chief fears war",
            4,
            "a word, a verb and a year run into the next point",
        ),
        ("The town was taken by fighters of ISISThe army denies itResidents flee the shelling", 3, "an acronym"),
        ("He left the city on Monday.The rebels came on Tuesday.", 2, "a sentence run into the next"),
        ("YouTube and WhatsApp were cut off, said DeSantis of LinkedIn", 1, "names with capitals inside"),
        ("McDonald and MacArthur of eThekwini met the AfD’s PhD students", 1, "more of them"),
        ("They found two IEDs, three RPGs and six SUVs in Do Sang", 1, "plurals of acronyms"),
        ("RealClearPolitics, HuffPollster and FiveThirtyEight agree that it is close.", 1, "three in one sentence"),
        ("Mr.Posley wrote to info@Example.Org about U.S.Army plans", 1, "abbreviations and addresses"),
        ("• One boat sank off Bari • Two more are missing", 2, "bullet signs"),
        ("1. They took the bridge.2. They burned the mill.3. They left.", 3, "numbered points"),
    ],
)
def test_glued_lines_are_parted(line, pieces, why):
    assert len(parted(Line(run=Traced.whole(line)), repeated=frozenset(), top=True)) == pieces, why


BODY = [
    "The army said on Friday that it had taken the bridge at Toma after a short fight.",
    "But the rebels denied it, and a farmer said he had seen their flag on Saturday.",
]


@pytest.mark.parametrize(
    ("line", "caption", "why"),
    [
        ("Fighters walk through Toma, on the northern bank of the Suma", True, "no full stop where the body has them"),
        ("Ann Roe (pictured left in 2019), who leads the party, in Toma.", True, "names the picture"),
        ("Soldiers, seen here in an undated photograph, guard the bridge.", True, "names the picture"),
        ("Crowds are seen outside a bank in Toma, Bakari, on Sunday.", True, "is seen, and a place at the end"),
        ("Men stand guard at the market in Toma on Sunday. Photo: Ann Roe", True, "a credit"),
        ("FILE - The bridge at Toma, Sept. 9, 2023. (SD/Ann Roe)", True, "a label"),
        ("The general was pictured leaving the palace on Sunday, the paper said.", False, "told, not shown"),
        ("They are the worst floods seen here in decades, the mayor said.", False, "here is the town"),
        ("The move is seen as a blow to the army in the valley of the Suma.", False, "a view"),
        ("What the rebels want", False, "a subheading"),
        ("Colonel Petra Amadi, Director Of Public Information", False, "a signature"),
        ("Ann Roe (pictured) said that her party would fight on.", False, "the body points at a picture"),
        ("Senator John Roe (R) is defending the plan to send troops.", False, "a party"),
    ],
)
def test_captions(line, caption, why):
    lines = [BODY[0], line, BODY[1]]

    assert is_caption(1, lines, manner_of([*BODY, *BODY, line])) is caption, why


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ann Roe and Ben al-Sayed for The Valley Post", ("Ann Roe", "Ben al-Sayed")),
        ("By ANN ROE-KEITA, FOREIGN CORRESPONDENT", ("Ann Roe-Keita",)),
        ("By Olu Roe, Minna", ("Olu Roe",)),
        ("Information Desk, 18 May 2024", ("Information Desk",)),
        ("Ann Roe (now); Ben Osei (earlier) Tue 27 Jun 2023 15.12 BST", ("Ann Roe", "Ben Osei")),
        ("Reporting by Ann Roe in Goma; editing by Ben Osei", ("Ann Roe",)),
        ("Published: 10:12, 5 September 2021 | Updated: 11:00, 5 September 2021", ()),
        ("By Monday the rebels had gone", None),
        ("By the river, soldiers dug trenches.", None),
    ],
)
def test_bylines(line, names):
    assert (names_in(line) if is_byline(line) else None) == names


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Published: 10:12, 5 September 2021 | Updated: 12:02, 6 September 2021", "2021-09-05"),
        ("Updated 6 September 2021, first published 5 September 2021", "2021-09-05"),
        ("Sunday, Sept. 5, 2021", "2021-09-05"),
        ("2021-09-05T10:12:00Z", "2021-09-05"),
        ("25/09/2021", "2021-09-25"),
        ("05/09/2021", None),
        ("31 February 2021", None),
    ],
)
def test_publication_lines(line, day):
    assert published_in(line) == day


@pytest.mark.parametrize(
    ("line", "alone", "source", "published"),
    [
        ("GOMA, 4 March 2024 (Agency)", True, "Agency", "2024-03-04"),
        ("GOMA, Congo, March 4 (Agency) - Fighting went on.", False, "Agency", None),
        ("KABUL, Afghanistan (April 2, 2011)", True, None, "2011-04-02"),
        ("NATO leaders met on Friday.", False, None, None),
    ],
)
def test_datelines(line, alone, source, published):
    told = wire_head(line)

    assert (is_dateline(line), told.source, told.published) == (alone, source, published)


@pytest.mark.parametrize(
    ("line", "hour"),
    [
        ("14:05 Shots are heard.", "14:05"),
        ("2.05pm: A convoy leaves.", "2.05pm"),
        ("14:05 GMT – A convoy leaves.", "14:05 GMT"),
        ("3.50 million people fled.", None),
        ("10.30 per cent of the vote", None),
    ],
)
def test_times_of_entries(line, hour):
    assert time_of(line) == hour


@pytest.mark.parametrize(
    ("captured", "clean"),
    [
        ("Itâ€™s â€œgoneâ€ he said â€“ in SÃ£o", "It’s “gone” he said – in São"),
        ("a &amp;amp; b &#8217; <b>c</b>", "a & b ’ c"),
        ("co\u00adali\u200btion\u00a0 of\ttwo", "coalition of two"),
        ("👩‍👩‍👧 نیم‌فاصله e\u0301", "👩‍👩‍👧 نیم‌فاصله e\u0301"),
        ("naïve l’Été – “so”", "naïve l’Été – “so”"),
        ("five < six", "five < six"),
    ],
)
def test_characters_are_mended_and_lead_back(captured, clean):
    mended = mend(Traced.whole(captured))

    assert mended.text == clean
    for start, end, first, last in mended.runs():
        if end - start == last - first > 1:
            assert mended.text[start:end].split() == captured[first:last].split()


@pytest.mark.parametrize(
    "seed", ["<p ", "Share", "ISISThe ", "a.B", "<!--", "• ", "A, ", "“a” B", "f(a);", "\t", "&#1"]
)
def test_no_line_takes_long_however_it_is_made(seed):
    text = (seed * 100_000)[:100_000]
    started = time.perf_counter()
    with contextlib.suppress(BrokenInput):
        clean_text(text, Hints())

    assert time.perf_counter() - started < 5  # a quadratic rule takes minutes


@pytest.mark.parametrize(
    "line",
    [
        "By Ann Moyo, Monday 13 September 2021, 16:42 | Read 1,204 times | 37 comments",
        "Posted on Monday 13 September 2021 at 18:05 GMT  -  Tags: kadoma, army",
        "Posted by admin on 13 Sep 2021. Filed under Security.",
        "Publié le 13 septembre 2021 à 14h22",
        "13.09.2021",
        "Ann Moyo | 13 de setembro de 2021 | 3 min",
    ],
)
def test_a_line_over_the_text_gives_its_day(line):
    text = f"Nine farmers killed in raid near Kadoma\n{line}\n\nGunmen killed nine farmers near Kadoma on Sunday, \
the police said, in the second raid on the district in a week.\n\nNobody has claimed the killings so far.\n"

    assert clean_text(text, Hints()).published == "2021-09-13"


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("Kadoma: Situation Report 14 (as of 8 September 2021)", "2021-09-08"),
        ("Kadoma raid: as it happened on Monday 13 September 2021", "2021-09-13"),
        ("What is known of the attack of 11 September 2001", None),
    ],
)
def test_a_title_gives_its_own_day_not_that_of_its_news(title, day):
    assert dated_title(title) == day
