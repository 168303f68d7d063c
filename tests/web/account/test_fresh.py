"""Proving anew who one is before one does what binds others; nothing that was written is lost."""

from __future__ import annotations

from datetime import datetime, timedelta
from urllib.parse import unquote

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from .people import PASSWORD, a_user, code, done, sign_in, signed_in, with_app

pytestmark = pytest.mark.urls("tests.web.account.urls")
SIGN = "/skriv-under/"
CONFIRM = "/konto/bekrafta/"


@pytest.fixture
def start() -> datetime:
    return timezone.now()


def at(start: datetime, minutes: float) -> time_machine.travel:
    return time_machine.travel(start + timedelta(minutes=minutes), tick=False)


def test_whoever_has_just_signed_in_is_let_through(start: datetime) -> None:
    client = signed_in()
    assert client.get(SIGN).content == b"form: "
    assert client.post(SIGN, {"note": "a"}).content == b"signed: a"


def test_after_five_minutes_the_password_is_asked_for_and_one_comes_back(start: datetime) -> None:
    client = signed_in()
    with at(start, 4.9):
        assert client.get(SIGN).status_code == 200
    with at(start, 5.1):
        answer = client.get(f"{SIGN}?version=2")
        assert unquote(answer["Location"]) == f"{CONFIRM}?next={SIGN}?version=2"
        back = client.post(answer["Location"], {"password": PASSWORD})
        assert back["Location"] == f"{SIGN}?version=2"
        assert client.get(back["Location"]).status_code == 200
    with at(start, 10.2):
        assert client.get(SIGN).status_code == 302


def test_what_was_written_when_the_proof_grew_old_is_shown_again_and_not_done(start: datetime) -> None:
    client = signed_in()
    with at(start, 6):
        answer = client.post(SIGN, {"note": "långt & noga", "csrfmiddlewaretoken": "x"})
        back = client.post(answer["Location"], {"password": PASSWORD})
        assert client.get(back["Location"]).content.decode() == "form: långt & noga"
        assert client.get(SIGN).content == b"form: ", "once"


def test_a_wrong_password_proves_nothing_and_is_counted(start: datetime) -> None:
    client = signed_in()
    with at(start, 6):
        for _time in range(4):
            assert "stämmer inte" in client.post(CONFIRM, {"password": "fel lösenord här"}).content.decode()
        assert client.post(CONFIRM, {"password": "fel lösenord här"}).status_code == 429
        assert client.get(SIGN).status_code == 302
    assert "lock_out" in done()


def test_a_code_proves_it_as_well(start: datetime) -> None:
    with_app(a_user())
    client = Client()
    sign_in(client)
    client.post("/konto/logga-in/steg-tva/", {"code": code()})
    with at(start, 6):
        assert "Använd en kod" in client.get(f"{CONFIRM}?next={SIGN}").content.decode()
        back = client.post(
            f"{CONFIRM}kod/?next={SIGN}", {"code": code((start + timedelta(minutes=6)).timestamp())}
        )
        assert (back["Location"], client.get(SIGN).status_code) == (SIGN, 200)


def test_one_is_led_back_to_own_paths_alone(start: datetime) -> None:
    client = signed_in()
    with at(start, 6):
        back = client.post(f"{CONFIRM}?next=https://evil.example/", {"password": PASSWORD})
    assert back["Location"] == "/konto/"


def test_another_ones_proof_is_none(start: datetime) -> None:
    """Who signs out leaves nothing behind for who signs in after them."""
    client = signed_in()
    client.post(SIGN, {"note": "min"})
    client.post("/konto/logga-ut/")
    assert client.get(SIGN)["Location"].startswith("/konto/logga-in/")
    sign_in(client, a_user("nova@granvik.example").email)
    assert client.get(SIGN).content == b"form: "


def test_whoever_is_not_signed_in_signs_in_first(client: Client) -> None:
    assert client.get(SIGN)["Location"] == f"/konto/logga-in/?next={SIGN}"
    assert client.post(SIGN, {"note": "a"})["Location"] == f"/konto/logga-in/?next={SIGN}"


def test_a_page_for_two_factors_leads_whoever_has_one_to_where_a_second_is_added(client: Client) -> None:
    assert client.get("/publicera/")["Location"] == "/konto/logga-in/?next=/publicera/"
    user = a_user()
    client = signed_in(user)
    answer = client.get("/publicera/", follow=True)
    assert answer.redirect_chain == [("/konto/tvasteg/", 302)]
    assert "kräver inloggning i två steg" in answer.content.decode()
    with_app(user)
    assert client.get("/publicera/").content == b"published"
