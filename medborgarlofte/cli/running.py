"""Commands that make the database ready, serve it, work through its queue and check it."""

from __future__ import annotations

import os
from typing import TextIO

import click

from .starting import use_database


@click.command()
def prepare() -> None:
    """Gör databasen klar: tabeller, län, kommuner och polisområden. Att köra igen ändrar inget."""
    use_database()
    from medborgarlofte.accounts.actors import COMMAND_LINE
    from medborgarlofte.places.preparing import prepare as run

    loaded = run(COMMAND_LINE)
    click.echo(
        f"Klart. {loaded.counties} län, {loaded.municipalities} kommuner och "
        f"{loaded.police_areas} lokalpolisområden lades till eller ändrades."
    )


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Adressen att lyssna på.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="Porten.")
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 64), help="Antal processer.")
def serve(host: str, port: int, workers: int) -> None:
    """Visa webbplatsen för andra. Kräver MEDBORGARLOFTE_SECRET_KEY och MEDBORGARLOFTE_HOSTS."""
    use_database()
    from medborgarlofte.web.server import serve as run

    run(host, port, workers=workers, say=click.echo)


@click.command()
def worker() -> None:
    """Gör det som ligger i kön, som att läsa uppladdade dokument. Kan köras på flera datorer samtidigt."""
    use_database(ready=True)
    from medborgarlofte.jobs.worker import work

    work(say=click.echo)


@click.command()
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="Porten.")
def demo(port: int) -> None:
    """Visa sex påhittade kommuner på den egna datorn. Där loggar du in med en knapp."""
    os.environ["MEDBORGARLOFTE_DEMO"] = "1"
    os.environ.setdefault("MEDBORGARLOFTE_ADDRESS", f"http://127.0.0.1:{port}")
    use_database()
    from medborgarlofte.web.demo import run_demo

    run_demo(port, say=click.echo)


@click.command()
@click.option("--list", "in_list", is_flag=True, help="Skriv ut en rad för varje version: hash och adress.")
@click.option(
    "--against", type=click.File(encoding="utf-8"), metavar="FIL", help="En sådan lista, sparad tidigare."
)
def verify(in_list: bool, against: TextIO | None) -> None:
    """Kontrollera att varje publicerad version och godkänd uppföljning är som den var."""
    use_database()
    from medborgarlofte.followup.verifying import all_faults, approved_versions, listing
    from medborgarlofte.promises.verifying import kept_versions

    if in_list:
        for line in listing():
            click.echo(line)
        return
    found = list(all_faults(against or ()))
    for fault in found:
        click.echo(fault, err=True)
    if found:
        raise click.ClickException(f"{len(found)} fel hittades. Något har ändrats vid sidan av programmet.")
    click.echo(f"Inga fel. {kept_versions()} versioner är som de publicerades.")
    if approved := approved_versions():
        click.echo(f"{approved} godkända uppföljningar är som de godkändes.")
