"""Indicators page by page: begun, given figures, corrected, and shown beside a promise."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from medborgarlofte.domain.roles import Role
from medborgarlofte.incidents.models import Indicator, Measurement
from medborgarlofte.places.models import Organisation
from medborgarlofte.promises.actions import follow_problem
from tests.building import ACTOR, a_commitment, a_municipality, a_promise, parties_of
from tests.measured import COUNT, INDEX, a_figure, a_series
from tests.people import a_member, signed_in

pytestmark = pytest.mark.django_db
INDICATORS = "/arbete/matningar/"


@pytest.fixture
def police() -> Organisation:
    return parties_of(a_municipality())[0]


@pytest.fixture
def town() -> Organisation:
    return parties_of(a_municipality())[1]


@pytest.fixture
def coordinator(town: Organisation) -> Client:
    return of(town, Role.COORDINATOR)


def of(party: Organisation, *roles: Role) -> Client:
    return signed_in(a_member(party, *roles))


def described(**more: Any) -> dict[str, Any]:
    fields = {
        "name": "Undviker torget efter klockan 21",
        "kind": "share",
        "origin": "survey",
        "unit": "andel av de svarande",
        "source": "Mätningen (påhittad)",
        "place": "Granvik",
        "better": "lower",
    }
    return fields | more


def figure(**more: Any) -> dict[str, Any]:
    fields = {
        "figure": "34,5",
        "start": "2024-01-01",
        "last": "2024-12-31",
        "answers": "1 412",
        "response_rate": "46 %",
        "retrieved": "2025-02-01",
    }
    return fields | more


def test_whoever_has_not_signed_in_does_so_first(client: Client) -> None:
    assert "next=/arbete/matningar/" in client.get(INDICATORS)["Location"]


def test_it_is_reached_from_the_week_by_whoever_writes_them(town: Organisation, coordinator: Client) -> None:
    assert INDICATORS in coordinator.get("/arbete/").content.decode()
    assert INDICATORS not in of(town, Role.READER).get("/arbete/").content.decode()


def test_a_series_is_begun_beside_that_of_a_larger_area(town: Organisation, coordinator: Client) -> None:
    around = a_series(town, unit="andel av de svarande", place="Hela länet (påhittat)")
    answer = coordinator.post(f"{INDICATORS}ny/", described(reference=around.pk))
    made = Indicator.objects.exclude(pk=around.pk).get()
    assert answer["Location"] == f"{INDICATORS}{made.pk}/?sparat"
    assert (made.kind, made.origin, made.better, made.reference) == ("share", "survey", "lower", around)
    page = coordinator.get(f"{INDICATORS}{made.pk}/").content.decode()
    for words in (
        "Undviker torget",
        "Ingen har lagt in någon siffra än",
        "inte offentliga än",
        "Inget löfte",
    ):
        assert words in page
    assert "Ingen siffra än. Visas inte vid något löfte än." in coordinator.get(INDICATORS).content.decode()


def test_what_is_missing_in_it_is_told_where_it_is_missing(coordinator: Client) -> None:
    answer = coordinator.post(f"{INDICATORS}ny/", described(name="", kind="", unit=""))
    page = answer.content.decode()
    assert answer.status_code == 422
    for sentence in ("Skriv vad som mäts.", "Välj vad för sorts siffra", "Skriv i vilken enhet"):
        assert sentence in page
    assert "Mätningen (påhittad)" in page


def test_what_the_door_refuses_is_told_and_nothing_is_lost(town: Organisation, coordinator: Client) -> None:
    other = a_series(town, COUNT)
    answer = coordinator.post(f"{INDICATORS}ny/", described(reference=other.pk))
    page = answer.content.decode()
    assert (answer.status_code, Indicator.objects.count()) == (422, 1)
    assert "Jämför med en mätning av samma sort" in page
    assert "Undviker torget efter klockan 21" in page


def test_what_may_tell_of_a_person_is_asked_about(coordinator: Client) -> None:
    telling = described(source="Ring 070-174 06 05")
    answer = coordinator.post(f"{INDICATORS}ny/", telling)
    assert (answer.status_code, "pekar inte ut" in answer.content.decode()) == (422, True)
    assert coordinator.post(f"{INDICATORS}ny/", telling | {"confirmed": "on"}).status_code == 302


def test_a_share_is_written_as_per_cent(town: Organisation, coordinator: Client) -> None:
    series = a_series(town)
    answer = coordinator.post(f"{INDICATORS}{series.pk}/ny-siffra/", figure())
    assert answer["Location"] == f"{INDICATORS}{series.pk}/?sparat"
    made = Measurement.objects.get()
    assert (made.figure, made.response_rate) == (Decimal("0.345"), Decimal("0.46"))
    assert (made.answers, made.start, made.end) == (1412, date(2024, 1, 1), date(2025, 1, 1))
    page = coordinator.get(f"{INDICATORS}{series.pk}/").content.decode()
    for words in ("34,5 %", "svarsfrekvens 46 %", "så det går inte att se någon utveckling än"):
        assert words in page


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize(
    ("kind", "written", "kept"),
    [
        (COUNT, "46", "46"),
        (COUNT, "1 250", "1250"),
        (COUNT, "1,250", None),  # a thousand or a little more than one: it is asked about
        (COUNT, "1.250", None),
        (INDEX, "3,4", "3.4"),
        (INDEX, "3.4", "3.4"),
        (INDEX, "3,45678", None),
        (INDEX, "-3", None),
        (INDEX, "tre", None),
        (INDEX, "", None),
    ],
)
def test_other_figures_are_written_as_they_are(
    town: Organisation, coordinator: Client, language: str, kind: Any, written: str, kept: str | None
) -> None:
    series = a_series(town, kind)
    limits = {"low": "3", "high": "3,6"} if kind is INDEX else {}
    coordinator.cookies["django_language"] = language
    coordinator.post(f"{INDICATORS}{series.pk}/ny-siffra/", figure(figure=written, **limits))
    found = [one.figure for one in Measurement.objects.all()]
    assert found == ([] if kept is None else [Decimal(kept)])


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"figure": "134,5"}, "mellan 0 och 100 procent"),
        ({"figure": "34,555"}, "högst två decimaler"),
        ({"answers": ""}, "Skriv hur många som svarade."),
        ({"answers": "4,5"}, "heltal"),
        ({"response_rate": ""}, "hur stor andel av de tillfrågade"),
        ({"last": "2023-12-31"}, "före den första"),
        ({"last": "9999-12-31"}, "Tiden är inte slut än"),
        ({"start": "i fjol"}, "Skriv dagen som år"),
        ({"retrieved": "2999-01-01"}, "har inte varit än"),
        ({"low": "30"}, "både den nedre och den övre"),
        ({"low": "35", "high": "40"}, "utanför sin felmarginal"),
    ],
)
def test_a_figure_that_cannot_be_read_is_refused_with_all_that_was_written(
    town: Organisation, coordinator: Client, wrong: dict[str, str], sentence: str
) -> None:
    series = a_series(town)
    answer = coordinator.post(
        f"{INDICATORS}{series.pk}/ny-siffra/", figure(method="Ny enkät", preliminary="on") | wrong
    )
    page = answer.content.decode()
    assert (answer.status_code, Measurement.objects.count()) == (422, 0)
    assert sentence in page
    for kept in ('value="Ny enkät"', "checked", *(f'value="{one}"' for one in wrong.values() if one)):
        assert kept in page


def test_the_next_figure_begins_with_how_the_last_was_measured(
    town: Organisation, coordinator: Client
) -> None:
    series = a_series(town)
    a_figure(series, "0.3", 2023)
    a_figure(series, "0.3", 2024, method="Webbenkät")
    assert 'value="Webbenkät"' in coordinator.get(f"{INDICATORS}{series.pk}/ny-siffra/").content.decode()


def test_an_index_without_the_limits_that_its_source_states_is_refused(
    town: Organisation, coordinator: Client
) -> None:
    series = a_series(town, INDEX)
    answer = coordinator.post(f"{INDICATORS}{series.pk}/ny-siffra/", figure(figure="3,4"))
    assert "Skriv felmarginalens gränser" in answer.content.decode()


def test_a_correction_begins_with_the_figure_and_keeps_it(town: Organisation, coordinator: Client) -> None:
    series = a_series(town)
    wrong = a_figure(series, "0.345")
    page = f"{INDICATORS}siffra/{wrong.pk}/ratta/"
    first = coordinator.get(page).content.decode()
    for shown in ('value="34,5"', 'value="50"', 'value="400"', 'value="2024-12-31"'):
        assert shown in first
    without = coordinator.post(page, figure(figure="31", reason=""))
    assert (without.status_code, "Skriv varför" in without.content.decode()) == (422, True)
    coordinator.post(page, figure(figure="31", reason="Svaren räknades två gånger."))
    right = Measurement.objects.get(corrects=wrong)
    assert right.figure == Decimal("0.31")
    shown = coordinator.get(f"{INDICATORS}{series.pk}/").content.decode()
    assert "<s>34,5 %</s>" in shown
    assert "Svaren räknades två gånger." in shown
    assert (page in shown, f"siffra/{right.pk}/ratta/" in shown) == (False, True)
    assert "redan rättad" in coordinator.get(page).content.decode()


def test_it_is_shown_beside_a_promise_and_says_that_all_is_public(
    town: Organisation, coordinator: Client, client: Client
) -> None:
    series = a_series(town)
    a_figure(series, "0.345")
    promise = a_promise(a_commitment("Ett."))
    public = f"{promise.address()}matningar/"
    assert client.get(public).status_code == 404
    before = coordinator.get(f"{INDICATORS}{series.pk}/ny-siffra/").content.decode()
    assert "offentlig så snart mätningen visas vid" in before
    tie = f"{INDICATORS}{series.pk}/visa-vid-lofte/"
    assert "Välj ett löfte." in coordinator.post(tie, {"promise": "0"}).content.decode()
    assert "blir offentlig genast med alla siffror" in coordinator.get(tie).content.decode()
    coordinator.post(tie, {"promise": promise.pk})
    assert "34,5" in client.get(public).content.decode()
    after = coordinator.get(f"{INDICATORS}{series.pk}/ny-siffra/").content.decode()
    assert "blir offentlig genast" in after
    assert public in coordinator.get(f"{INDICATORS}{series.pk}/").content.decode()
    assert "inget fler löfte" in coordinator.get(tie).content.decode()


def test_what_another_is_read_beside_is_public_with_it(town: Organisation, coordinator: Client) -> None:
    around = a_series(town, place="Hela länet (påhittat)")
    follow_problem(ACTOR, a_promise(a_commitment("Ett.")), a_series(town, reference=around))
    assert "Siffrorna är offentliga." in coordinator.get(f"{INDICATORS}{around.pk}/").content.decode()


def test_both_parties_of_the_place_write_in_it_and_nobody_else(
    police: Organisation, town: Organisation
) -> None:
    series = a_series(town)
    pages = [f"{INDICATORS}{series.pk}/{step}" for step in ("", "ny-siffra/", "visa-vid-lofte/")]
    pages.append(f"{INDICATORS}siffra/{a_figure(series, '0.3').pk}/ratta/")
    elsewhere = of(parties_of(a_municipality("Annanstad"))[1], *Role)
    for page in pages:
        assert of(police, Role.COORDINATOR).get(page).status_code == 200
        assert of(town, Role.READER).get(page).status_code == 403
        assert elsewhere.get(page).status_code == 404
    assert series.name not in elsewhere.get(INDICATORS).content.decode()


def test_as_many_queries_however_many_there_are(town: Organisation, coordinator: Client) -> None:
    for number in range(8):
        series = a_series(town, name=f"Mätning {number}")
        for year in range(2018, 2024):
            a_figure(series, "0.3", year)
        a_promise(a_commitment("Ett."), start=date(2010 + number, 1, 1), end=date(2011 + number, 1, 1))
    coordinator.get(INDICATORS)
    steps = ("", f"{series.pk}/", f"{series.pk}/ny-siffra/", f"{series.pk}/visa-vid-lofte/")
    for address in (f"{INDICATORS}{step}" for step in steps):
        with CaptureQueriesContext(connection) as made:
            assert coordinator.get(address).status_code == 200
        assert len(made) <= 12, [one["sql"] for one in made]
