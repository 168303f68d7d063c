"""Every door refuses whoever holds no role where the row belongs, or nobody comes to it from outside."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

import medborgarlofte.web
from medborgarlofte.domain.errors import NotAllowed
from medborgarlofte.domain.roles import Role
from tests.attacks.clients import an_outsider
from tests.attacks.stored import everything
from tests.attacks.world import World
from tests.people import a_user, actor_with

from .doors import CHECKED
from .found import doors

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite_alone]  # refused before a write
OF_DRAFTS = ("promises.draft.", "promises.newest.", "promises.settle.", "ingest.review.")
_COMMAND = "the command line alone comes to it"
_PART = "part of the doors that call it, which have asked"
UNCHECKED = {
    "places.places.add_municipality": f"{_COMMAND}, and {_PART}: what is published may name a new one",
    "places.places.police_area": f"{_COMMAND}, and {_PART}",
    "places.places.party": f"{_COMMAND}, and {_PART}: `add_party` asks",
    "promises.version.publish_prepared": f"{_PART}: `publish_draft` asks",
    "promises.preparing.prepare_promise": f"{_PART}: `settle` and `publish_draft` ask",
    "promises.preparing.prepare_version": f"{_PART}: `settle` and `publish_draft` ask",
    "promises.newest.lay_over": f"{_PART}: `compare_with_newest` asks",
    "promises.renewal.confirm_renewal": f"{_PART}: `publish_draft` asks",
    "promises.lineage.link": f"{_PART}: `confirm_links` and `publish_draft` ask",
    "promises.sources.enter_source": f"{_PART}: what is published tells its source",
    "promises.sources.add_publication": f"{_PART}: what is published tells its source",
    "ingest.documents.read": "keeps its refusal with the document, since it runs in a job",
    "ingest.documents.enter": f"{_PART}: `read` asks",
    "ingest.documents.propose": f"{_PART}: `read` asks",
    "ingest.documents.source_of": f"{_PART}: `publish` asks",
    "publishing.ask_for_year_report": f"{_COMMAND}, about what everybody reads",
    "publishing.keep_year_report": "keeps in a job what everybody reads",
    "web.reminders.choose_reminders": "about the one who acts alone: tests/web/reminders",
    "web.reminders.stop_reminders": "about the one who acts alone: tests/web/reminders",
    "accounts.record_write": f"{_PART}: it says what was done",
    "accounts.record_writes": f"{_PART}: it says what was done",
    "accounts.record_read": "says what was read, behind the gate of the page",
    "accounts.disposal_command.do": f"{_COMMAND}, and `dispose` asks",
    "accounts.invitations.invite": f"{_PART}: `invite_member` asks; of administrators it asks itself",
}


def test_every_door_is_known() -> None:
    assert CHECKED.keys().isdisjoint(UNCHECKED)
    assert doors() == CHECKED.keys() | UNCHECKED.keys()


@pytest.mark.parametrize("name", CHECKED)
@pytest.mark.parametrize("who", ["somebody without any role", "an outsider"])
def test_a_door_refuses_who_has_no_role_there(world: World, name: str, who: str) -> None:
    user = an_outsider() if who == "an outsider" else a_user()
    before = everything()
    with pytest.raises(NotAllowed):
        CHECKED[name](user.actor(), world)
    assert everything() == before


@pytest.mark.parametrize("name", [name for name in CHECKED if name.startswith(OF_DRAFTS)])
def test_a_reader_changes_no_draft(world: World, name: str) -> None:
    reader = actor_with(world.people.town, Role.READER)
    before = everything()
    with pytest.raises(NotAllowed):
        CHECKED[name](reader, world)
    assert everything() == before


@pytest.mark.parametrize("name", [name for name in UNCHECKED if "record_" not in name])
def test_no_page_leads_to_a_door_that_does_not_ask(name: str) -> None:
    parts = [one for one in Path(medborgarlofte.web.__file__).parent.iterdir() if one.is_dir()]
    pages = [page for part in parts for page in part.rglob("*.py")]
    assert pages
    wanted = f"{name.partition('.')[0]}.{name.rpartition('.')[2]}"
    assert [page.name for page in pages if wanted in taken_from_doors(page)] == []


@cache
def taken_from_doors(page: Path) -> set[str]:
    """What a module takes out of modules of doors: the part, and the name there."""
    tree = ast.parse(page.read_text(encoding="utf-8"))
    imports = [one for one in ast.walk(tree) if isinstance(one, ast.ImportFrom)]
    ours = [one for one in imports if _is_of_a_lower_part(one.module or "")]
    modules = {name.asname or name.name: _part(one) for one in ours for name in one.names}
    doors = [one for one in ours if "actions" in (one.module or "")]
    taken = {f"{_part(one)}.{name.name}" for one in doors for name in one.names}
    reached = (one for one in ast.walk(tree) if isinstance(one, ast.Attribute))
    return taken | {
        f"{modules[one.value.id]}.{one.attr}"
        for one in reached
        if isinstance(one.value, ast.Name) and one.value.id in modules
    }


def _part(one: ast.ImportFrom) -> str:
    return (one.module or "").split(".")[1]


def _is_of_a_lower_part(module: str) -> bool:
    return module.startswith("medborgarlofte.") and not module.startswith("medborgarlofte.web")
