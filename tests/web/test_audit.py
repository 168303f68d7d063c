"""The auditor's page: who did what, in words."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import time_machine
from django.apps import apps
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import html

import medborgarlofte
from medborgarlofte.accounts.actions import record_write, record_writes
from medborgarlofte.accounts.actors import COMMAND_LINE, Actor
from medborgarlofte.accounts.models import AuditEntry
from medborgarlofte.domain.roles import Role
from medborgarlofte.places.models import Municipality, Shareable
from medborgarlofte.promises import actions
from medborgarlofte.promises.drafts import Activity
from medborgarlofte.web.audit.page import SHOWN, trail_page
from medborgarlofte.web.audit.words import ACTIONS, ROWS
from tests.building import ACTOR, a_municipality, a_promise, parties_of
from tests.people import a_member

pytestmark = pytest.mark.django_db
PACKAGE = Path(medborgarlofte.__file__).parent


@pytest.fixture(autouse=True)
def _on_a_day() -> Iterator[None]:
    with time_machine.travel("2024-06-30T23:30:00+02:00", tick=False):
        yield


def home() -> Municipality:
    """The municipality whose auditor asks for the page."""
    return Municipality.objects.get(name="Provköping")


def write(actor: str = ACTOR.name, action: str = "add_municipality", **detail: object) -> AuditEntry:
    with transaction.atomic():
        return record_write(Actor(actor), action, home(), **detail)


def rows(client: Client, question: str = "") -> list[str]:
    """The text of each entry shown."""
    answer = client.get(f"/revision/{question}")
    assert answer.status_code == 200
    found = html.fromstring(answer.content.decode()).findall('.//main//ul[@class="plain"]/li')
    return [" ".join("".join(map(str, row.itertext())).split()) for row in found]


def test_an_entry_is_told_in_words_newest_first(client: Client) -> None:
    place = a_municipality("Almvik")
    promise = a_promise(municipality="Almvik")
    activity = Activity((promise.commitments.get(),), parties_of(place)[:1], date(2024, 6, 2))
    record = actions.log_activity(COMMAND_LINE, activity, today=date(2024, 6, 30))
    found = rows(client)
    assert found[0].startswith("30 juni 2024 23:30:00, kommandoraden Skrev in något som har gjorts")
    assert f"(utförd aktivitet {record.pk})" in found[0]
    assert f"La till en kommun: Almvik (kommun {place.pk})" in found[-1]


def test_the_newest_hash_stands_on_top(client: Client) -> None:
    write()
    newest = write()
    text = client.get("/revision/").content.decode()
    top = text[: text.index('<ul class="plain"')]
    assert newest.sha256 in top
    assert "medborgarlofte audit verify" in top


@pytest.mark.parametrize(
    ("question", "actors"),
    [
        ("", ["sist", "mitt", "först"]),
        ("?day=2024-06-30", ["sist", "mitt"]),
        ("?day=2024-07-01", []),
        ("?day=2024-06-29", ["först"]),
        ("?action=publish", ["mitt"]),
        ("?actor=f%C3%B6r", ["först"]),
        ("?actor=s&action=publish", []),
        ("?day=&action=&actor=", ["sist", "mitt", "först"]),
    ],
)
def test_entries_are_chosen_by_day_action_and_actor(client: Client, question: str, actors: list[str]) -> None:
    with time_machine.travel("2024-06-29T23:59:59+02:00", tick=False):
        write("först")
    with time_machine.travel("2024-06-30T00:00:00+02:00", tick=False):
        write("mitt", "publish")
    write("sist")
    assert [row.split()[4] for row in rows(client, question)] == actors


def test_older_entries_stand_on_pages_of_their_own(client: Client) -> None:
    count = 2 * SHOWN + 1
    with transaction.atomic():
        record_writes(ACTOR, "publish", [home()] * count, [{"name": f"nr{n}."} for n in range(count)])
    write("någon annan")
    question, seen = "?actor=provaren&action=publish", []
    while question:
        seen += rows(client, question)
        page = html.fromstring(client.get(f"/revision/{question}").content.decode())
        question = next((link.get("href", "") for link in page.findall('.//a[@rel="next"]')), "")
    assert [row.split(": nr")[1].split(".")[0] for row in seen] == [str(n) for n in reversed(range(count))]


@pytest.mark.parametrize(
    "question",
    [
        "?day=i+dag",
        "?day=9999-12-31",
        "?day=0001-01-01",
        "?action=hitta-på",
        "?before=x",
        "?before=-1",
        "?before=99999999999999999999",
        f"?actor={'a' * 201}",
    ],
)
def test_a_choice_that_is_none_is_told_and_shows_nothing(client: Client, question: str) -> None:
    newest = write()
    answer = client.get(f"/revision/{question}")
    assert answer.status_code == 422
    assert "Det gick inte att välja så" in answer.content.decode()
    assert newest.sha256 not in answer.content.decode()


def test_what_was_written_is_never_run(client: Client) -> None:
    write("<b>x</b>", "<script>a</script>", name="<script>b</script>")
    text = client.get("/revision/").content.decode()
    assert "<script>" not in text
    assert "&lt;script&gt;b" in text


def test_the_page_asks_the_database_as_often_whatever_the_size(client: Client) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as captured:
            rows(client, "?day=2024-06-30&action=publish&actor=p")
        return len(captured)

    write("provaren", "publish")
    asked()
    few = asked()
    with transaction.atomic():
        record_writes(ACTOR, "publish", [home()] * 500)
    assert asked() == few <= 12


def test_an_empty_log_says_so(client: Client) -> None:
    assert rows(client) == []
    assert "Inga poster" in client.get("/revision/").content.decode()


def test_an_auditor_reads_of_their_own_party_and_place_alone(client: Client) -> None:
    write("först")
    auditor = Client()
    auditor.force_login(a_member(parties_of(a_municipality("Almvik"))[1], Role.REGISTRAR))
    shown = rows(auditor)
    assert not any("först" in row for row in shown)
    assert any("Almvik" in row for row in shown)
    reader = Client()
    reader.force_login(a_member(parties_of(a_municipality("Almvik"))[1], Role.READER))
    assert reader.get("/revision/").status_code == 403


def test_the_page_is_only_read(client: Client) -> None:
    assert client.post("/revision/").status_code == 405


@pytest.mark.parametrize("address", ["/logga/", "/granska/", "/revision/"])
@pytest.mark.parametrize("language", ["", "/en"])
def test_search_engines_stay_away_from_the_pages_of_staff(
    client: Client, language: str, address: str
) -> None:
    assert f"Disallow: {language}{address}\n" in client.get("/robots.txt").content.decode()


def written_actions() -> set[str]:
    """The names of actions that the code logs: the second argument of the functions that log."""
    found = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and len(node.args) > 1:
                name, given = node.func.id, node.args[1]
                if name in {"record_write", "record_writes", "_save"} and isinstance(given, ast.Constant):
                    found.add(str(given.value))
    return found


def test_every_action_that_is_logged_has_words_and_no_other() -> None:
    assert "publish" in written_actions()
    assert set(ACTIONS) == written_actions()


def test_every_kind_of_row_that_has_words_is_there() -> None:
    assert {apps.get_model(label)._meta.label for label in ROWS} == set(ROWS)
    assert Municipality._meta.label in ROWS


def test_every_kind_that_a_party_shares_has_words() -> None:
    shared = {one._meta.label for one in apps.get_models() if issubclass(one, Shareable)}
    assert shared <= set(ROWS)


def test_reading_the_log_is_logged_and_told(client: Client) -> None:
    newest = write()
    rows(client)
    (read, _written) = rows(client)[:2]
    assert "Läste något som inte alla får läsa" in read
    assert f"(behandlingslogg till och med post {newest.pk})" in read
    assert [row.split()[4] for row in rows(client, "?action=read_")] == ["användare"] * 2


def test_the_page_shows_the_entries_that_it_is_given(client: Client) -> None:
    kept, _other = write(name="ett"), write(name="två")
    chosen = {"day": None, "action": "", "actor": "", "before": None}
    page = trail_page(AuditEntry.objects.filter(pk=kept.pk), chosen)
    assert [shown.entry for shown in page.entries] == [kept]
