"""Nobody writes faster than hands do, whichever node they ask."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser
from django.test import Client, RequestFactory
from pytest_django import Settings

from medborgarlofte.accounts.models import User, WritingCount
from medborgarlofte.accounts.pace import KEPT, writes_this_minute
from medborgarlofte.web.writing_pace import who

pytestmark = pytest.mark.django_db
NOW = datetime(2024, 5, 2, 12, 30, 15, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock(settings: Settings) -> Iterator[time_machine.Traveller]:
    settings.WRITES_A_MINUTE = 3
    with time_machine.travel(NOW, tick=False) as stopped:
        yield stopped


def write(client: Client, address: str = "127.0.0.1") -> int:
    return int(client.post("/granska/", {"address": ""}, REMOTE_ADDR=address).status_code)


def test_the_one_too_many_is_told_to_wait(client: Client, clock: time_machine.Traveller) -> None:
    assert [write(client) for _time in range(3)] == [422] * 3
    answer = client.post("/granska/", {"address": ""})
    assert (answer.status_code, answer["Retry-After"]) == (429, "45")
    assert "Vänta en liten stund" in answer.content.decode()
    clock.shift(45)
    assert write(client) == 422


def test_reading_is_not_counted(client: Client) -> None:
    for _time in range(5):
        client.get("/granska/")
    assert write(client) == 422


def test_others_are_not_held_back(client: Client) -> None:
    assert [write(client) for _time in range(4)][-1] == 429
    visitor = Client()
    assert [write(visitor) for _time in range(4)][-1] == 429
    assert write(visitor, "127.0.0.2") == 302


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("192.0.2.1", "192.0.2.2", False),
        ("2001:db8::1", "2001:db8::ffff", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
        ("skräp", "skräp", True),
    ],
)
def test_one_household_is_one_address(rf: RequestFactory, one: str, other: str, same: bool) -> None:
    def named(address: str) -> str:
        request = rf.post("/", REMOTE_ADDR=address)
        request.user = AnonymousUser()
        return who(request)

    assert (named(one) == named(other)) is same
    assert one not in named(one)


@pytest.mark.parametrize(
    ("proxies", "sent", "counted"),
    [
        (0, "203.0.113.9", "192.0.2.1"),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "10.0.0.1, 203.0.113.9", "203.0.113.9"),
        (2, "198.51.100.7, 203.0.113.9, 10.0.0.1", "203.0.113.9"),
        (2, "203.0.113.9", "192.0.2.1"),
    ],
)
def test_a_proxy_is_believed_when_it_is_ours(
    rf: RequestFactory, settings: Settings, proxies: int, sent: str, counted: str
) -> None:
    told = rf.post("/", REMOTE_ADDR="192.0.2.1", HTTP_X_FORWARDED_FOR=sent)
    plain = rf.post("/", REMOTE_ADDR=counted)
    told.user = plain.user = AnonymousUser()
    settings.PROXIES = 0
    expected = who(plain)
    settings.PROXIES = proxies
    assert who(told) == expected


def test_a_user_is_counted_wherever_they_are(rf: RequestFactory) -> None:
    request = rf.post("/")
    request.user = User(pk=7)
    assert who(request) == "user 7"


def test_each_minute_is_counted_anew_and_old_counts_are_forgotten() -> None:
    assert [writes_this_minute("a", NOW) for _time in range(3)] == [1, 2, 3]
    assert writes_this_minute("a", NOW + timedelta(minutes=1)) == 1
    assert writes_this_minute("b", NOW + timedelta(minutes=KEPT + 2)) == 1
    assert list(WritingCount.objects.values_list("who", flat=True)) == ["b"]
