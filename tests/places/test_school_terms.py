"""A municipality's own school terms: what the door lets in, keeps and logs, and the command that uses it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from click.testing import CliRunner, Result
from django.db import IntegrityError, transaction

from medborgarlofte.accounts.actors import COMMAND_LINE
from medborgarlofte.accounts.models import AuditEntry
from medborgarlofte.cli import main
from medborgarlofte.domain import school
from medborgarlofte.domain.errors import Refusal
from medborgarlofte.domain.school import Term
from medborgarlofte.places.actions import load_reference, set_school_term
from medborgarlofte.places.models import Municipality, SchoolTerm
from tests.building import ACTOR, a_municipality

pytestmark = pytest.mark.django_db
LAST = date(2024, 6, 12)


def entries() -> list[dict[str, Any]]:
    return [entry.detail for entry in AuditEntry.objects.filter(action="set_school_term")]


def test_the_rules_get_what_was_entered_and_other_places_keep_the_rule() -> None:
    granvik = a_municipality()
    set_school_term(ACTOR, granvik, 2024, Term.AUTUMN, last=date(2024, 12, 20), first=date(2024, 8, 19))
    set_school_term(ACTOR, granvik, 2024, Term.SPRING, last=LAST)
    assert granvik.terms() == school.SchoolTerms(
        (
            school.SchoolTerm(2024, Term.SPRING, LAST),
            school.SchoolTerm(2024, Term.AUTUMN, date(2024, 12, 20), date(2024, 8, 19)),
        )
    )
    assert a_municipality("Ådalsbro").terms() == school.SchoolTerms()


def test_new_days_replace_the_old_and_the_log_holds_both() -> None:
    granvik = a_municipality()
    set_school_term(ACTOR, granvik, 2024, Term.SPRING, last=LAST)
    set_school_term(ACTOR, granvik, 2024, Term.SPRING, last=date(2024, 6, 14), first=date(2024, 1, 8))
    assert SchoolTerm.objects.get().last == date(2024, 6, 14)
    first, second = entries()
    assert (first["before"], first["after"]) == (None, {"first": None, "last": "2024-06-12"})
    assert (second["before"], second["after"]) == (
        first["after"],
        {"first": "2024-01-08", "last": "2024-06-14"},
    )
    assert (second["municipality"], second["year"], second["term"]) == ("Granvik", 2024, "spring")


def test_the_same_days_again_change_nothing() -> None:
    granvik = a_municipality()
    for _again in range(2):
        set_school_term(ACTOR, granvik, 2024, Term.SPRING, last=LAST)
    assert len(entries()) == SchoolTerm.objects.count() == 1


@pytest.mark.parametrize(
    ("year", "term", "first", "last", "sentence"),
    [
        (2024, Term.SPRING, None, "2024-07-01", "1 juli 2024 ligger inte i vårterminen 2024"),
        (2024, Term.SPRING, None, "2025-06-12", "räknas från 1 januari till och med 30 juni"),
        (2024, Term.AUTUMN, None, "2024-06-30", "ligger inte i höstterminen 2024, som räknas från 1 juli"),
        (2024, Term.SPRING, "2023-12-31", "2024-06-12", "31 december 2023 ligger inte"),
        (2024, Term.SPRING, "2024-06-12", "2024-06-12", "sista dag ska ligga efter den första"),
        (2024, Term.SPRING, "2024-06-13", "2024-06-12", "sista dag ska ligga efter den första"),
        (24, Term.SPRING, None, "2024-06-12", "mellan 2000 och 2100"),
        (9999, Term.AUTUMN, None, "9999-12-20", "mellan 2000 och 2100"),
    ],
)
def test_days_that_cannot_be_are_refused_in_a_sentence(
    year: int, term: Term, first: str | None, last: str, sentence: str
) -> None:
    begins = date.fromisoformat(first) if first else None
    with pytest.raises(Refusal, match=sentence):
        set_school_term(ACTOR, a_municipality(), year, term, last=date.fromisoformat(last), first=begins)
    assert not SchoolTerm.objects.exists()
    assert entries() == []


@pytest.mark.parametrize(
    "changed",
    [
        {"term": "autumn"},
        {"year": 2023},
        {"last": date(2024, 7, 1)},
        {"first": LAST},
        {"first": date(2023, 12, 1)},
        {"first": date(2024, 2, 1), "last": date(2024, 1, 31)},
    ],
)
def test_the_database_holds_it_too(changed: dict[str, Any]) -> None:
    right = {"municipality": a_municipality(), "year": 2024, "term": "spring", "last": LAST}
    with pytest.raises(IntegrityError), transaction.atomic():
        SchoolTerm.objects.create(**{**right, **changed})
    SchoolTerm.objects.create(**right, first=date(2024, 1, 8))
    with pytest.raises(IntegrityError), transaction.atomic():
        SchoolTerm.objects.create(**right)


@pytest.fixture
def granvik() -> Municipality:
    load_reference(ACTOR)
    return a_municipality()


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ("term", *arguments))


def test_the_command_enters_a_term_and_tells_it(granvik: Municipality) -> None:
    result = run("granviks kommun", "2024", "vår", "--last", "2024-06-12")
    assert result.output == "Granvik, vårterminen 2024: sista dagen är 12 juni.\n"
    assert granvik.school_terms.get().last == LAST
    assert AuditEntry.objects.get(action="set_school_term").actor == COMMAND_LINE.name


def test_a_day_that_is_not_typed_stays(granvik: Municipality) -> None:
    run("Granvik", "2024", "Höst", "--last", "2024-12-20", "--first", "2024-08-19")
    assert (
        "19 augusti till och med 18 december" in run("Granvik", "2024", "höst", "--last", "2024-12-18").output
    )
    assert (
        "20 augusti till och med 18 december"
        in run("Granvik", "2024", "höst", "--first", "2024-08-20").output
    )


def test_without_a_year_it_lists_what_is_known(granvik: Municipality) -> None:
    assert run("Granvik").output == (
        "Inga terminer är kända i Granvik. Löften per termin rapporteras därför när halvåret är slut.\n"
    )
    run("Granvik", "2024", "höst", "--last", "2024-12-20")
    run("Granvik", "2024", "vår", "--last", "2024-06-12", "--first", "2024-01-08")
    assert run("Granvik").output.splitlines() == [
        "Terminer i Granvik:",
        "  vårterminen 2024: 8 januari till och med 12 juni.",
        "  höstterminen 2024: sista dagen är 20 december.",
    ]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("Ingenstans",), "Kommunen Ingenstans finns inte här"),
        (("Granvik", "2024", "--last", "2024-06-12"), "Skriv vår eller höst efter året"),
        (("Granvik", "2024", "sommar", "--last", "2024-06-12"), "Skriv vår eller höst efter året"),
        (("Granvik", "2024", "vår"), "Ange terminens sista dag med --last"),
        (("Granvik", "--last", "2024-06-12"), "Ange vilken termin dagarna gäller"),
        (("Granvik", "2024", "vår", "--last", "i juni"), "är ingen dag"),
        (("Granvik", "2024", "vår", "--last", "2024-12-20"), "ligger inte i vårterminen 2024"),
    ],
)
@pytest.mark.usefixtures("granvik")
def test_what_cannot_be_done_is_told(arguments: tuple[str, ...], sentence: str) -> None:
    result = run(*arguments)
    assert result.exit_code in {1, 2}
    assert sentence in result.stderr
    assert not SchoolTerm.objects.exists()
