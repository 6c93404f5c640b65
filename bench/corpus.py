"""A corpus to measure speed on: articles put together from templates, the same for the same seed everywhere.

    python -m bench.corpus FOLDER [--words 200000] [--seed 1]

Every sentence, person, armed group and outlet is invented; the places are real, so that the gazetteer has its
work. In FOLDER are the articles as `clean.jsonl`, and as they would be captured, with residue, in `txt/` and `html/`.
What the corpus says means nothing: it is for measuring time and memory, never quality.
"""

from __future__ import annotations

import argparse
import html
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

SEED = 1
WORDS = 200_000
LENGTHS = (300, 900)  # words of an article


def _list(words: str) -> list[str]:
    return words.split("|")


PERSONS = _list("Amara Keita|Jonas Brandt|Leyla Osman|Tomas Rivera|Nadia Haddad|Pavel Orlov|Grace Mwangi|Idris Bello")
GROUPS = _list("the Northern Shield|the March Movement|the River Front|the Free Valley Brigade|government forces")
OFFICES = _list("the defence ministry|the United Nations|the Red Cross|the provincial health office|the army")
VOICES = ["residents", "two witnesses", "an aid worker", "a police officer", "analysts", *OFFICES, *PERSONS]
PLACES = _list("Goma|Bunia|Gao|Kidal|Kharkiv|Sumy|Idlib|Hodeidah|El Fasher|Nyala|Maiduguri|Pemba|Sittwe|Herat|Taiz")
DAYS = _list("on Sunday|on Monday|on Tuesday night|last week|on 4 March|late on Friday|yesterday|in recent days")
COUNTS = _list("at least 12|more than 40|three|dozens of|up to 200|some 4,000|between 20 and 30|17")
SENTENCES = (
    "{Voice} said that {group} had attacked a checkpoint near {place} {day}, killing {count} people.",
    "“We will not leave {place},” {person} told reporters {day}. “Our fighters hold every road.”",
    "{Group} took control of {place} {day} after two days of clashes, {voice} said.",
    "{Count} civilians were wounded when a drone struck the market of {place}, according to {voice}.",
    "{Office} denied that its soldiers had fired on protesters in {place}.",
    "{Group} threatened to shell {place} unless the road to {place} was reopened.",
    "Families fled {place} for {place} {day}; {office} put the number of displaced at {number}.",
    "{Person}, a spokesman for {group}, accused {group} of burning houses in {place}.",
    "The hospital in {place} has lacked medicine and fuel since the fighting began, {voice} said.",
    "It was not immediately clear who was behind the blast, which reportedly killed {count} soldiers.",
    "Talks between {group} and {office} are due to begin in {place} next week.",
    "{Office} called on both sides to let aid convoys through to {place}.",
    "The town, which lies on the river, has changed hands three times in as many years.",
    "{Person} said he was ready to stop fighting on condition that {group} withdrew from {place}.",
)
RESIDUE = (
    "Share this article",
    "READ MORE: What we know so far about the clashes near {place}",
    "jQuery(document).ready(function($) {{ $('.gallery').slick({{ dots: true }}); }});",
    "We use cookies to improve your experience. By continuing to browse you agree to our policy.",
    "Sign up for our newsletter and get the day's news in your inbox",
    "Advertisement",
    "{number} comments",
)
CAPTION = "A burnt-out vehicle on the road to {place}. Photo: The Morning Lamp"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """An article of the corpus: its clean paragraphs, and residue to lay between them."""

    name: str
    title: str
    published: str
    paragraphs: tuple[str, ...]
    residue: tuple[str, ...]

    @property
    def words(self) -> int:
        """Words of the clean text."""
        return sum(len(part.split()) for part in (self.title, *self.paragraphs))

    def line(self) -> str:
        """As a line of JSON, clean."""
        text = "\n\n".join((self.title, *self.paragraphs))
        return json.dumps({"id": self.name, "title": self.title, "published": self.published, "text": text})

    def raw(self) -> str:
        """As a text that somebody copied out of a page."""
        rows = [self.residue[0], self.title, f"Published {self.published}"]
        for number, paragraph in enumerate(self.paragraphs):
            rows.append(paragraph)
            if number < len(self.residue) - 1:
                rows.append(self.residue[number + 1])
        return "\n".join(rows) + "\n"

    def page(self) -> str:
        """As a page."""
        body = "\n".join(f"<p>{html.escape(paragraph, quote=False)}</p>" for paragraph in self.paragraphs)
        asides = "\n".join(f"<div class='widget'>{html.escape(words, quote=False)}</div>" for words in self.residue)
        return (
            f"<!doctype html><html><head><title>{self.title} | The Morning Lamp</title>"
            f"<meta property='article:published_time' content='{self.published}T08:00:00Z'></head><body>"
            f"<nav><a href='/'>Home</a> <a href='/world'>World</a></nav><main><article><h1>{self.title}</h1>\n{body}\n"
            f"</article></main><aside>{asides}</aside><footer>The Morning Lamp</footer></body></html>\n"
        )


def samples(words: int = WORDS, seed: int = SEED, lengths: tuple[int, int] = LENGTHS) -> Iterator[Sample]:
    """Articles until they have that many words together."""
    chance = random.Random(seed)
    done = number = 0
    while done < words:
        sample = _sample(chance, f"sample-{number:05d}", chance.randint(*lengths))
        yield sample
        done += sample.words
        number += 1


def _sample(chance: random.Random, name: str, words: int) -> Sample:
    paragraphs: list[str] = []
    count = 0
    while count < words:
        paragraph = " ".join(_filled(chance, chance.choice(SENTENCES)) for _ in range(chance.randint(1, 3)))
        paragraphs.append(paragraph)
        count += len(paragraph.split())
    paragraphs.insert(chance.randrange(len(paragraphs)), _filled(chance, CAPTION))
    return Sample(
        name=name,
        title=_filled(chance, "{Group} claim {place} as {count} die"),
        published=(date(2024, 1, 1) + timedelta(days=chance.randrange(365))).isoformat(),
        paragraphs=tuple(paragraphs),
        residue=tuple(_filled(chance, words) for words in chance.sample(RESIDUE, 4)),
    )


def _filled(chance: random.Random, template: str) -> str:
    """A template with a new choice at every gap."""
    choices = {"group": GROUPS, "office": OFFICES, "voice": VOICES, "person": PERSONS, "place": PLACES, "day": DAYS}

    class Gaps(dict[str, str]):
        def __missing__(self, gap: str) -> str:
            if gap == "number":
                return f"{chance.randrange(100, 90_000):,}"
            words = chance.choice(COUNTS if gap.lower() == "count" else choices[gap.lower()])
            return words[0].upper() + words[1:] if gap[0].isupper() else words

    return template.format_map(Gaps())


def write(folder: Path, words: int = WORDS, seed: int = SEED) -> list[Sample]:
    """Writes the corpus in its three forms and returns it."""
    made = list(samples(words, seed))
    for name in ("txt", "html"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    (folder / "clean.jsonl").write_text("".join(sample.line() + "\n" for sample in made), encoding="utf-8")
    for sample in made:
        (folder / "txt" / f"{sample.name}.txt").write_text(sample.raw(), encoding="utf-8")
        (folder / "html" / f"{sample.name}.html").write_text(sample.page(), encoding="utf-8")
    return made


def main(arguments: list[str] | None = None) -> int:
    """Writes the corpus."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--words", type=int, default=WORDS)
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args(arguments)
    made = write(options.folder, options.words, options.seed)
    print(f"{len(made)} articles, {sum(sample.words for sample in made):,} words in {options.folder}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
