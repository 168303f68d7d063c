"""Series of figures: defined, added to and corrected, each through its door."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from medborgarlofte.accounts.models import AuditEntry
from medborgarlofte.domain.errors import NeedsDecision, NotAllowed, Refusal
from medborgarlofte.domain.roles import Role
from medborgarlofte.incidents.actions import correct_measurement
from medborgarlofte.incidents.models import Indicator, Measurement
from medborgarlofte.places.models import Organisation
from medborgarlofte.promises.actions import follow_problem
from tests.building import ACTOR, a_municipality, a_promise, parties_of
from tests.measured import COUNT, INDEX, NOW, YEAR, a_figure, a_series
from tests.people import actor_with

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> Organisation:
    return parties_of(a_municipality())[1]


@pytest.fixture
def police() -> Organisation:
    return parties_of(a_municipality())[0]


def test_who_coordinates_for_either_party_enters_figures(town: Organisation, police: Organisation) -> None:
    series = a_series(town, actor=actor_with(town, Role.COORDINATOR))
    found = a_figure(series, "0.275", actor=actor_with(police, Role.LIAISON_OFFICER))
    assert found.as_measured().figure == 0.275
    assert AuditEntry.objects.filter(action="add_measurement", label="incidents.Measurement").count() == 1


@pytest.mark.parametrize("role", [Role.READER, Role.DOER, Role.SIGNATORY, Role.PUBLISHER, Role.REGISTRAR])
def test_who_does_not_coordinate_enters_nothing(town: Organisation, role: Role) -> None:
    series = a_series(town)
    with pytest.raises(NotAllowed):
        a_series(town, COUNT, actor_with(town, role))
    with pytest.raises(NotAllowed):
        a_figure(series, "0.3", actor=actor_with(town, role))


def test_who_coordinates_elsewhere_enters_nothing_here(town: Organisation) -> None:
    other = parties_of(a_municipality("Sjövik"))[1]
    with pytest.raises(NotAllowed):
        a_figure(a_series(town), "0.3", actor=actor_with(other, Role.COORDINATOR))


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"name": " "}, "vad som mäts"),
        ({"unit": ""}, "vilken enhet"),
        ({"source": ""}, "var siffrorna kommer"),
        ({"place": ""}, "vilken plats"),
        ({"kind": "guess"}, "sorts siffra"),
        ({"origin": "rumour"}, "sorts siffra"),
        ({"better": "sideways"}, "vilket håll"),
        ({"name": "A" * 201}, "högst 200"),
    ],
)
def test_a_series_says_what_it_measures(town: Organisation, more: dict[str, Any], sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence):
        a_series(town, **more)
    assert not Indicator.objects.exists()


def test_a_series_is_there_once_and_refers_to_one_alike(town: Organisation) -> None:
    around = a_series(town, place="Länet")
    assert a_series(town, reference=around).reference == around
    with pytest.raises(Refusal, match="finns redan"):
        a_series(town)
    with pytest.raises(Refusal, match="samma sort"):
        a_series(town, COUNT, reference=around)
    elsewhere = a_series(parties_of(a_municipality("Sjövik"))[1])
    with pytest.raises(Refusal, match="kommunens mätningar"):
        a_series(town, name="Annat", reference=elsewhere)


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"answers": None}, "hur många som svarade"),
        ({"response_rate": None}, "hur stor andel"),
        ({"response_rate": Decimal("1.2")}, "Svarsfrekvensen"),
        ({"figure": Decimal("27.5")}, "mellan 0 och 100"),
        ({"figure": Decimal("NaN")}, "mellan 0 och 100"),
        ({"low": Decimal("0.2")}, "både den nedre och den övre"),
        ({"low": Decimal("0.3"), "high": Decimal("0.4")}, "utanför sin felmarginal"),
        ({"end": date(2024, 1, 1)}, "före den första"),
        ({"end": date(2026, 1, 1)}, "inte slut än"),
        ({"retrieved": date(2025, 3, 2)}, "inte varit än"),
        ({"method": "M" * 201}, "högst 200"),
    ],
)
def test_a_figure_carries_what_makes_it_readable(
    town: Organisation, more: dict[str, Any], sentence: str
) -> None:
    series = a_series(town)
    with pytest.raises(Refusal, match=sentence):
        a_figure(series, "0.275", **more)
    assert not Measurement.objects.exists()


def test_an_index_needs_the_limits_that_its_source_states(town: Organisation) -> None:
    series = a_series(town, INDEX)
    with pytest.raises(Refusal, match="felmarginalens gränser"):
        a_figure(series, "3.4")
    assert a_figure(series, "3.4", low=Decimal("3.2"), high=Decimal("3.6")).as_measured().interval


def test_a_period_has_one_figure_that_counts(town: Organisation) -> None:
    series = a_series(town)
    wrong = a_figure(series, "0.275")
    with pytest.raises(Refusal, match="finns redan en siffra"):
        a_figure(series, "0.3")
    said = replace(YEAR, figure=Decimal("0.3"), answers=400, response_rate=Decimal("0.5"))
    right = correct_measurement(ACTOR, wrong, said, reason="Fel kolumn.", today=NOW)
    assert (right.corrects, right.reason, right.figure) == (wrong, "Fel kolumn.", Decimal("0.3"))
    assert Measurement.objects.get(pk=wrong.pk).figure == Decimal("0.275")
    with pytest.raises(Refusal, match="redan rättad"):
        correct_measurement(ACTOR, wrong, said, reason="En gång till.", today=NOW)
    with pytest.raises(Refusal, match="varför"):
        correct_measurement(ACTOR, right, said, reason=" ", today=NOW)


def test_what_may_tell_of_a_person_takes_a_decision(town: Organisation) -> None:
    with pytest.raises(NeedsDecision):
        a_series(town, source="Ring Anna Svensson på 070-174 06 05")


def test_a_promise_names_the_series_of_its_problem_once(town: Organisation) -> None:
    promise, series = a_promise(), a_series(town)
    first = follow_problem(ACTOR, promise, series)
    assert follow_problem(ACTOR, promise, series) == first
    elsewhere = a_series(parties_of(a_municipality("Sjövik"))[1])
    with pytest.raises(Refusal, match="kommunens mätningar"):
        follow_problem(ACTOR, promise, elsewhere)
    with pytest.raises(NotAllowed):
        follow_problem(actor_with(town, Role.DOER), promise, series)
