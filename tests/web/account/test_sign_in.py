"""Signing in with a password: who gets in, and what the answer tells whoever does not."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from medborgarlofte.domain.roles import Role
from tests.building import a_municipality, parties_of
from tests.people import a_member

from .people import EMAIL, PASSWORD, SIGN_IN, a_user, acts, done, is_in, sign_in, signed_in


@pytest.mark.parametrize("written", [EMAIL, EMAIL.upper(), f"  {EMAIL} "])
def test_the_right_password_lets_in(client: Client, written: str) -> None:
    user = a_user()

    answer = sign_in(client, written)

    assert (answer.status_code, answer["Location"]) == (302, "/konto/")
    assert is_in(client)
    assert acts() == [(f"användare {user.pk}", "sign_in", str(user.pk))]


@pytest.mark.parametrize(("address", "week"), [(SIGN_IN, "/arbete/"), (f"/en{SIGN_IN}", "/en/arbete/")])
def test_it_leads_whoever_has_work_to_it(client: Client, address: str, week: str) -> None:
    a_member(parties_of(a_municipality())[1], Role.COORDINATOR, user=a_user())
    assert sign_in(client, address=address)["Location"] == week
    asked = sign_in(Client(), address=f"{address}?next=/almvik/")
    assert asked["Location"] == "/almvik/"


def test_in_english(client: Client) -> None:
    a_user()
    assert "E-mail address" in client.get("/en/konto/logga-in/").content.decode()

    assert sign_in(client, address="/en/konto/logga-in/")["Location"] == "/en/konto/"


def _page(answer: Any) -> str:
    """Without what is another each time, and without the address that was written."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"|value="\S+@\S+"', "", answer.content.decode())


def test_the_answer_does_not_tell_whether_there_is_such_a_user() -> None:
    a_user()
    a_user("borta@granvik.example", is_active=False)
    a_user("inbjuden@granvik.example", None)

    wrong = sign_in(Client(), password="fel lösenord här")
    answers = [
        sign_in(Client(), "ingen@granvik.example", "fel lösenord här"),
        sign_in(Client(), "borta@granvik.example", "fel lösenord här"),
        sign_in(Client(), "inbjuden@granvik.example", "fel lösenord här"),
    ]

    assert "hör inte ihop" in _page(wrong)
    assert [(one.status_code, _page(one)) for one in answers] == [(wrong.status_code, _page(wrong))] * 3
    assert done() == []


