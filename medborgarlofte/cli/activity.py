"""Commands on what was done: log it, answer for the need, assess, enter school terms."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from medborgarlofte.domain.errors import Refusal

from .starting import current_day, use_database
from .values import Day, Hours, keep_option, period_option, reason_option


@click.command()
@click.argument("municipality", metavar="KOMMUN")
@click.argument("numbers", nargs=-1, type=int, metavar="[ÅTAGANDE…]")
@period_option
@click.option("--day", type=Day(), help="Dagen då det gjordes. Utan: i dag.")
@click.option("--count", type=int, help="Hur många. Utan: 1.")
@click.option(
    "--party", "parties", multiple=True, help="Vem: polisen, kommunen eller ett namn. Kan upprepas."
)
@click.option("--hours", type=Hours(), help="Arbetstid.")
@click.option("--hours-taken", type=Hours(), help="Hur lång tid ärendet tog.")
@click.option("--place", default="", help="Platsen.")
@click.option("--note", default="", help="Anteckning. Inga personuppgifter.")
@click.option("--making-up-for", type=Day(), help="En dag i den tidigare period som detta tar igen.")
@click.option("--reported-by", default="", help="Den som skriver in det åt någon annan.")
@click.option("--corrects", type=int, metavar="POST", help="Numret på den post som detta rättar.")
@reason_option
@keep_option
def log(
    municipality: str,
    numbers: tuple[int, ...],
    period: str,
    corrects: int | None,
    reason: str,
    confirmed: bool,
    **typed: Any,
) -> None:
    """Skriv in något som har gjorts. Utan ÅTAGANDE visas löftets åtaganden med nummer."""
    use_database(ready=True)
    from medborgarlofte.accounts.actors import COMMAND_LINE
    from medborgarlofte.followup import command_line as entering

    done, today = entering.Done(**typed), current_day()
    promise = entering.choose_promise(municipality, period, done.day or today)
    commitments = entering.choose_commitments(promise, numbers)
    if corrects is not None:
        wrong = entering.choose_record(promise, corrects)
        record = entering.correct(
            COMMAND_LINE, wrong, commitments, done, reason=reason, today=today, confirmed=confirmed
        )
    elif commitments:
        record = entering.log(COMMAND_LINE, commitments, done, today=today, confirmed=confirmed)
    else:
        click.echo("\n".join(entering.listing(promise)))
        return
    click.echo("\n".join(entering.confirmation(record, today=today)))


@click.command()
@click.argument("municipality", metavar="KOMMUN")
@click.argument("number", type=int, metavar="ÅTAGANDE")
@click.option("--need/--no-need", "arose", required=True, help="Om behovet fanns.")
@reason_option
@period_option
@click.option("--day", type=Day(), help="En dag i perioden som svaret gäller. Utan: i dag.")
@click.option("--party", default="", help="Vem som svarar: polisen, kommunen eller ett namn.")
@keep_option
def answer(municipality: str, number: int, period: str, day: date | None, **said: Any) -> None:
    """Svara på om ett åtagande ”vid behov” behövdes."""
    use_database(ready=True)
    from medborgarlofte.accounts.actors import COMMAND_LINE
    from medborgarlofte.followup import command_line as entering

    today = current_day()
    promise = entering.choose_promise(municipality, period, day or today)
    (commitment,) = entering.choose_commitments(promise, [number])
    click.echo(entering.answer(COMMAND_LINE, commitment, day=day or today, today=today, **said))


@click.command()
@click.argument("municipality", metavar="KOMMUN")
@click.argument("number", type=int, metavar="ÅTAGANDE")
@click.option("--verdict", required=True, help="uppfyllt, delvis, inte-uppfyllt, tillbakadraget …")
@reason_option
@click.option("--evidence", default="", help="Vad bedömningen bygger på.")
@period_option
@click.option("--day", type=Day(), help="En dag i perioden som bedömningen gäller. Utan: i dag.")
@click.option("--party", default="", help="Vem som bedömer: polisen, kommunen eller ett namn.")
@keep_option
def assess(municipality: str, number: int, period: str, day: date | None, **said: Any) -> None:
    """Bedöm hur det gick med ett åtagande, med skäl."""
    use_database(ready=True)
    from medborgarlofte.accounts.actors import COMMAND_LINE
    from medborgarlofte.followup import command_line as entering

    today = current_day()
    promise = entering.choose_promise(municipality, period, day or today)
    (commitment,) = entering.choose_commitments(promise, [number])
    click.echo(entering.assess(COMMAND_LINE, commitment, day=day or today, today=today, **said))


@click.command()
@click.argument("municipality", metavar="KOMMUN")
@click.argument("year", type=int, required=False, metavar="[ÅR]")
@click.argument("name", required=False, default="", metavar="[vår|höst]")
@click.option("--last", type=Day(), help="Terminens sista dag.")
@click.option("--first", type=Day(), help="Terminens första dag, om den är känd.")
def term(municipality: str, year: int | None, name: str, **days: date | None) -> None:
    """Skriv in när terminen slutar i kommunens skolor. Utan ÅR visas de terminer som är kända."""
    use_database(ready=True)
    from medborgarlofte.accounts.actors import COMMAND_LINE
    from medborgarlofte.places import command_line as entering

    if year is not None:
        click.echo(entering.enter_term(COMMAND_LINE, municipality, year, name, **days))
    elif any(days.values()):
        raise Refusal("Ange vilken termin dagarna gäller, som 2024 vår.")
    else:
        click.echo("\n".join(entering.listing(municipality)))
