"""The command line: `medborgarlofte COMMAND`. Commands are thin; what they do lives in the parts."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

import click

from medborgarlofte.domain.errors import Refusal

if TYPE_CHECKING:
    from medborgarlofte.promises.models import Promise

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "medborgarlofte.settings")


class Commands(click.Group):
    """Every command's refusals and interruptions end in a sentence, never in a traceback."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except Refusal as refusal:
            raise click.ClickException(str(refusal)) from None
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except Exception as error:
            if os.environ.get("MEDBORGARLOFTE_TRACEBACK"):
                raise
            raise click.ClickException(_fault(error)) from None


def _fault(error: Exception) -> str:
    """What a user is told of a fault of ours; the traceback is for those who ask for it."""
    return (
        f"Ett fel i programmet avbröt kommandot: {type(error).__name__}: {error}. Det som var på gång är"
        " inte sparat. Kör igen med MEDBORGARLOFTE_TRACEBACK=1 och skicka det som skrivs ut till oss."
    )


@click.group(cls=Commands)
@click.version_option(package_name="medborgarlofte", prog_name="medborgarlofte")
def main() -> None:
    """Medborgarlöften från publicerad sida till ärlig uppföljning."""


def _use_database(*, ready: bool = False) -> None:
    """Start Django, for the commands that need the database; `ready` with its tables and register."""
    import django

    django.setup()
    if ready:
        from medborgarlofte.accounts.actions import COMMAND_LINE
        from medborgarlofte.places.preparing import make_ready

        make_ready(COMMAND_LINE)


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Adressen att lyssna på.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="Porten.")
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 64), help="Antal processer.")
def serve(host: str, port: int, workers: int) -> None:
    """Visa webbplatsen för andra. Kräver MEDBORGARLOFTE_SECRET_KEY och MEDBORGARLOFTE_HOSTS."""
    _use_database()
    from medborgarlofte.web.server import serve as run

    run(host, port, workers=workers, say=click.echo)


@main.command()
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="Porten.")
def demo(port: int) -> None:
    """Visa sex påhittade kommuner på den egna datorn. Där går det att skriva in utan att logga in."""
    os.environ["MEDBORGARLOFTE_DEMO"] = "1"
    _use_database()
    from medborgarlofte.web.demo import run_demo

    run_demo(port, say=click.echo)


@main.command()
@click.argument("paths", nargs=-1, required=True, metavar="SÖKVÄG…")
@click.option("--json", "in_json", is_flag=True, help="Skriv ut det lästa som JSON.")
@click.option("--out", type=click.Path(file_okay=False), metavar="MAPP", help="Skriv NAMN.json per dokument.")
def read(paths: tuple[str, ...], in_json: bool, out: str | None) -> None:
    """Läs löften ur filer, mappar och webbadresser, utan att spara dem."""
    from medborgarlofte.ingest.read_command import run

    allow_local = os.environ.get("MEDBORGARLOFTE_ALLOW_LOCAL_ADDRESSES") == "1"
    sys.exit(run(paths, in_json=in_json, out=out, allow_local=allow_local))


class Day(click.ParamType[date]):
    """A day as it is written in Swedish: 2024-05-17."""

    name = "ÅÅÅÅ-MM-DD"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        try:
            return value if isinstance(value, date) else date.fromisoformat(str(value).strip())
        except ValueError:
            self.fail(f"”{value}” är ingen dag. Skriv som 2024-05-17.", param, ctx)


class Hours(click.ParamType[Decimal]):
    """Hours, with a comma or a point."""

    name = "TIMMAR"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Decimal:
        try:
            return Decimal(str(value).strip().replace(",", "."))
        except InvalidOperation:
            self.fail(f"”{value}” är inget antal timmar. Skriv som 2,5.", param, ctx)


@main.command()
def prepare() -> None:
    """Gör databasen klar: tabeller, län, kommuner och polisområden. Att köra igen ändrar inget."""
    _use_database()
    from medborgarlofte.accounts.actions import COMMAND_LINE
    from medborgarlofte.places.preparing import prepare as run

    loaded = run(COMMAND_LINE)
    click.echo(
        f"Klart. {loaded.counties} län, {loaded.municipalities} kommuner och "
        f"{loaded.police_areas} lokalpolisområden lades till eller ändrades."
    )


@main.command("import")
@click.argument("paths", nargs=-1, required=True, metavar="SÖKVÄG…")
@click.option("--yes", is_flag=True, help="Publicera allt utan att fråga.")
def import_(paths: tuple[str, ...], yes: bool) -> None:
    """Läs in löften från filer, mappar eller webbadresser, och publicera dem efter en fråga."""
    _use_database(ready=True)
    from django.conf import settings

    from medborgarlofte.accounts.actions import COMMAND_LINE
    from medborgarlofte.ingest import gathering, import_command

    names = gathering.find(paths)
    if not names:
        raise Refusal("Mappen innehåller inga dokument som går att läsa.")
    run = import_command.Import(
        COMMAND_LINE, _today(), click.echo, _complain, _decider(yes), settings.ALLOW_LOCAL_ADDRESSES
    )
    tally = run.run(names)
    for line in import_command.ended(tally):
        click.echo(line)
    sys.exit(1 if tally.refused else 0)


