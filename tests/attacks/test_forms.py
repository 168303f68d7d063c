"""Every form of every page, filled with what an attacker would write."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test import Client
from pytest_django import Settings

from medborgarlofte.ingest.models import Document

from .addresses import EVERY, path_of
from .clients import client_as
from .pages import Form, forms, tree, what_runs
from .stored import everything
from .world import World, a_world

pytestmark = pytest.mark.django_db
SCRIPTS = (  # one after the other, so that each stands where the ones before have led
    "javascript:attack() </textarea></title><script>attack()</script>"
    "\"><img src=x onerror=attack()>' autofocus onfocus=attack() x='<svg onload=attack()>"
)
FORMULAS = ["=HYPERLINK(1)", "+1+1", "-1+1", "@SUM(1)", "\t=1+1", "\r=1+1", "\uff1d1+1"]
BEGINNINGS = tuple(one[0] for one in FORMULAS)
LAST = ("web:draft_settle", "web:draft_publish", "web:work:end_member")  # what ends the work of the others
IN_ORDER = sorted((one for one in EVERY if one.name != "account_logout"), key=lambda one: one.name in LAST)
DRAWN = "/arbete/kalendrar/"  # makes a secret, another each time


def every_page(client: Client, world: World) -> Iterator[tuple[str, bytes]]:
    """Each page as it is now, those that end something last."""
    for address in IN_ORDER:
        path = path_of(world, address)
        answer = client.get(path, follow=True)
        if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
            yield path, answer.content


def every_form(client: Client, world: World) -> Iterator[Form]:
    for path, content in every_page(client, world):
        yield from forms(tree(content), path)


def write_everywhere(client: Client, world: World, words: str) -> tuple[set[str], set[str]]:
    """Send these words in each field for words, one at a time; which fields there were, and which took them.

    The form is fetched anew each time: what was taken has made the one before outdated.
    """
    sent, taken = set(), set()
    for address in IN_ORDER:
        path = path_of(world, address)
        for place, name in _fields(client, path):
            form = _forms(client, path)[place]
            one = f"{address.name} {name}"
            sent.add(one)
            if client.post(form.address, form.with_words(words, name)).status_code == 302:
                taken.add(one)
            if address.name in LAST:
                break  # it has ended what it was about
    return sent, taken


def _forms(client: Client, path: str) -> list[Form]:
    answer = client.get(path, follow=True)
    is_page = answer.status_code == 200 and answer["Content-Type"].startswith("text/html")
    return list(forms(tree(answer.content), path)) if is_page else []


def _fields(client: Client, path: str) -> list[tuple[int, str]]:
    found = enumerate(_forms(client, path))
    return [(place, name) for place, form in found for name in (*form.texts, *form.files)]


def test_nothing_that_is_written_anywhere_runs(settings: Settings) -> None:
    world = a_world(SCRIPTS)
    client = client_as("a member", world, settings)
    sent, taken = write_everywhere(client, world, SCRIPTS)
    assert len(sent) >= 60, sent
    assert len(taken) >= 15, "the words must get in, or nothing is tried"
    held = 0
    for path, content in every_page(client, world):
        assert what_runs(tree(content)) == [], path
        held += b"attack()" in content
    assert held >= 20, "and must be shown somewhere"


@pytest.mark.sqlite_alone  # what is written is read back as it was; the cells are made of that
@pytest.mark.parametrize("words", FORMULAS)
def test_no_cell_of_any_file_is_a_formula(settings: Settings, words: str) -> None:
    world = a_world(words)
    client = client_as("a member", world, settings)
    if words == FORMULAS[0]:  # they are the same cells, whatever a formula begins with
        write_everywhere(client, world, words)
    files = [path for path in (path_of(world, one) for one in EVERY) if path.endswith(".csv")]
    assert files
    for path in files:
        text = b"".join(client.get(path)).decode("utf-8-sig")
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
        assert lines
        assert [cell for line in lines for cell in line if cell.startswith(BEGINNINGS)] == [], path


NAMES = ["../../etc/passwd", "..\\..\\windows.txt", "a\x00.txt", "/etc/passwd", "a\r\nSet-Cookie: x=1.txt"]


@pytest.mark.parametrize("name", NAMES)
def test_the_name_of_a_file_leads_nowhere(world: World, settings: Settings, name: str) -> None:
    client = client_as("a member", world, settings)
    ours = {"workspace": world.people.town.pk}
    before = Document.objects.count()
    client.post("/granska/", ours | {"documents": SimpleUploadedFile("a.txt", b"innehall", "text/plain")})
    file = SimpleUploadedFile("b.txt", f"innehall {name}".encode())
    file._name = name  # type: ignore[attr-defined]  # as a client that is no browser sends it
    client.post("/granska/", ours | {"documents": file})
    assert Document.objects.count() > before
    for document in Document.objects.all():
        assert not set("/\\\x00\r\n") & set(document.name)
        told = client.get(f"/granska/{document.pk}/fil/")
        assert told["Content-Disposition"].startswith("attachment")
        assert "Set-Cookie" not in told.headers


def field_names() -> set[str]:
    """The names of every field of every row that the product keeps."""
    kinds = [one for one in apps.get_models() if one.__module__.startswith("medborgarlofte")]
    return {field.attname for kind in kinds for field in kind._meta.concrete_fields} | {"pk", "csrf", "user"}


def outcome(client: Client, form: Form, sent: dict[str, Any]) -> dict[str, list[str]]:
    """What the database would hold after the form is sent so; nothing is kept, nor is anybody signed out."""
    held: dict[str, list[str]] = {}
    session = deepcopy(client.cookies)
    with transaction.atomic():
        client.post(form.address, sent)
        held = everything()
        transaction.set_rollback(True)
    client.cookies = session
    return held


@pytest.mark.skipif(connection.vendor != "sqlite", reason="a number that was rolled back is not given again")
def test_a_field_that_no_form_has_changes_nothing(world: World, settings: Settings) -> None:
    client, tried = client_as("a member", world, settings), 0
    forms = {(one.address, one.names): one for one in every_form(client, world)}.values()
    for form in (one for one in forms if one.address != DRAWN):
        sent = form.with_words("Ord utan betydelse.", *form.texts)
        sent = {name: one for name, one in sent.items() if name not in form.files}
        forbidden = dict.fromkeys(sorted(field_names() - form.names - set(sent)), "1")
        assert outcome(client, form, sent | forbidden) == outcome(client, form, sent), form.address
        tried += 1
    assert tried >= 40
