"""Where one is signed in, and ending it from elsewhere."""

from __future__ import annotations

from typing import Any

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client

from .people import a_user, acts, is_in, sign_in, signed_in

LIST = "/konto/inloggningar/"


def _session(client: Client) -> UserSession:
    return UserSession.objects.get(session_key=client.session.session_key)


def test_each_is_listed_with_where_from_and_when() -> None:
    user = a_user()
    phone = Client(headers={"user-agent": "Mozilla/5.0 (iPhone) Safari/605"}, REMOTE_ADDR="127.0.0.9")
    sign_in(phone)
    page = signed_in(user).get(LIST).content.decode()
    assert "Safari på iPhone" in page
    assert "Från 127.0.0.9, inloggad sedan" in page
    assert page.count("Den här inloggningen") == 1


def test_one_is_ended_and_the_others_are_not() -> None:
    user = a_user()
    here, phone, office = (signed_in(user) for _each in range(3))

    answer = here.post(LIST, {"session": _session(phone).pk}, follow=True)

    assert "Inloggningen är avslutad." in answer.content.decode()
    assert [is_in(one) for one in (here, phone, office)] == [True, False, True]
    assert acts()[-1] == (f"användare {user.pk}", "end_session", str(user.pk))


def test_all_others_are_ended_at_once() -> None:
    user = a_user()
    here, phone, office = (signed_in(user) for _each in range(3))
    here.post(LIST)
    assert [is_in(one) for one in (here, phone, office)] == [True, False, False]
    assert [action for _who, action, _whom in acts()].count("end_session") == 2


def test_nobody_ends_another_ones() -> None:
    other = signed_in(a_user("nova@granvik.example"))
    here = signed_in()
    here.post(LIST, {"session": _session(other).pk})
    assert is_in(other)
    assert is_in(here)


def test_a_stranger_is_not_listed() -> None:
    signed_in(a_user("nova@granvik.example"))
    assert signed_in().get(LIST).content.decode().count("inloggad sedan") == 1


@pytest.mark.parametrize("session", ["9999999", "x", "-1", "1 OR 1=1"])
def test_what_is_no_session_ends_none(session: str) -> None:
    user = a_user()
    here, phone = signed_in(user), signed_in(user)
    here.post(LIST, {"session": session})
    assert is_in(phone)


def test_the_page_asks_little(django_assert_max_num_queries: Any) -> None:
    here = signed_in()
    with django_assert_max_num_queries(12):
        here.get(LIST)
