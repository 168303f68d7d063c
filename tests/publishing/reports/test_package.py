"""The package for records systems: everything that is frozen, and a list that proves it."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile

import pytest
import time_machine
from django.test import Client

from medborgarlofte.publishing.reports.package import MANIFEST
from tests.following import Followed, answered, approved, followed

from .reading import tag_tree

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> Followed:
    with time_machine.travel("2024-05-20 12:00+02:00"):
        one = answered(followed())
        approved(one)
    return one


def fetched(client: Client, made: Followed) -> zipfile.ZipFile:
    answer = client.get(f"{made.follow_up.address()}arkivpaket.zip")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/zip")
    return zipfile.ZipFile(io.BytesIO(answer.content))


def test_every_file_is_listed_with_its_hash_and_nothing_else_is_there(client: Client, made: Followed) -> None:
    archive = fetched(client, made)
    manifest = json.loads(archive.read(MANIFEST))
    assert {one["name"] for one in manifest["files"]} | {MANIFEST} == set(archive.namelist())
    assert [one["name"].rpartition(".")[2] for one in manifest["files"]] == ["pdf", "docx", "json"]
    for one in manifest["files"]:
        content = archive.read(one["name"])
        assert (len(content), hashlib.sha256(content).hexdigest()) == (one["bytes"], one["sha256"])


def test_the_json_is_the_text_that_was_approved(client: Client, made: Followed) -> None:
    archive = fetched(client, made)
    manifest = json.loads(archive.read(MANIFEST))
    (text,) = (archive.read(name) for name in archive.namelist() if name.endswith("version-1.json"))
    assert hashlib.sha256(text).hexdigest() == manifest["sha256"] == made.follow_up.versions.get().sha256
    assert {one["party"] for one in manifest["approved"]} == {"Polisen", "Granviks kommun"}
    assert (manifest["version"], manifest["reason"], manifest["from"]) == (1, "", "2024-01-01")


def test_the_pdf_is_the_report(client: Client, made: Followed) -> None:
    archive = fetched(client, made)
    (pdf,) = (archive.read(name) for name in archive.namelist() if name.endswith(".pdf"))
    assert "Uppföljning i Granvik" in tag_tree(pdf).whole()


def test_without_a_registry_number_it_says_none(client: Client, made: Followed) -> None:
    assert json.loads(fetched(client, made).read(MANIFEST))["registry_numbers"] == []


@pytest.mark.parametrize("address", ["uppfoljning/999/arkivpaket.zip", "uppfoljning/0/arkivpaket.zip"])
def test_what_is_not_approved_has_none(client: Client, made: Followed, address: str) -> None:
    assert client.get(f"{made.promise.address()}{address}").status_code == 404


def test_one_that_is_still_open_has_none(client: Client) -> None:
    with time_machine.travel("2024-05-20 12:00+02:00"):
        open_one = followed()
    assert client.get(f"{open_one.follow_up.address()}arkivpaket.zip").status_code == 404