def test_a_password_is_reckoned_even_for_nobody(
    client: Client, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    """So that the time that the answer takes does not tell either."""
    reckoned: list[str] = []
    argon2 = "django.contrib.auth.hashers.Argon2PasswordHasher"
    assert argon2 in settings.PASSWORD_HASHERS
    settings.PASSWORD_HASHERS = [argon2]
    hasher = f"{argon2}.encode"

    def reckon(self: object, password: str, salt: str) -> str:
        reckoned.append(password)
        return "argon2$x"

    monkeypatch.setattr(hasher, reckon)

    sign_in(client, "ingen@granvik.example", "fel lösenord här")

    assert reckoned == ["fel lösenord här"]


def test_whoever_is_closed_out_is_told_so_with_the_right_password_alone(client: Client) -> None:
    a_user(is_active=False)

    answer = sign_in(client)

    assert (answer.status_code, is_in(client)) == (403, False)
    assert "Kontot är avstängt" in answer.content.decode()


def test_the_key_of_a_session_changes_so_that_a_planted_one_opens_nothing(client: Client) -> None:
    client.get("/konto/logga-in/nyckel/", headers={"accept": "application/json"})  # an anonymous session
    planted = client.cookies[settings.SESSION_COOKIE_NAME].value
    a_user()

    sign_in(client)

    thief = Client()
    thief.cookies[settings.SESSION_COOKIE_NAME] = planted
    assert client.cookies[settings.SESSION_COOKIE_NAME].value != planted
    assert (is_in(client), is_in(thief)) == (True, False)


@pytest.mark.parametrize(
    ("asked", "led"),
    [
        ("/almvik/", "/almvik/"),
        ("/en/konto/?a=1", "/en/konto/?a=1"),
        ("https://evil.example/", "/konto/"),
        ("//evil.example/", "/konto/"),
        ("/\\evil.example/", "/konto/"),
        ("\\\\evil.example", "/konto/"),
        ("javascript:alert(1)", "/konto/"),
        ("http:evil.example", "/konto/"),
        ("/\t/evil.example", "/konto/"),
        ("http://testserver/almvik/", "/konto/"),
        ("ingenstans", "/konto/"),
    ],
)
@pytest.mark.parametrize("way", ["query", "form"])
def test_one_is_led_to_own_paths_alone(client: Client, asked: str, led: str, way: str) -> None:
    a_user()
    fields = {"login": EMAIL, "password": PASSWORD}
    query = {"next": asked} if way == "query" else None
    form = fields | ({"next": asked} if way == "form" else {})

    answer = client.post(SIGN_IN, form, query_params=query)

    assert answer["Location"] == led


def test_signing_out_leads_to_own_paths_alone_and_ends_the_session(client: Client) -> None:
    user = a_user()
    client = signed_in(user)
    key = client.session.session_key

    answer = client.post("/konto/logga-ut/", {"next": "https://evil.example/"})

    assert answer["Location"] == "/konto/logga-in/?utloggad"
    assert (is_in(client), Session.objects.filter(pk=key).exists()) == (False, False)
    assert "Du är utloggad" in client.get(answer["Location"]).content.decode()
    assert acts()[-1] == (f"användare {user.pk}", "sign_out", str(user.pk))


def test_signing_out_takes_a_press_of_a_button() -> None:
    client = signed_in()
    assert client.get("/konto/logga-ut/").status_code == 200
    assert is_in(client)


def test_a_session_ends_twelve_hours_after_it_was_last_used() -> None:
    start = timezone.now()
    client = signed_in()
    for hours, still_in in ((11, True), (22, True), (33, True), (46, False)):
        with time_machine.travel(start + timedelta(hours=hours), tick=False):
            assert is_in(client) is still_in, hours


def test_using_a_session_is_noted_every_tenth_minute_not_on_every_page(
    django_assert_num_queries: Any,
) -> None:
    client = signed_in()
    is_in(client)
    with django_assert_num_queries(4):  # the session, the user, their roles, whether there is a second factor
        is_in(client)


def test_the_cookie_is_for_this_site_alone(client: Client) -> None:
    a_user()
    sign_in(client)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    assert (cookie["httponly"], cookie["samesite"], cookie["secure"]) == (True, "Lax", "")  # in demo mode


@pytest.mark.parametrize(
    "address", [SIGN_IN, "/konto/losenord/glomt/", "/konto/logga-ut/", "/konto/logga-in/nyckel/"]
)
def test_nothing_is_done_for_another_site(address: str) -> None:
    careful = Client(enforce_csrf_checks=True)
    a_user()
    assert careful.post(address, {"login": EMAIL, "password": PASSWORD, "email": EMAIL}).status_code == 403
    assert not is_in(careful)


@pytest.mark.parametrize(
    "address", ["", "losenord/", "tvasteg/", "inloggningar/", "bekrafta/", "bekrafta/organisation/"]
)
def test_whoever_is_not_signed_in_is_led_to_sign_in(client: Client, address: str) -> None:
    answer = client.get(f"/konto/{address}")
    assert (answer.status_code, answer["Location"]) == (302, f"/konto/logga-in/?next=/konto/{address}")


@pytest.mark.parametrize(
    "address",
    ["signup/", "registrera/", "email/", "login/code/", "phone/change/", "3rdparty/", "social/signup/"],
)
def test_what_is_not_used_is_not_there(client: Client, address: str) -> None:
    assert client.get(f"/konto/{address}").status_code == 404
