"""What may be said beside day and count: it is kept by a correction, and files lose what the camera wrote."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from PIL import Image

from medborgarlofte.domain.roles import Role
from medborgarlofte.promises.models import ActivityRecord, Promise, Proof, ProofContent
from tests.building import a_commitment, a_promise, parties_of
from tests.people import a_member

pytestmark = pytest.mark.django_db
FORM = "/logga/granvik/2024/1/"


@pytest.fixture(autouse=True)
def _on_a_day() -> Iterator[None]:
    with time_machine.travel("2024-06-30T10:00:00+02:00", tick=False):
        yield


@pytest.fixture
def promise() -> Promise:
    return a_promise(a_commitment("Polisen kontrollerar."), a_commitment("Remitterar.", sensitive=True))


def entry(promise: Promise, **changed: Any) -> dict[str, Any]:
    party = promise.commitments.get(number=1).parties.get()
    return {"day": "2024-06-30", "count": "1", "parties": [party.pk], "key": "en-nyckel", **changed}


def a_photo(kind: str = "JPEG", **more: Any) -> bytes:
    """Forty pixels wide and twenty high, held on its side, with a position."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Kameran"
    exif.get_ifd(0x8825)[1] = "N"
    kept = BytesIO()
    Image.new("RGB", (40, 20), "red").save(kept, kind, exif=exif, **more)
    return kept.getvalue()


def a_file(content: bytes, name: str = "foto.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_more_is_saved_and_shown_to_the_one_who_wrote_it(client: Client, promise: Promise) -> None:
    _police, town = parties_of(promise.municipality)
    more = {
        "place": "Torget",
        "hours": "1,5",
        "dress": "plain",
        "co_actors": "Fotbollsklubben",
        "note": "Lugnt.",
    }
    answer = client.post(FORM, entry(promise, **more, together_with=[town.pk]))
    page = client.get(answer["Location"]).content.decode()
    for words in ("Torget", "1,50", "Civilklädd", "Fotbollsklubben", "Lugnt.", str(town)):
        assert words in page
    assert "Fotbollsklubben" not in Client().get("/granvik/2024/1/").content.decode()


def test_a_correction_starts_with_all_of_it_and_keeps_the_files(client: Client, promise: Promise) -> None:
    client.post(FORM, entry(promise, dress="uniform", co_actors="Skolan", proofs=[a_file(a_photo())]))
    first = ActivityRecord.objects.get()
    address = f"/logga/rattelse/{first.pk}/"
    page = client.get(address).content.decode()
    assert 'value="Skolan"' in page
    assert '<option value="uniform" selected>' in page
    changed = entry(promise, key="ny", count="2", reason="Fel antal.", dress="uniform", co_actors="Skolan")
    assert client.post(address, changed).status_code == 302
    correction = ActivityRecord.objects.get(corrects=first)
    assert (correction.dress, correction.co_actors, correction.proofs.count()) == ("uniform", "Skolan", 1)
    assert ProofContent.objects.count() == 1


def test_the_last_is_repeated_with_today(client: Client, promise: Promise) -> None:
    client.post(FORM, entry(promise, day="2024-06-01", count="4", place="Torget"))
    last = ActivityRecord.objects.get()
    assert f'href="{FORM}?som={last.pk}"' in client.get("/logga/").content.decode()
    page = client.get(f"{FORM}?som={last.pk}").content.decode()
    for said in ('name="count" value="4"', 'value="2024-06-30"', 'value="Torget"'):
        assert said in page


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photo_is_turned_upright_and_loses_what_the_camera_wrote(
    client: Client, promise: Promise, kind: str
) -> None:
    client.post(FORM, entry(promise, proofs=[a_file(a_photo(kind))]))
    image = Image.open(BytesIO(bytes(Proof.objects.get().content.content)))
    assert (image.format, image.size) == (kind, (20, 40))
    assert not image.getexif()
    assert "exif" not in image.info


def test_a_file_is_handed_to_its_own_party_alone_and_to_save(client: Client, promise: Promise) -> None:
    client.post(FORM, entry(promise, proofs=[a_file(a_photo())]))
    address = f"/logga/underlag/{Proof.objects.get().pk}/"
    answer = client.get(address)
    assert answer["Content-Disposition"] == 'attachment; filename="foto.jpg"'
    assert answer["Content-Type"] == "application/octet-stream"
    assert "no-store" in answer["Cache-Control"]
    theirs = Client()
    theirs.force_login(a_member(parties_of(promise.municipality)[1], Role.DOER))
    assert theirs.get(address).status_code == 404
    assert Client().get(address).status_code == 302


def a_bomb() -> bytes:
    kept = BytesIO()
    Image.new("1", (9_000, 9_000)).save(kept, "PNG")
    return kept.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xff\xd8" + b"0" * 60_000_000, "större än 20 MB"),
        (a_bomb(), "för många bildpunkter"),
        (b"#!/bin/sh", "går inte att läsa som foto eller PDF"),
        (b"%PDF-1.7 trasig", "går inte att läsa som foto eller PDF"),
        (a_photo()[:200], "går inte att läsa som foto eller PDF"),
    ],
    ids=["60 MB", "a bomb", "no photo", "no PDF", "half a photo"],
)
def test_a_file_that_is_refused_says_why_and_the_rest_stays(
    client: Client, promise: Promise, content: bytes, said: str
) -> None:
    answer = client.post(FORM, entry(promise, place="Torget", proofs=[a_file(content)]))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert 'value="Torget"' in page
    assert not ActivityRecord.objects.exists()


def test_of_what_is_sensitive_only_numbers_are_asked_and_taken(client: Client, promise: Promise) -> None:
    address = "/logga/granvik/2024/2/"
    page = client.get(address).content.decode()
    for name in ("place", "note", "dress", "co_actors", "together_with", "proofs"):
        assert f'name="{name}"' not in page
    assert client.post(address, entry(promise, place="Torget", hours="1")).status_code == 302
    record = ActivityRecord.objects.get()
    assert record.place == ""
    assert record.hours == 1
    why = client.get(f"/logga/rattelse/{record.pk}/").content.decode()
    assert '<select name="reason"' in why
    own_words = entry(promise, key="ny", reason="Gällde en pojke.")
    assert client.post(f"/logga/rattelse/{record.pk}/", own_words).status_code == 422


def test_saving_takes_few_queries(
    client: Client, promise: Promise, django_assert_max_num_queries: Any
) -> None:
    """Four say who asks and how much they write; seven log it, and the test's own transaction takes two.

    The first of a minute forgets what was counted an hour ago, and takes one more. PostgreSQL asks for its
    turn to write in the audit trail, which SQLite has with the transaction.
    """
    filled = entry(promise)
    client.post(FORM, filled)
    with django_assert_max_num_queries(13 if connection.vendor == "sqlite" else 14):
        assert client.post(FORM, filled | {"key": "en-annan"}).status_code == 302
    assert ActivityRecord.objects.count() == 2
