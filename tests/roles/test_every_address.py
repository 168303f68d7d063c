"""Every role at every address of staff, in every state of what it is about: exactly what the table says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from tests.attacks.addresses import EVERY, Address, path_of
from tests.attacks.one_world import SECRET
from tests.attacks.stored import everything
from tests.attacks.world import STATES, World

from .expected import Answer, Asked
from .viewers import Viewer, viewers

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite_alone]  # the table is asked, not the database
STAFF = [one for one in EVERY if one.is_staff]
GOT = {  # what a page is answered with, and a form that was sent empty
    Answer.ALLOWED: {200, 302, 405, 409},
    Answer.REFUSED: {403, 405},
    Answer.NOT_THERE: {404, 405},
    Answer.SIGN_IN: {302, 405},
    Answer.OVER: {302, 403, 405},
}
SENT = GOT | {
    Answer.ALLOWED: {200, 302, 405, 409, 422},
    Answer.OVER: {200, 302, 403, 405, 409, 422},
}


# What a form that names a row, not the address, is answered with when it is empty; and what is no JSON.
NOTHING_IN_IT = {
    "web:reminders:end_feed": {404},
    "web:queue:again": {404},
    "web:queue:forget": {404},
    "web:offline_send": {400},
}


@pytest.fixture(scope="module")
def everybody(world: World) -> list[Viewer]:
    return viewers(world)


def asked(address: Address, world: World) -> Iterator[Asked]:
    for state in STATES:
        one = Asked(address, state, world)
        if one.has_states or state == STATES[0]:
            yield one


def told(one: Asked, viewer: Viewer) -> str:
    return f"{viewer.name}, {one.state}, {one.address.permission}"


def leads_to_sign_in(answer: Any) -> bool:
    return answer.status_code == 405 or "/konto/logga-in/" in answer["Location"]


def test_every_page_asks_for_a_permission_or_is_for_everybody() -> None:
    for address in EVERY:
        asks = address.permission is not None
        assert asks == address.is_staff, address.name


@pytest.mark.parametrize("address", STAFF, ids=lambda one: one.name)
def test_a_page_is_shown_to_whom_the_table_says(
    world: World, everybody: list[Viewer], address: Address
) -> None:
    for one in asked(address, world):
        path = path_of(world, address, one.state)
        for viewer in everybody:
            expected, answer = one.answer(viewer), viewer.client.get(path)
            assert answer.status_code in GOT[expected], told(one, viewer)
            if expected is Answer.SIGN_IN:
                assert leads_to_sign_in(answer), told(one, viewer)
            if expected not in {Answer.ALLOWED, Answer.OVER}:
                assert SECRET not in answer.content.decode(), told(one, viewer)


@pytest.mark.parametrize("address", STAFF, ids=lambda one: one.name)
def test_a_form_is_taken_from_whom_the_table_says(
    world: World, everybody: list[Viewer], address: Address
) -> None:
    for one in asked(address, world):
        path, before = path_of(world, address, one.state), everything()
        for viewer in everybody:
            expected = one.answer(viewer, writing=True)
            with transaction.atomic():
                answer = viewer.client.post(path)
                transaction.set_rollback(expected is Answer.ALLOWED)
            missing = NOTHING_IN_IT.get(address.name, set())
            assert answer.status_code in SENT[expected] | missing, told(one, viewer)
            if expected is Answer.SIGN_IN:
                assert leads_to_sign_in(answer), told(one, viewer)
        assert everything() == before, (address.name, one.state)