def _decider(yes: bool) -> Callable[[Promise], bool]:
    """Asks on a terminal; without one nobody is there to confirm, and nothing becomes public."""
    publish_all = yes

    def decide(promise: Promise) -> bool:
        nonlocal publish_all
        if publish_all or not sys.stdin.isatty():
            return publish_all
        choices = click.Choice(["j", "n", "alla"], case_sensitive=False)
        answer = click.prompt(f"Publicera löftet {promise}? Ja, nej eller alla", type=choices, default="n")
        publish_all = answer == "alla"
        return answer != "n"

    return decide


def _complain(sentence: str) -> None:
    click.echo(sentence, err=True)


_period = click.option("--period", default="", help="Löftets period, som 2024. Utan: det som gäller nu.")
_reason = click.option("--reason", default="", help="Skälet.")


@main.command()
@click.argument("municipality", metavar="KOMMUN")
@click.argument("numbers", nargs=-1, type=int, metavar="[ÅTAGANDE…]")
@_period
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
@_reason
def log(
    municipality: str, numbers: tuple[int, ...], period: str, corrects: int | None, reason: str, **typed: Any
) -> None:
    """Skriv in något som har gjorts. Utan ÅTAGANDE visas löftets åtaganden med nummer."""
    _use_database(ready=True)
    from medborgarlofte.accounts.actions import COMMAND_LINE
    from medborgarlofte.followup import command_line as entering

    done, today = entering.Done(**typed), _today()
    promise = entering.choose_promise(municipality, period, done.day or today)
    commitments = entering.choose_commitments(promise, numbers)
    if corrects is not None:
        wrong = entering.choose_record(promise, corrects)
        record = entering.correct(COMMAND_LINE, wrong, commitments, done, reason=reason, today=today)
    elif commitments:
        record = entering.log(COMMAND_LINE, commitments, done, today=today)
    else:
        click.echo("\n".join(entering.listing(promise)))
        return
    click.echo("\n".join(entering.confirmation(record, today=today)))


@main.command()
@click.argument("municipality", metavar="KOMMUN")
@click.argument("number", type=int, metavar="ÅTAGANDE")
@click.option("--need/--no-need", "arose", required=True, help="Om behovet fanns.")
@_reason
@_period
@click.option("--day", type=Day(), help="En dag i perioden som svaret gäller. Utan: i dag.")
@click.option("--party", default="", help="Vem som svarar: polisen, kommunen eller ett namn.")
def answer(municipality: str, number: int, period: str, day: date | None, **said: Any) -> None:
    """Svara på om ett åtagande ”vid behov” behövdes."""
    _use_database(ready=True)
    from medborgarlofte.accounts.actions import COMMAND_LINE
    from medborgarlofte.followup import command_line as entering

    today = _today()
    promise = entering.choose_promise(municipality, period, day or today)
    (commitment,) = entering.choose_commitments(promise, [number])
    click.echo(entering.answer(COMMAND_LINE, commitment, day=day or today, today=today, **said))


@main.command()
@click.argument("municipality", metavar="KOMMUN")
@click.argument("number", type=int, metavar="ÅTAGANDE")
@click.option("--verdict", required=True, help="uppfyllt, delvis, inte-uppfyllt, tillbakadraget …")
@_reason
@click.option("--evidence", default="", help="Vad bedömningen bygger på.")
@_period
@click.option("--day", type=Day(), help="En dag i perioden som bedömningen gäller. Utan: i dag.")
@click.option("--party", default="", help="Vem som bedömer: polisen, kommunen eller ett namn.")
def assess(municipality: str, number: int, period: str, day: date | None, **said: Any) -> None:
    """Bedöm hur det gick med ett åtagande, med skäl."""
    _use_database(ready=True)
    from medborgarlofte.accounts.actions import COMMAND_LINE
    from medborgarlofte.followup import command_line as entering

    today = _today()
    promise = entering.choose_promise(municipality, period, day or today)
    (commitment,) = entering.choose_commitments(promise, [number])
    click.echo(entering.assess(COMMAND_LINE, commitment, day=day or today, today=today, **said))


@main.command()
@click.argument("municipality", metavar="KOMMUN")
@click.argument("year", type=int, required=False, metavar="[ÅR]")
@click.argument("name", required=False, default="", metavar="[vår|höst]")
@click.option("--last", type=Day(), help="Terminens sista dag.")
@click.option("--first", type=Day(), help="Terminens första dag, om den är känd.")
def term(municipality: str, year: int | None, name: str, **days: date | None) -> None:
    """Skriv in när terminen slutar i kommunens skolor. Utan ÅR visas de terminer som är kända."""
    _use_database(ready=True)
    from medborgarlofte.accounts.actions import COMMAND_LINE
    from medborgarlofte.places import command_line as entering

    if year is not None:
        click.echo(entering.enter_term(COMMAND_LINE, municipality, year, name, **days))
    elif any(days.values()):
        raise Refusal("Ange vilken termin dagarna gäller, som 2024 vår.")
    else:
        click.echo("\n".join(entering.listing(municipality)))


def _today() -> date:
    """Today in Sweden, whatever the machine's clock says."""
    from django.utils import timezone

    return timezone.localdate()


if __name__ == "__main__":
    sys.exit(main())
