"""The door: thin commands over the library. Nothing heavy is imported before a command runs."""

from __future__ import annotations

import io
import sys
from typing import Any

import click

from sayso import __version__
from sayso.errors import SaysoError, UsageError


class Door(click.Group):
    """The group of commands; what goes wrong in any of them becomes one line and an exit status."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command. 1: nothing could be read, 2: a wrong argument, 130: interrupted."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(encoding="utf-8", errors="replace")
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("sayso: interrupted", err=True)
            ctx.exit(130)
        except SaysoError as error:
            click.echo(f"sayso: {error}", err=True)
            ctx.exit(2 if isinstance(error, UsageError) else 1)
        except BrokenPipeError:
            raise  # click ends quietly
        except OSError as error:
            click.echo(f"sayso: {error}", err=True)
            ctx.exit(1)


@click.group(cls=Door, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="sayso")
def main() -> None:
    """Who did what to whom, where, when, how many, and on whose say-so.

    sayso reads messy news captures and gives a record of events and claims, each with the words it rests on.
    """


@main.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--published", metavar="DATE", help="Day of publication of articles that carry none (2021-09-05).")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, one line an article, in input order.")
@click.option("--workers", type=click.IntRange(min=1), default=1, show_default=True, help="Processes that read.")
@click.option("--captures", metavar="DIR", type=click.Path(file_okay=False), help="Keep every input here by SHA-256.")
def read(sources: tuple[str, ...], published: str | None, as_json: bool, workers: int, captures: str | None) -> None:
    """Read articles and print what they say, for people or as JSON.

    SOURCE is a file (.txt .html .htm .md .jsonl, also .gz and .zst), a folder of them, or - for standard input.
    What cannot be read takes its line, and the others go on.

    \b
      sayso read article.txt --published 2021-09-05
      sayso read captures/ --json --workers 4 > records.jsonl

    Exit status: 0 all read, 1 nothing could be read, 2 wrong usage, 3 some could not be read.
    """  # noqa: D301 # \b keeps click from joining the lines
    from sayso import pipeline
    from sayso.terminal.tell import tell_all

    results = pipeline.read_many(sources, published=published, workers=workers, captures=captures)
    tally = tell_all(results, as_json=as_json, total=lambda: pipeline.count_documents(sources))
    sys.exit(tally.exit_status)


@main.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a page for people.")
def sample(as_json: bool) -> None:
    """Read the article that ships with sayso: an invented one, with the vices of a raw capture.

    \b
      sayso sample
    """  # noqa: D301 # as above
    from sayso import examples, pipeline
    from sayso.terminal.tell import tell_all

    results = pipeline.read_many([examples.sample()], published=examples.PUBLISHED)
    sys.exit(tell_all(results, as_json=as_json, total=lambda: 1).exit_status)


@main.command()
@click.argument("source", metavar="RECORD_OR_SOURCE")
@click.argument("claim", metavar="CLAIM_ID")
def show(source: str, claim: str) -> None:
    """Show a claim in its paragraph, its words marked and named.

    RECORD_OR_SOURCE is a .jsonl file that `sayso read --json` made, or an article, which is then read.
    CLAIM_ID is the claim's id, the beginning of it, or the number that `sayso read` shows.

    \b
      sayso show article.txt 3
      sayso show records.jsonl 5f0c2a
    """  # noqa: D301 # as above
    from sayso import pipeline
    from sayso.terminal.render import make_console, show_claim
    from sayso.terminal.tell import find_claim

    record, telling = find_claim(pipeline.records(source), claim)
    show_claim(record, telling, make_console())


@main.group()
def gazetteer() -> None:
    """Look places up, and add tables of your own."""


@gazetteer.command()
@click.argument("name")
@click.option("--limit", type=click.IntRange(min=1), default=10, show_default=True, help="At most so many.")
def find(name: str, limit: int) -> None:
    """Show what a name may mean, and how it was found: spelt so, by another name, or nearly so.

    \b
      sayso gazetteer find Andarab
    """  # noqa: D301 # as above
    from sayso.reading.own_gazetteers import open_gazetteer
    from sayso.terminal.places import tell_candidates

    sys.exit(tell_candidates(name, [entry.described for entry in open_gazetteer().candidates(name, limit)]))


@gazetteer.command()
@click.argument("file", type=click.Path(dir_okay=False))
def add(file: str) -> None:
    """Add a table of places of your own; one of the same name is replaced.

    FILE is a GeoNames dump (allCountries.txt, CD.txt), a COD-AB list of units with p-codes, or a CSV or TSV with the
    columns name, latitude and longitude, and if you have them country, admin1, admin2, population, kind, aliases, id.

    \b
      sayso gazetteer add villages.csv
    """  # noqa: D301 # as above
    from pathlib import Path

    from sayso.reading import own_gazetteers

    kept, count = own_gazetteers.add(Path(file))
    click.echo(f"{count} places of {file} are looked up from now on. To undo, delete {kept}")


if __name__ == "__main__":
    main()
