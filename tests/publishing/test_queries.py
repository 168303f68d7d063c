"""How often a public page asks the database: at most eight times, and as often whatever the size."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from medborgarlofte.domain.targets import CountTarget, Per, WhenNeededTarget
from medborgarlofte.followup import actions as followup
from medborgarlofte.promises import actions
from medborgarlofte.promises.drafts import Activity
from medborgarlofte.promises.models import Promise
from medborgarlofte.publishing.caching import PAGES
from tests.building import ACTOR, a_commitment, a_promise

from .made import TODAY

pytestmark = pytest.mark.django_db
MOST = 8
LARGER = 20
TARGETS = (CountTarget(104, Per.YEAR, "kontroller"), CountTarget(1, Per.SCHOOL_TERM), WhenNeededTarget())


def asked(client: Client, address: str) -> int:
    PAGES.clear()
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def of_size(place: str, size: int) -> Promise:
    """A published promise with so many commitments, and so many records of each kind under the first."""
    drafts = [
        a_commitment(f"Sak {n}.", *TARGETS, by="both", municipality=place, focus_area=f"Område {n}")
        for n in range(size)
    ]
    promise = a_promise(*drafts, municipality=place)
    first = promise.commitments.order_by("number")[0]
    parties = tuple(first.parties.order_by("pk"))
    for n in range(size):
        done = Activity((first,), parties, date(2024, 1, 1) + timedelta(days=n), 2)
        wrong = actions.log_activity(ACTOR, done, today=TODAY)
        actions.correct_activity(ACTOR, wrong, done, reason="Fel.", today=TODAY)
        said = {"day": date(2024, 2, 1), "reason": f"Skäl {n}.", "today": TODAY}
        followup.assess(ACTOR, first, parties[0], verdict="partly", **said)  # type: ignore[arg-type]
        followup.answer_need(ACTOR, first, parties[0], arose=True, **said)  # type: ignore[arg-type]
    return promise


@pytest.mark.parametrize("page", ["", "2024/", "2024/1/"])
def test_a_page_asks_as_often_for_a_promise_twenty_times_larger(client: Client, page: str) -> None:
    of_size("Granvik", 1)
    of_size("Almvik", LARGER)
    assert asked(client, f"/granvik/{page}") == asked(client, f"/almvik/{page}") <= MOST


def test_the_start_page_asks_as_often_for_twenty_times_as_many(client: Client) -> None:
    of_size("Granvik", 1)
    few = asked(client, "/")
    for n in range(LARGER):
        of_size(f"Ort {chr(97 + n)}", 2)
    assert asked(client, "/") == few <= MOST
    assert asked(client, "/?plats=ort") <= MOST


@pytest.mark.parametrize("address", ["/om/", "/tillganglighet/", "/robots.txt"])
def test_pages_without_promises_ask_once_at_most(client: Client, address: str) -> None:
    assert asked(client, address) <= 1
