"""What everybody reads of a problem's figures: never more than their uncertainty allows."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
import time_machine
from django.test import Client

from medborgarlofte.incidents.actions import correct_measurement
from medborgarlofte.places.models import Organisation
from medborgarlofte.promises.actions import follow_problem
from medborgarlofte.promises.models import Promise
from tests.building import ACTOR, a_municipality, a_promise, parties_of
from tests.measured import COUNT, NOW, YEAR, a_figure, a_series

pytestmark = pytest.mark.django_db


@pytest.fixture
def promise() -> Promise:
    return a_promise()


@pytest.fixture
def town() -> Organisation:
    return parties_of(a_municipality())[1]


def page(client: Client, promise: Promise) -> str:
    with time_machine.travel("2025-03-01 12:00+01:00"):
        answer = client.get(f"{promise.address()}matningar/")
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


@pytest.mark.parametrize(
    ("shares", "says"),
    [
        (("0.275",), "Det finns bara en mätning"),
        (("0.275", "0.3125"), "Ingen förändring går att se"),
        (
            ("0.275", "0.375"),
            "Andelen har ökat med 10,0 procentenheter sedan mätningen före (felmarginal 3,5–16,4).",
        ),
        (
            ("0.375", "0.275"),
            "Andelen har minskat med 10,0 procentenheter sedan mätningen före (felmarginal 3,5–16,4).",
        ),
    ],
)
def test_it_says_that_something_changed_only_beyond_the_margin(
    client: Client, promise: Promise, town: Organisation, shares: tuple[str, ...], says: str
) -> None:
    series = a_series(town)
    for year, share in zip(range(2025 - len(shares), 2025), shares, strict=True):
        a_figure(series, share, year)
    follow_problem(ACTOR, promise, series)
    assert says in page(client, promise)


def test_a_count_is_held_against_how_it_used_to_be(
    client: Client, promise: Promise, town: Organisation
) -> None:
    series = a_series(town, COUNT)
    for year, count in zip(range(2020, 2025), (40, 44, 38, 46, 24), strict=True):
        a_figure(series, str(count), year, preliminary=year == 2024)
    follow_problem(ACTOR, promise, series)
    told = page(client, promise)
    assert "Antalet har minskat till 57 % av hur det brukade vara (felmarginal 23–91 %)." in told
    assert "Siffran är preliminär och kan ändras." in told
    assert 'class="hollow"' in told


def test_a_count_of_few_is_not_told(client: Client, promise: Promise, town: Organisation) -> None:
    series = a_series(town, COUNT)
    for year, count in zip(range(2020, 2025), (40, 44, 38, 46, 3), strict=True):
        a_figure(series, str(count), year)
    follow_problem(ACTOR, promise, series)
    told = page(client, promise)
    assert "<b>2024: färre än 5.</b> Antalet har minskat." in told
    assert ">3<" not in told
    (found,) = client.get(f"{promise.address()}matningar.json").json()["indicators"]
    assert (found["figures"][-1]["figure"], found["figures"][-1]["fewer_than"]) == (None, 5)
    lines = client.get(f"{promise.address()}matningar.csv").content.decode("utf-8-sig").splitlines()
    assert lines[-1].startswith("Skadegörelse;Granviks centrum;2024-01-01;2024-12-31;färre än 5;")


def test_the_figure_stands_with_its_reference_and_all_that_makes_it_readable(
    client: Client, promise: Promise, town: Organisation
) -> None:
    around = a_series(town, place="Länet")
    a_figure(around, "0.25", answers=5210)
    series = a_series(town, reference=around)
    a_figure(series, "0.275")
    follow_problem(ACTOR, promise, series)
    told = page(client, promise)
    assert told.count('role="img"') == 2
    for said in (
        "27,5 %",
        "23,4–32,1 %",
        "400 (svarsfrekvens 50 %)",
        "Länet",
        "5 210",
        "Mätningen (påhittad)",
    ):
        assert said in told


def test_a_corrected_figure_stays_with_why(client: Client, promise: Promise, town: Organisation) -> None:
    series = a_series(town)
    wrong = a_figure(series, "0.275")
    right = replace(YEAR, figure=Decimal("0.3"), answers=400, response_rate=Decimal("0.5"))
    correct_measurement(ACTOR, wrong, right, reason="Fel <kolumn>.", today=NOW)
    follow_problem(ACTOR, promise, series)
    told = page(client, promise)
    assert "<s>27,5 %</s>" in told
    assert "Fel &lt;kolumn&gt;." in told
    assert "2024: 30,0 %." in told


def test_the_files_say_the_same(client: Client, promise: Promise, town: Organisation) -> None:
    series = a_series(town)
    a_figure(series, "0.275")
    follow_problem(ACTOR, promise, series)
    (found,) = client.get(f"{promise.address()}matningar.json").json()["indicators"]
    assert (found["name"], found["figures"][0]["figure"]) == ("Undviker torget", 0.275)
    lines = client.get(f"{promise.address()}matningar.csv").content.decode("utf-8-sig").splitlines()
    assert lines[1].startswith("Undviker torget;Granvik;2024-01-01;2024-12-31;0,275;0,2335;0,3207;")


def test_a_promise_without_series_has_no_such_page_and_no_link(client: Client, promise: Promise) -> None:
    for ending in ("matningar/", "matningar.json", "matningar.csv"):
        assert client.get(f"{promise.address()}{ending}").status_code == 404
    assert "matningar" not in client.get(promise.address()).content.decode()


def test_the_promise_leads_to_them(client: Client, promise: Promise, town: Organisation) -> None:
    follow_problem(ACTOR, promise, a_series(town))
    assert f"{promise.address()}matningar/" in client.get(promise.address()).content.decode()
    assert "Ingen har lagt in någon siffra än." in page(client, promise)


@pytest.mark.parametrize("many", [1, 8])
def test_it_asks_as_often_for_many_figures_as_for_few(
    client: Client, promise: Promise, town: Organisation, many: int, django_assert_num_queries: object
) -> None:
    for number in range(many):
        series = a_series(town, name=f"Mätning {number}")
        for year in range(2024 - many, 2025):
            a_figure(series, "0.3", year)
        follow_problem(ACTOR, promise, series)
    with django_assert_num_queries(4):  # type: ignore[operator]
        client.get(f"{promise.address()}matningar/")
