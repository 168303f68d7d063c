"""The list of every version's hash: saved by anybody, it tells later whether something was rewritten."""

from __future__ import annotations

import pytest
from django.http import StreamingHttpResponse
from django.test import Client

from medborgarlofte.followup import actions
from medborgarlofte.followup.verifying import all_faults
from tests.building import a_commitment, a_content, a_promise, an_unpublished_promise, the_next
from tests.following import TODAY, answered, approved, followed

pytestmark = pytest.mark.django_db


def listed(client: Client, address: str = "/versioner.txt") -> list[str]:
    answer = client.get(address)
    assert isinstance(answer, StreamingHttpResponse)
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    return b"".join(answer.streaming_content).decode().splitlines()


def test_it_lists_every_published_version_as_sha256sum_writes_them(client: Client) -> None:
    promise = a_promise()
    the_next(promise, a_content(a_commitment("Något annat.", number=1)))
    an_unpublished_promise(label="2025")
    versions = [f"{one.sha256}  {one.address()}" for one in promise.versions.all()]
    assert listed(client) == versions
    assert len(versions) == 2


def test_what_was_saved_fits_what_is_verified(client: Client) -> None:
    a_promise()
    assert list(all_faults(against=listed(client))) == []


def test_a_version_that_is_gone_is_told(client: Client) -> None:
    a_promise()
    saved = [line.replace(line[:6], "000000", 1) for line in listed(client)]
    assert len(list(all_faults(against=saved))) == 1


def test_it_lists_approved_follow_ups_and_not_what_somebody_only_settled(client: Client) -> None:
    found = answered(followed())
    actions.settle_followup(found.officer, found.follow_up)
    assert len(listed(client)) == 1  # the promise
    judged = actions.Judged("fulfilled", "Den fjärde var inte loggad.")
    actions.assess_in(
        found.coordinator, found.follow_up, found.commitment(2), found.town, judged, today=TODAY
    )
    first = approved(found)
    opened = actions.correct_followup(found.officer, found.follow_up, reason="Fel antal.")
    actions.settle_followup(found.officer, opened)
    assert listed(client)[1:] == [f"{first.sha256}  {first.address()}"]
    second = approved(found)
    assert listed(client)[2:] == [f"{second.sha256}  {second.address()}"]
    assert client.get(second.address()).status_code == 200
    assert list(all_faults(against=listed(client))) == []


def test_it_is_empty_before_anything_is_published_and_the_same_in_english(client: Client) -> None:
    assert listed(client) == []
    a_promise()
    assert listed(client, "/en/versioner.txt") == listed(client)
