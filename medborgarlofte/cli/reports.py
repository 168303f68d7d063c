"""The command that has the annual summaries of every promise made."""

from __future__ import annotations

from pathlib import Path
from time import sleep

import click

from .starting import use_database

_BETWEEN = 1.0  # seconds


@click.command()
@click.option("--year", required=True, type=click.IntRange(1900, 9998), help="Året som översikterna gäller.")
@click.option("--again", is_flag=True, help="Gör också om dem som redan är gjorda.")
@click.option("--no-wait", is_flag=True, help="Vänta inte tills arbetarna har gjort dem.")
@click.option(
    "--to", type=click.Path(file_okay=False, path_type=Path), metavar="MAPP", help="Skriv filerna i mappen."
)
def reports(year: int, again: bool, no_wait: bool, to: Path | None) -> None:
    """Låt arbetarna göra årsöversikterna av alla löften, som PDF och Word. Avbryter du fortsätter de."""
    use_database(ready=True)
    from medborgarlofte.accounts.actors import COMMAND_LINE
    from medborgarlofte.publishing.reports.kept import ask_for_year, write_files

    asked = ask_for_year(COMMAND_LINE, year, again=again)
    click.echo(f"{asked} årsöversikter för {year} ska göras. Arbetaren gör dem: medborgarlofte worker.")
    if not no_wait:
        _follow(year)
    if to:
        click.echo(f"{sum(1 for _ in write_files(year, to))} filer är skrivna i {to}.")


def _follow(year: int) -> None:
    """Say how far it has come each time that it has come further, until all is made or has failed."""
    from medborgarlofte.publishing.reports.kept import progress_of_year

    said = ""
    while True:
        progress = progress_of_year(year)
        told = f"{progress.made} av {progress.asked} är gjorda."
        if told != said:
            click.echo(said := told)
        if progress.is_over:
            break
        sleep(_BETWEEN)
    for line in progress.failed:
        click.echo(line, err=True)
    if progress.failed:
        raise click.ClickException(f"{len(progress.failed)} årsöversikter kunde inte göras.")
