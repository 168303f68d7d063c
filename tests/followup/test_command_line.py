"""`medborgarlofte log`, `answer` and `assess`: by names and numbers, friendly when something is missing."""

from __future__ import annotations

import pytest
import time_machine
from click.testing import CliRunner, Result

from medborgarlofte.accounts.actors import COMMAND_LINE
from medborgarlofte.accounts.models import AuditEntry
from medborgarlofte.cli import main
from medborgarlofte.domain.targets import CountTarget, Per, WhenNeededTarget
from medborgarlofte.followup.models import Assessment, NeedAnswer
from medborgarlofte.places.actions import load_reference
from medborgarlofte.promises.models import ActivityRecord, Promise
from tests.building import ACTOR, a_commitment, a_content, a_promise, the_next

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def promise() -> Promise:
    load_reference(ACTOR)
    return a_promise(
        a_commitment("Polisen ska göra tolv kontroller i månaden.", CountTarget(12, Per.MONTH)),
        a_commitment("Vi ska vandra fyra gånger.", by="both"),
        a_commitment("Polisen möter skolan vid behov.", WhenNeededTarget("möte", Per.TERTIAL)),
    )


def run(*arguments: str) -> Result:
    # Late in the evening in Sweden it is still the same day, though another one further east.
    with time_machine.travel("2024-10-15T21:30:00+00:00", tick=False):
        return CliRunner().invoke(main, arguments)


def test_without_a_number_the_commitments_are_listed() -> None:
    said = run("log", "Granvik").output
    assert "Åtaganden i löftet Granvik 2024:" in said
    assert "  1  [Polisen] Polisen ska göra tolv kontroller" in said
    assert "  2  [Polisen, Granviks kommun] Vi ska vandra" in said
    assert not ActivityRecord.objects.exists()


@pytest.mark.parametrize("place", ["Granvik", "granviks kommun", "GRANVIK KOMMUN", "granvik"])
def test_what_was_done_is_recorded_today_by_the_accountable_party(place: str) -> None:
    result = run("log", place, "1", "--count", "5", "--hours", "2,5")
    record = ActivityRecord.objects.get()
    assert (str(record.day), record.count, str(record.hours)) == ("2024-10-15", 5, "2.50")
    assert [party.name for party in record.parties.all()] == ["Polisen"]
    assert f"Inskrivet som post {record.pk}: 5 den 15 oktober 2024." in result.output
    assert "Åtagande 1, Polisen: 5 av 12 till och med 31 oktober 2024." in result.output
    assert AuditEntry.objects.get(action="log_activity").actor == COMMAND_LINE.name


def test_several_commitments_and_parties_are_one_record() -> None:
    assert run("log", "Granvik", "1", "2", "--party", "polis", "--party", "Granviks kommun").exit_code == 0
    record = ActivityRecord.objects.get()
    assert (record.commitments.count(), record.parties.count()) == (2, 2)


def test_a_correction_keeps_what_is_not_typed() -> None:
    run("log", "Granvik", "1", "--count", "5", "--place", "Torget", "--day", "2024-10-02")
    wrong = ActivityRecord.objects.get()
    result = run("log", "Granvik", "--corrects", str(wrong.pk), "--count", "4", "--reason", "Räknade fel.")
    right = ActivityRecord.objects.get(corrects=wrong)
    assert (str(right.day), right.count, right.place, right.reason) == (
        "2024-10-02",
        4,
        "Torget",
        "Räknade fel.",
    )
    assert "4 av 12" in result.output
    assert "redan rättad" in run("log", "Granvik", "--corrects", str(wrong.pk), "--reason", "Igen.").stderr


def test_another_period_is_chosen_by_its_label_or_its_day() -> None:
    from datetime import date

    later = a_promise(label="2025-", start=date(2025, 1, 1), end=None)
    for arguments in (("--period", "2025-"), ("--period", "2025-tills-vidare"), ("--day", "2025-02-01")):
        assert str(later) in run("log", "Granvik", *arguments).output
    assert "Granvik 2024" in run("log", "Granvik").output


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("log", "Ingenstans"), "Kommunen Ingenstans finns inte här"),
        (("log", "Mullsjö"), "Mullsjö har inget inlagt löfte"),
        (("log", "Granvik", "--period", "1999"), "Det finns för: 2024"),
        (("log", "Granvik", "9"), "Numren går från 1 till 3"),
        (
            ("log", "Granvik", "2"),
            "Ange vem som gjorde det med --party. Välj bland: Granviks kommun, Polisen",
        ),
        (("log", "Granvik", "1", "--party", "skolan"), "skolan finns inte bland parterna"),
        (("log", "Granvik", "1", "--day", "2024-10-16"), "har inte varit än"),
        (("log", "Granvik", "1", "--day", "i går"), "är ingen dag"),
        (("log", "Granvik", "1", "--hours", "två"), "är inget antal timmar"),
        (("log", "Granvik", "--corrects", "4711", "--reason", "Fel."), "Granvik har ingen post 4711"),
        (("answer", "Granvik", "1", "--need"), "gäller inte ”vid behov”"),
        (("answer", "Granvik", "3", "--no-need"), "varför det inte behövdes"),
        (
            ("assess", "Granvik", "1", "--verdict", "bra", "--reason", "x"),
            "Välj en av bedömningarna: uppfyllt",
        ),
        (("assess", "Granvik", "1", "--verdict", "delvis"), "behöver ett skäl"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_sentence(arguments: tuple[str, ...], sentence: str) -> None:
    result = run(*arguments)
    assert result.exit_code in {1, 2}
    assert sentence in result.stderr
    assert "Traceback" not in result.output
    assert not ActivityRecord.objects.exists()


def test_whether_the_need_arose() -> None:
    result = run(
        "answer", "Granvik", "3", "--no-need", "--reason", "Ingen bad om det.", "--day", "2024-06-01"
    )
    assert result.output == "Inget behov, Polisen, perioden från 1 maj 2024.\n"
    assert not NeedAnswer.objects.get().arose


def test_a_verdict() -> None:
    result = run(
        "assess", "Granvik", "2", "--verdict", "delvis", "--reason", "Två av fyra.", "--party", "kommunen"
    )
    assert result.output == "Bedömningen delvis, Granviks kommun, perioden från 1 januari 2024.\n"
    assert Assessment.objects.get().verdict == "partly"


def test_the_list_leaves_out_what_a_version_dropped(promise: Promise) -> None:
    the_next(promise, a_content(a_commitment("Vi ska vandra fyra gånger.", by="both", number=2)))
    said = run("log", "Granvik").output
    assert "  2  [" in said
    assert "  1  [" not in said
