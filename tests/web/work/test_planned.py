"""Planned against done: the page, the file, and who sees them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from medborgarlofte.domain.roles import Role
from medborgarlofte.domain.targets import Per, UncountableTarget
from medborgarlofte.promises.actions import log_activity
from medborgarlofte.promises.drafts import Activity
from medborgarlofte.promises.models import Promise
from tests.building import ACTOR, a_commitment, a_municipality, a_promise, an_unpublished_promise, parties_of
from tests.people import a_member, a_user
from tests.weekly import MONTHLY, TERTIAL, did

from .pages import as_, text_of

pytestmark = pytest.mark.django_db
ADDRESS = "/arbete/planerat/granvik/"


@pytest.fixture(autouse=True)
def _on_a_day() -> Iterator[None]:
    with time_machine.travel("2024-06-15T10:00:00+02:00", tick=False):
        yield


@pytest.fixture
def promise() -> Promise:
    """Of 2024: walks that lack two, visits that are on pace, and what cannot be counted."""
    police, town = parties_of(a_municipality())
    promise = a_promise(
        a_commitment("Båda ska besöka.", MONTHLY, by="both"),
        a_commitment("=Kommunen ska vandra.", TERTIAL, by="municipality"),
        a_commitment("Polisen ska synas.", UncountableTarget("", Per.YEAR)),
    )
    visits, walks, _seen = promise.commitments.order_by("number")
    for month in range(1, 6):
        activity = Activity(
            (visits,), (police, town), date(2024, month, 29), hours=Decimal("1.5"), note="Hemligt"
        )
        log_activity(ACTOR, activity, today=date(2024, 6, 15))
    did(walks, town, date(2024, 2, 29), 3)
    return promise


def officer() -> Client:
    return as_(a_member(parties_of(a_municipality())[0], Role.READER))


def test_the_greatest_deviation_first_and_one_honest_sentence(promise: Promise) -> None:
    text = text_of(officer(), ADDRESS)
    assert (
        "Av 2 åtaganden som går att räkna är 1 i takt eller uppfyllda. 1 åtagande går inte att räkna." in text
    )
    assert text.index("=Kommunen ska vandra.") < text.index("Båda ska besöka.")
    assert "minst 4 vandringar per tertial, Granviks kommun 5 3 −2 –" in text
    assert "minst 1 besök per månad, Polisen 5 5 0 7,5" in text
    assert "minst 1 besök per månad, Granviks kommun 5 5 0 –" in text  # others' hours are theirs
    assert text.index("Går inte att räkna") < text.index("Polisen ska synas.")
    assert "Hemligt" not in text


def test_the_same_as_a_file(promise: Promise) -> None:
    answer = officer().get(f"{ADDRESS}tabell.csv")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert "granvik-planerat-2024-06-15.csv" in answer["Content-Disposition"]
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    each_month, walks = "minst 1 besök per månad", "minst 4 vandringar per tertial"
    town = "Granviks kommun"
    assert rows[1:] == [
        ["Granvik 2024", "2", "'=Kommunen ska vandra.", town, walks, "5", "3", "-2", ""],
        ["Granvik 2024", "1", "Båda ska besöka.", "Polisen", each_month, "5", "5", "0", "7,5"],
        ["Granvik 2024", "1", "Båda ska besöka.", town, each_month, "5", "5", "0", ""],
        ["Granvik 2024", "3", "Polisen ska synas.", "", "går inte att räkna", "", "", "", ""],
    ]


def test_what_is_not_in_force_is_not_there() -> None:
    a_promise(a_commitment("Då.", TERTIAL), label="2022", start=date(2022, 1, 1), end=date(2023, 1, 1))
    an_unpublished_promise(a_commitment("Utkast.", TERTIAL))
    assert "Inget löfte gäller här just nu." in text_of(officer(), ADDRESS)


def test_only_uncountable() -> None:
    a_promise(a_commitment("Polisen ska synas.", UncountableTarget("", Per.YEAR)))
    assert "Inget åtagande som gäller nu går att räkna." in text_of(officer(), ADDRESS)


@pytest.mark.parametrize("rest", ["", "tabell.csv"])
def test_those_of_other_municipalities_are_refused(promise: Promise, rest: str) -> None:
    stranger = as_(a_member(parties_of(a_municipality("Almvik"))[0], *Role))
    assert stranger.get(f"{ADDRESS}{rest}").status_code == 403
    assert as_(a_user()).get(f"{ADDRESS}{rest}").status_code == 403
    assert Client().get(f"{ADDRESS}{rest}").status_code == 302
    assert officer().get(f"/arbete/planerat/ingenstans/{rest}").status_code == 404


def test_it_asks_as_often_for_many(promise: Promise) -> None:
    client, counts = officer(), []
    for year in (2, 3, 4):
        with CaptureQueriesContext(connection) as captured:
            assert client.get(ADDRESS).status_code == 200
        counts.append(len(captured))
        said = [a_commitment(f"Nummer {n}.", TERTIAL) for n in range(8)]
        a_promise(*said, label=f"2024-202{year + 3}", end=date(2025 + year, 1, 1))
    assert len(set(counts)) == 1
    assert counts[0] <= 12
