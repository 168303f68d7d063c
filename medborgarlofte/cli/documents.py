"""Commands on documents: read them, and import what they promise."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from medborgarlofte.domain.errors import Refusal

from .starting import current_day, use_database

if TYPE_CHECKING:
    from medborgarlofte.ingest.models import Review


@click.command()
@click.argument("paths", nargs=-1, metavar="SÖKVÄG…")
@click.option("--json", "in_json", is_flag=True, help="Skriv ut det lästa som JSON.")
@click.option("--out", type=click.Path(file_okay=False), metavar="MAPP", help="Skriv NAMN.json per dokument.")
@click.option("--corrections", is_flag=True, help="Visa i stället vad granskare har rättat i det lästa.")
def read(paths: tuple[str, ...], in_json: bool, out: str | None, corrections: bool) -> None:
    """Läs löften ur filer, mappar och webbadresser, utan att spara dem."""
    if corrections:
        _tell_corrections(paths, out, in_json=in_json)
        return
    from medborgarlofte.ingest.read_command import run

    allow_local = os.environ.get("MEDBORGARLOFTE_ALLOW_LOCAL_ADDRESSES") == "1"
    sys.exit(run(paths, in_json=in_json, out=out, allow_local=allow_local))


def _tell_corrections(paths: tuple[str, ...], out: str | None, *, in_json: bool) -> None:
    if paths or out:
        raise click.UsageError("--corrections visar det som är rättat i databasen och läser inga dokument.")
    use_database(ready=True)
    from medborgarlofte.ingest.corrections_command import told

    for line in told(in_json=in_json):
        click.echo(line)


@click.command("import")
@click.argument("paths", nargs=-1, required=True, metavar="SÖKVÄG…")
@click.option("--yes", is_flag=True, help="Publicera nya löften utan att fråga. Ändrade granskas ändå.")
@click.option("--municipality", default="", help="Kommunen, för ett dokument som inte säger det.")
def import_(paths: tuple[str, ...], yes: bool, municipality: str) -> None:
    """Läs in löften från filer, mappar eller webbadresser, och publicera nya efter en fråga."""
    use_database(ready=True)
    from django.conf import settings

    from medborgarlofte.accounts.actors import COMMAND_LINE
    from medborgarlofte.ingest import gathering, import_command

    names = gathering.find(paths)
    if not names:
        raise Refusal("Mappen innehåller inga dokument som går att läsa.")
    run = import_command.Import(
        COMMAND_LINE,
        current_day(),
        click.echo,
        _complain,
        _decider(yes),
        settings.ALLOW_LOCAL_ADDRESSES,
        municipality,
    )
    tally = run.run(names)
    for line in import_command.ended(tally):
        click.echo(line)
    sys.exit(1 if tally.refused else 0)


def _decider(yes: bool) -> Callable[[Review], bool]:
    """Asks on a terminal; without one nobody is there to confirm, and nothing becomes public."""
    from medborgarlofte.ingest.import_documents import title_of

    publish_all = yes

    def decide(review: Review) -> bool:
        nonlocal publish_all
        if publish_all or not sys.stdin.isatty():
            return publish_all
        choices = click.Choice(["j", "n", "alla"], case_sensitive=False)
        title = title_of(review)
        answer = click.prompt(f"Publicera löftet {title}? Ja, nej eller alla", type=choices, default="n")
        publish_all = answer == "alla"
        return answer != "n"

    return decide


def _complain(sentence: str) -> None:
    click.echo(sentence, err=True)
