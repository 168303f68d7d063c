"""An app that shows codes, and recovery codes. Passkeys are tested in a real browser."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client
from django.utils import timezone

from medborgarlofte.accounts.second_factor import has_second_factor

from .people import a_user, code, done, is_in, recovery_code, sign_in, signed_in, with_app

ADD = "/konto/tvasteg/app/"
SECOND = "/konto/logga-in/steg-tva/"


def _code_for(page: str) -> str:
    found = re.search(r'<code class="hash">(\w+)</code>', page)
    assert found
    return str(format_hotp_value(hotp_value(found[1], int(timezone.now().timestamp()) // 30)))


def test_an_app_is_added_with_its_first_code_and_asked_for_from_then_on() -> None:
    user = a_user()
    client = signed_in(user)
    page = client.get(ADD).content.decode()
    assert page.count("<svg") == 2  # the patterns of every page, and the QR code
    assert "data:" not in page
    assert "style=" not in page

    answer = client.post(ADD, {"code": _code_for(page)})

    assert answer["Location"] == "/konto/tvasteg/koder/"
    assert has_second_factor(user)
    assert done()[-2:] == ["add_factor", "add_factor"]  # the app and the recovery codes
    again = Client()
    assert sign_in(again, user.email)["Location"] == SECOND
    assert not is_in(again)


def test_a_wrong_first_code_adds_nothing() -> None:
    user = a_user()
    client = signed_in(user)
    client.get(ADD)
    assert "Koden stämmer inte" in client.post(ADD, {"code": "000000"}).content.decode()
    assert not has_second_factor(user)


def test_the_code_is_needed_to_get_in_and_works_once() -> None:
    user = with_app(a_user())
    client, thief = Client(), Client()
    for one in (client, thief):
        sign_in(one)
    right = code()

    assert "Koden stämmer inte" in client.post(SECOND, {"code": "000000"}).content.decode()
    assert client.post(SECOND, {"code": right})["Location"] == "/konto/"
    assert is_in(client)
    assert "Koden stämmer inte" in thief.post(SECOND, {"code": right}).content.decode()
    assert done().count("sign_in") == 1
    assert has_second_factor(user)


def test_one_is_led_on_to_where_one_was_going() -> None:
    with_app(a_user())
    client = Client()
    assert sign_in(client, address="/konto/logga-in/?next=/almvik/")["Location"].startswith(SECOND)
    assert client.post(SECOND, {"code": code()})["Location"] == "/almvik/"


def test_a_clock_may_be_half_a_minute_off_and_not_two() -> None:
    with_app(a_user())
    now = timezone.now().timestamp()
    for seconds, gets_in in ((-30, True), (30, True), (-90, False), (90, False)):
        client = Client()
        sign_in(client)
        client.post(SECOND, {"code": code(now + seconds)})
        assert is_in(client) is gets_in, seconds


def test_a_recovery_code_works_once() -> None:
    user = with_app(a_user())
    spare = recovery_code(user)
    for gets_in in (True, False):
        client = Client()
        sign_in(client)
        client.post(SECOND, {"code": spare})
        assert is_in(client) is gets_in


def test_codes_cannot_be_guessed() -> None:
    """Ten in a quarter of an hour of a user, however many sessions and addresses somebody has."""
    with_app(a_user())
    start = timezone.now()
    with time_machine.travel(start, tick=False):
        for number in range(10):
            client = Client(REMOTE_ADDR=f"127.0.0.{number + 1}")
            sign_in(client)
            assert "Koden stämmer inte" in client.post(SECOND, {"code": f"{number:06}"}).content.decode()
        assert "för många försök" in client.post(SECOND, {"code": code(start.timestamp())}).content.decode()
    later = start + timedelta(minutes=16)
    with time_machine.travel(later, tick=False):
        client = Client()
        sign_in(client)
        client.post(SECOND, {"code": code(later.timestamp())})
        assert is_in(client)


def test_half_of_signing_in_opens_nothing() -> None:
    with_app(a_user())
    client = Client()
    sign_in(client)
    for address in ("/konto/", "/konto/tvasteg/", "/konto/tvasteg/koder/", "/konto/inloggningar/"):
        assert client.get(address)["Location"].startswith("/konto/logga-in/")


def test_the_second_step_is_not_there_without_the_first(client: Client) -> None:
    assert client.get(SECOND)["Location"] == "/konto/logga-in/"
    assert client.post(SECOND, {"code": "000000"})["Location"] == "/konto/logga-in/"


def test_an_app_can_be_taken_away_with_all_that_hangs_on_it() -> None:
    user = with_app(a_user())
    client = Client()
    sign_in(client)
    client.post(SECOND, {"code": code()})
    assert client.get("/konto/tvasteg/app/ta-bort/").status_code == 200

    client.post("/konto/tvasteg/app/ta-bort/")

    assert not Authenticator.objects.filter(user=user).exists()
    assert not has_second_factor(user)
    assert done()[-2:] == ["remove_factor", "remove_factor"]


def test_recovery_codes_alone_are_no_second_factor() -> None:
    user = with_app(a_user())
    Authenticator.objects.filter(type=Authenticator.Type.TOTP).delete()
    assert not has_second_factor(user)


def test_new_recovery_codes_end_the_old_ones() -> None:
    user = with_app(a_user())
    old = recovery_code(user)
    client = Client()
    sign_in(client)
    client.post(SECOND, {"code": code()})
    assert old in client.get("/konto/tvasteg/koder/").content.decode()
    assert old in client.get("/konto/tvasteg/koder/fil/").content.decode()

    client.post("/konto/tvasteg/koder/nya/")

    assert old not in client.get("/konto/tvasteg/koder/").content.decode()


def test_nobody_touches_another_ones_factors() -> None:
    other = with_app(a_user("nova@granvik.example"))
    client = signed_in(a_user())
    theirs = Authenticator.objects.filter(user=other).first()
    assert theirs is not None
    assert client.post(f"/konto/tvasteg/nyckel/{theirs.pk}/ta-bort/").status_code == 404
    assert client.post("/konto/tvasteg/app/ta-bort/").status_code == 404
    assert client.get("/konto/tvasteg/koder/").status_code == 404
    assert has_second_factor(other)


@pytest.mark.parametrize(
    "address",
    ["tvasteg/app/", "tvasteg/nyckel/", "tvasteg/app/ta-bort/", "tvasteg/koder/", "tvasteg/koder/nya/"],
)
def test_what_guards_an_account_is_changed_by_whoever_has_just_proved_who_they_are(address: str) -> None:
    user = with_app(a_user()) if address not in {"tvasteg/app/"} else a_user()
    start = timezone.now()
    client = Client()
    sign_in(client, user.email)
    client.post(SECOND, {"code": code()})
    assert client.get(f"/konto/{address}").status_code == 200
    with time_machine.travel(start + timedelta(minutes=6), tick=False):
        answer = client.get(f"/konto/{address}")
    assert (answer.status_code, answer["Location"]) == (
        302,
        f"/konto/bekrafta/?next=%2Fkonto%2F{address.replace('/', '%2F')}",
    )
