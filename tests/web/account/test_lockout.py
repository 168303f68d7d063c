"""Whoever guesses passwords is stopped, and told in plain words when to try again."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from medborgarlofte.accounts.lockout import ADDRESS_ALLOWANCE
from medborgarlofte.accounts.sign_in import AXES_FAILURE_LIMIT

from .people import EMAIL, a_user, acts, done, is_in, sign_in

WRONG = "fel lösenord här"
ELSEWHERE = {"REMOTE_ADDR": "127.0.0.7"}  # the demo answers the own machine alone, which has many addresses


def _guess(client: Client, times: int, email: str = EMAIL, **more: str) -> list[int]:
    return [sign_in(client, email, WRONG, **more).status_code for _time in range(times)]


def test_the_fifth_wrong_password_locks_the_name_out_from_that_address(client: Client) -> None:
    user = a_user()

    assert _guess(client, AXES_FAILURE_LIMIT) == [200] * (AXES_FAILURE_LIMIT - 1) + [429]
    assert sign_in(client).status_code == 429
    assert not is_in(client)
    assert acts() == [("inloggningen", "lock_out", str(user.pk))]


def test_others_from_the_same_address_and_the_same_name_from_another_get_in(client: Client) -> None:
    a_user()
    a_user("nova@granvik.example")
    _guess(client, AXES_FAILURE_LIMIT)

    assert sign_in(Client(), "nova@granvik.example").status_code == 302
    assert sign_in(Client(), **ELSEWHERE).status_code == 302


def test_one_that_gets_in_does_not_forget_what_was_guessed_of_others(client: Client) -> None:
    a_user()
    a_user("nova@granvik.example")
    _guess(client, AXES_FAILURE_LIMIT - 1)
    sign_in(Client(), "nova@granvik.example")
    assert _guess(client, 1) == [429]


def test_it_looks_the_same_for_a_name_that_nobody_has(client: Client) -> None:
    a_user()
    with time_machine.travel(timezone.now(), tick=False):
        _guess(client, AXES_FAILURE_LIMIT)
        known = sign_in(client, password=WRONG)
        _guess(Client(), AXES_FAILURE_LIMIT, "ingen@granvik.example")
        unknown = sign_in(Client(), "ingen@granvik.example", WRONG)

    assert (known.status_code, known.content) == (unknown.status_code, unknown.content)
    assert done() == ["lock_out"]


def test_the_page_says_when_to_try_again_and_then_it_works(client: Client) -> None:
    a_user()
    start = datetime(2026, 3, 2, 14, 20, tzinfo=timezone.get_default_timezone())
    with time_machine.travel(start, tick=False):
        _guess(client, AXES_FAILURE_LIMIT)
    with time_machine.travel(start + timedelta(minutes=14), tick=False):
        assert "förrän klockan 14.35" in sign_in(client).content.decode()
    with time_machine.travel(start + timedelta(minutes=16), tick=False):
        assert sign_in(client).status_code == 302


def test_many_names_from_one_address_are_stopped_later(client: Client) -> None:
    a_user()
    start = timezone.now()
    for number in range(AXES_FAILURE_LIMIT * ADDRESS_ALLOWANCE - 1):
        with time_machine.travel(start + timedelta(seconds=3 * number), tick=False):
            assert _guess(Client(), 1, f"nr{number}@granvik.example") == [200]
    with time_machine.travel(start + timedelta(seconds=160), tick=False):
        assert _guess(client, 1, "nr50@granvik.example") == [429]
        assert sign_in(Client()).status_code == 429
        assert sign_in(Client(), **ELSEWHERE).status_code == 302


def test_one_name_from_many_addresses_is_stopped_too() -> None:
    a_user()
    for number in range(10):
        assert _guess(Client(), 1, REMOTE_ADDR=f"127.0.0.{number + 1}") == [200]
    refused = sign_in(Client(), REMOTE_ADDR="127.0.0.99")
    assert "för många försök" in refused.content.decode()


@pytest.mark.parametrize(("proxies", "counted"), [(0, "127.0.0.1"), (1, "198.51.100.2")])
def test_the_address_is_the_one_that_our_own_proxies_saw(
    client: Client, settings: pytest.FixtureRequest, proxies: int, counted: str
) -> None:
    """Whatever else the client says of itself."""
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies  # type: ignore[attr-defined]
    from axes.models import AccessAttempt

    sign_in(client, password=WRONG, headers={"x-forwarded-for": "203.0.113.66, 198.51.100.2"})

    assert AccessAttempt.objects.get().ip_address == counted


def test_no_password_is_kept_of_what_was_tried(client: Client) -> None:
    from axes.models import AccessAttempt

    sign_in(client, password=WRONG)
    attempt = AccessAttempt.objects.get()
    assert WRONG not in f"{attempt.post_data}{attempt.get_data}{attempt.path_info}"
