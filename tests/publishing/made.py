"""What is logged of published promises, and pages as they answer."""

from __future__ import annotations

from datetime import date

from django.test import Client

from medborgarlofte.promises import actions
from medborgarlofte.promises.drafts import Activity
from medborgarlofte.promises.models import ActivityRecord, Commitment, Promise
from tests.building import ACTOR

TODAY = date(2024, 6, 30)  # see conftest


def commitment(promise: Promise, number: int = 1) -> Commitment:
    return promise.commitments.get(number=number)


def logged(which: Commitment, day: date, count: int = 1) -> ActivityRecord:
    """Something its first party did."""
    party = which.parties.order_by("pk")[:1]
    return actions.log_activity(ACTOR, Activity((which,), tuple(party), day, count), today=TODAY)


def text_of(client: Client, address: str) -> str:
    """The page's HTML, once it has answered 200."""
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.content.decode()
