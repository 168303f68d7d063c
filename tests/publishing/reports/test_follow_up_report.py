"""An approved follow-up in three forms: the frozen numbers, the same in all, and what was corrected since."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import translation

from medborgarlofte.domain.targets import CountTarget, Per, Season
from medborgarlofte.followup import actions
from medborgarlofte.promises.actions import correct_activity
from medborgarlofte.promises.drafts import Activity
from medborgarlofte.publishing.reports.content import Figure, Report, Table, plain
from medborgarlofte.publishing.reports.follow_up import follow_up_report
from medborgarlofte.publishing.reports.found import found
from medborgarlofte.publishing.reports.pdf import as_pdf
from medborgarlofte.publishing.reports.word import as_word
from tests.building import ACTOR, a_commitment
from tests.following import TODAY as DAY
from tests.following import Followed, a_target, answered, approved, followed
from tests.weekly import did

from ..made import TODAY, text_of
from .reading import numbers_of, opened, page_text, tag_tree, word_text, words_of
from .test_pdf import faults

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> Followed:
    with time_machine.travel("2024-05-20 12:00+02:00"):
        one = answered(followed())
        approved(one)
    return one


def the_report(made: Followed) -> Report:
    return follow_up_report(found("granvik", made.promise.slug), made.follow_up.pk, TODAY)


@pytest.mark.parametrize(("language", "prefix"), [("sv", ""), ("en", "/en")])
def test_every_number_and_every_word_is_the_same_in_all_three(
    client: Client, made: Followed, language: str, prefix: str
) -> None:
    page = page_text(text_of(client, f"{prefix}{made.follow_up.address()}rapport/"))
    with translation.override(language):
        report = the_report(made)
        pdf, word = tag_tree(as_pdf(report)).whole(), word_text(opened(as_word(report)))
    assert numbers_of(page) == numbers_of(pdf) == numbers_of(word)
    assert words_of(page) == words_of(pdf) == words_of(word)


def test_it_keeps_both_standards(made: Followed) -> None:
    assert faults(as_pdf(the_report(made))) == []


def test_deviations_come_first_and_each_party_is_heard(client: Client, made: Followed) -> None:
    report = the_report(made)
    deviating, others = report.sections[:2]
    assert [plain(one.heading) for one in deviating.sections] == ["Åtagande 2"]
    assert len(others.sections) == 3
    page = page_text(text_of(client, f"{made.follow_up.address()}rapport/"))
    for said in ("Lugnt.", "Ingen förändring går att se.", "gjort: 35", "Samarbetet fungerade"):
        assert said in page
    version = made.follow_up.versions.get()
    assert version.sha256 in page


def test_what_was_corrected_since_stands_beside_the_frozen_number(client: Client, made: Followed) -> None:
    checks = made.commitment(1)
    record = checks.records.get(day=date(2024, 4, 30))
    better = Activity((checks,), (made.police,), record.day, 4)
    correct_activity(ACTOR, record, better, reason="Räknat fel.", today=date(2024, 6, 1))
    page = page_text(text_of(client, f"{made.follow_up.address()}rapport/"))
    assert "gjort: 35" in page
    assert "nu är 38 räknade" in page


@pytest.mark.parametrize(("number", "drawings"), [(1, 0), (7, 1)])
def test_a_piece_of_a_window_that_asks_for_none_has_a_table_and_no_line(number: int, drawings: int) -> None:
    """The week from 29 January has three days in the season, and 1 × 3 / 7 is none."""
    target = CountTarget(number, Per.WEEK, "besök", season=Season(frozenset({1})))
    with time_machine.travel("2024-05-20 12:00+02:00"):
        one = followed(a_commitment("Polisen besöker torget varje vecka i januari.", target))
        did(one.commitment(5), one.police, date(2024, 1, 30), 1, DAY)
        judged = actions.Judged("partly", "Så blev det.")
        actions.assess_in(one.officer, one.follow_up, one.commitment(5), one.police, judged, today=DAY)
        approved(answered(one))
    sections = [each for group in the_report(one).sections[:2] for each in group.sections]
    (told,) = [each for each in sections if plain(each.heading) == "Åtagande 5"]
    assert len([part for part in told.parts if isinstance(part, Figure)]) == drawings
    tables = [part.table if isinstance(part, Figure) else part for part in told.parts]
    (last,) = [table.rows[-1] for table in tables if isinstance(table, Table)]
    assert [plain(cell) for cell in last[1:3]] == [("0" if number == 1 else "3"), "1"]


@pytest.mark.parametrize("form", ["/", ".pdf", ".docx"])
def test_what_is_not_approved_has_no_report(client: Client, form: str) -> None:
    with time_machine.travel("2024-05-20 12:00+02:00"):
        one = answered(followed())
    assert client.get(f"{one.follow_up.address()}rapport{form}").status_code == 404


def test_it_is_linked_from_the_page_of_the_follow_up(client: Client, made: Followed) -> None:
    page = text_of(client, made.follow_up.address())
    for form in ("/", ".pdf", ".docx"):
        assert f'{made.follow_up.address()}rapport{form}"' in page


@pytest.mark.parametrize("more", [0, 60])
def test_it_asks_as_little_of_many_commitments_as_of_few(
    client: Client, more: int, django_assert_max_num_queries: Any
) -> None:
    with time_machine.travel("2024-05-20 12:00+02:00"):
        others = [a_commitment(f"Polisen gör nummer {number}.", a_target(20)) for number in range(more)]
        one = answered(followed(*others))
        judged = actions.Judged("fulfilled", "Gjort.")
        for commitment in one.promise.commitments.filter(number__gt=4):
            actions.assess_in(one.officer, one.follow_up, commitment, one.police, judged, today=DAY)
        approved(one)
    with django_assert_max_num_queries(14):
        text_of(client, f"{one.follow_up.address()}rapport/")
