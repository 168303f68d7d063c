"""The list of every version's hash: saved by anybody, it tells later whether something was rewritten."""

from __future__ import annotations

import pytest
from django.http import StreamingHttpResponse
from django.test import Client

from medborgarlofte.promises.verifying import faults
from tests.building import a_commitment, a_content, a_promise, an_unpublished_promise, the_next

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
    assert list(faults(against=listed(client))) == []


def test_a_version_that_is_gone_is_told(client: Client) -> None:
    a_promise()
    saved = [line.replace(line[:6], "000000", 1) for line in listed(client)]
    assert len(list(faults(against=saved))) == 1


def test_it_is_empty_before_anything_is_published_and_the_same_in_english(client: Client) -> None:
    assert listed(client) == []
    a_promise()
    assert listed(client, "/en/versioner.txt") == listed(client)
