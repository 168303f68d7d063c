"""The draft of a renewal held against the promise that ends: what binds less is marked, before and after."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client

from medborgarlofte.domain import content, editing
from medborgarlofte.domain.lineage import Act
from medborgarlofte.domain.renewal import Choice
from medborgarlofte.domain.roles import Role
from medborgarlofte.domain.targets import CountTarget, Per, UncountableTarget
from medborgarlofte.followup.actions import renew
from medborgarlofte.promises import actions
from medborgarlofte.promises.models import Draft, Promise
from tests.building import ACTOR, a_commitment, a_municipality, a_promise, parties_of
from tests.people import a_member, let_in
from tests.web.drafts.at import errors, page, text_of, tree

pytestmark = pytest.mark.django_db
TODAY = date(2024, 6, 1)
TERM = CountTarget(1, Per.SCHOOL_TERM, "narkotikasök")


@pytest.fixture(autouse=True)
def _in_june() -> Any:
    with time_machine.travel(TODAY, tick=False):
        yield


@pytest.fixture
def promise() -> Promise:
    return a_promise(
        a_commitment("Polisen gör kontroller.", CountTarget(104, Per.YEAR, "kontroller")),
        a_commitment("Polisen söker i skolorna.", TERM),
        a_commitment("Polisen går rundor.", CountTarget(12, Per.YEAR, "rundor")),
    )


@pytest.fixture
def draft(promise: Promise) -> Draft:
    """Of a renewal in which everything is extended."""
    return renew(
        ACTOR, promise, workspace=parties_of(promise.municipality)[0], start=date(2025, 1, 1),
        end=date(2026, 1, 1), choices=[Choice(n, Act.EXTEND) for n in (1, 2, 3)], reason="Behövs.",
        lessons="Tidigare.", today=TODAY,
    ).draft  # fmt: skip


@pytest.fixture
def officer(client: Client, promise: Promise) -> Client:
    let_in(client, a_member(parties_of(promise.municipality)[0], Role.LIAISON_OFFICER))
    return client


def at(draft: Draft) -> str:
    return f"/arbete/fornya/utkast/{draft.pk}/"


def aiming(draft: Draft, number: int, *targets: Any) -> Draft:
    """The draft with these targets in one commitment."""

    def change(said: content.Promise) -> content.Promise:
        one = said.commitment(number)
        assert one is not None
        return editing.correct(said, replace(one, targets=targets))

    return actions.edit(ACTOR, draft, change, act="correct", numbers=[number], revision=draft.revision)


def marks(written: str) -> list[tuple[str, bool]]:
    """What each earlier commitment becomes, and whether it is marked as weaker."""
    found = tree(written).xpath("//section[@class='pair'][.//h3]")
    return [(one.xpath("string(h2)"), bool(one.xpath("p/span[contains(@class, 'weaker')]"))) for one in found]


def test_a_number_that_went_and_one_that_sank_are_marked_before_publishing_and_publicly(
    officer: Client, draft: Draft
) -> None:
    draft = aiming(draft, 1, CountTarget(60, Per.YEAR, "kontroller"))
    draft = aiming(draft, 2, UncountableTarget())
    draft = aiming(draft, 3, CountTarget(24, Per.YEAR, "rundor"))
    written = page(officer, at(draft))

    assert marks(written) == [
        ("Åtagande 1 förlängs som åtagande 1.", True),
        ("Åtagande 2 förlängs som åtagande 2.", True),
        ("Åtagande 3 skärps och blir åtagande 3.", False),
    ]
    told = text_of(written)
    assert "sänktes: från minst 104 kontroller per år till minst 60 kontroller per år" in told
    assert "Åtagandet går inte längre att räkna." in told

    actions.publish_draft(ACTOR, draft, revision=draft.revision, today=TODAY)
    public = text_of(page(Client(), "/granvik/"))
    assert "Förlängdes. Målet sänktes. Svagare än förut" in public
    assert "Förlängdes. Ett mål ströks. Det går inte längre att räkna. Svagare än förut" in public
    assert "Skärptes. Målet höjdes." in public


def test_a_closed_one_says_which_target_goes(officer: Client, draft: Draft, promise: Promise) -> None:
    draft = actions.edit(
        ACTOR, draft, lambda said: editing.drop(said, 2), act="drop", numbers=[2], revision=draft.revision
    )
    written = page(officer, at(draft))
    assert "Målet ”minst 1 narkotikasök per termin” försvinner." in text_of(written)

    refused = officer.post(at(draft), {"reason_2": ""}).content.decode()
    assert errors(refused) == [("", "Skriv ett skäl för varje åtagande som inte går vidare.")]
    assert officer.post(at(draft), {"reason_2": "Skolan är nedlagd."}).status_code == 302
    told = text_of(page(officer, at(draft)))
    assert "Skäl: Skolan är nedlagd." in told
    assert "Skulle gå vidare" not in told


def test_parts_that_say_the_same_and_what_is_new_are_told(
    officer: Client, draft: Draft, promise: Promise
) -> None:
    actions.set_aside(ACTOR, draft)
    split = renew(
        ACTOR, promise, workspace=parties_of(promise.municipality)[0], start=date(2025, 1, 1),
        end=date(2026, 1, 1), choices=[Choice(1, Act.SPLIT), Choice(2, Act.EXTEND), Choice(3, Act.EXTEND)],
        reason="Behövs.", lessons="Tidigare.", today=TODAY,
    ).draft  # fmt: skip
    added = content.Commitment(9, "Polisen hälsar på.")
    actions.edit(ACTOR, split, lambda said: editing.add(said, added), act="add", numbers=[9], revision=0)
    told = text_of(page(officer, at(split)))

    assert "delarna säger samma sak än: åtagande 1 i det gamla löftet." in told
    assert "Åtagande 1 delas i åtagande 1 och 2." in told
    assert "Åtagande 9 är nytt." in told


def test_only_those_of_its_workspace_who_may_renew_see_it(
    client: Client, draft: Draft, promise: Promise
) -> None:
    police, town = parties_of(promise.municipality)
    elsewhere = parties_of(a_municipality("Almvik"))[0]
    seen = []
    for party, role in ((police, Role.READER), (town, Role.COORDINATOR), (elsewhere, Role.COORDINATOR)):
        let_in(client, a_member(party, role))
        seen.append((client.get(at(draft)).status_code, client.post(at(draft), {}).status_code))
    assert seen == [(403, 403), (404, 404), (404, 404)]
    let_in(client, a_member(police, Role.COORDINATOR))
    assert client.get(at(draft)).status_code == 200
    assert client.get("/arbete/fornya/utkast/999999/").status_code == 404
