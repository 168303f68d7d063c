"""Renewing a promise: what is refused and why, and what a renewal becomes when it is published."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from medborgarlofte.accounts.actors import Actor
from medborgarlofte.accounts.models import AuditEntry
from medborgarlofte.domain import editing
from medborgarlofte.domain.errors import NeedsDecision, NotAllowed, Refusal, Unanswered
from medborgarlofte.domain.lineage import Act
from medborgarlofte.domain.renewal import Choice
from medborgarlofte.domain.roles import Role
from medborgarlofte.domain.targets import CountTarget, Per
from medborgarlofte.followup import actions
from medborgarlofte.places.models import Organisation
from medborgarlofte.promises import actions as promises
from medborgarlofte.promises.models import Draft, LineageLink, Promise, Renewal
from tests.building import ACTOR, a_commitment, a_municipality, a_promise, parties_of, the_next
from tests.people import actor_with

pytestmark = pytest.mark.django_db
BEFORE, AFTER = date(2024, 11, 1), date(2025, 2, 10)  # before anything is due, and after
CHECKS = CountTarget(104, Per.YEAR, "kontroller")
EVERY = [Choice(1, Act.EXTEND), Choice(2, Act.EXTEND), Choice(3, Act.CLOSE, "Klart sedan i våras.")]


@pytest.fixture
def promise() -> Promise:
    """Of three commitments, for 2024."""
    return a_promise(
        a_commitment("Polisen gör 104 kontroller.", CHECKS, by="police"),
        a_commitment("Kommunen går tolv rundor.", CountTarget(12, Per.YEAR, "rundor"), by="municipality"),
        a_commitment("Vi målar tunneln.", CountTarget(1, Per.YEAR, "målning"), by="municipality"),
        problem="Det körs för fort.",
    )


@pytest.fixture
def police(promise: Promise) -> Organisation:
    return parties_of(promise.municipality)[0]


def renew(actor: Actor, promise: Promise, party: Organisation | None, **changes: Any) -> Renewal:
    fields = {
        "start": date(2025, 1, 1),
        "end": date(2026, 1, 1),
        "choices": EVERY,
        "reason": "Det behövs fortfarande.",
        "lessons": "Börja före sommaren.",
        "today": BEFORE,
        **changes,
    }
    return actions.renew(actor, promise, workspace=party, **fields)


def edited(draft: Draft, change: promises.Change, act: str, *numbers: int) -> Draft:
    return promises.edit(ACTOR, draft, change, act=act, numbers=numbers, revision=draft.revision)


def published(draft: Draft) -> Promise:
    draft.refresh_from_db()
    return promises.publish_draft(ACTOR, draft, revision=draft.revision, today=date(2025, 1, 1)).promise


def lineage(later: Promise) -> list[tuple[str, list[int], list[int], str]]:
    return [
        (
            link.act,
            list(link.earlier.order_by("number").values_list("number", flat=True)),
            list(link.later.order_by("number").values_list("number", flat=True)),
            link.reason,
        )
        for link in LineageLink.objects.filter(later_promise=later)
    ]


def test_a_renewal_is_a_draft_of_the_next_period(promise: Promise, police: Organisation) -> None:
    officer = actor_with(police, Role.LIAISON_OFFICER)
    draft = renew(officer, promise, police).draft

    said = draft.content()
    assert (draft.state, draft.workspace, draft.promise) == (Draft.State.OPEN, police, None)
    assert (said.label, said.problem, [one.text for one in said.commitments]) == (
        "2025",
        "Det körs för fort.",
        ["Polisen gör 104 kontroller.", "Kommunen går tolv rundor."],
    )
    assert not LineageLink.objects.exists()
    entry = AuditEntry.objects.get(action="renew")
    assert (entry.actor, entry.detail["draft"]) == (officer.name, draft.pk)
    assert "våras" not in str(entry.detail)


def test_it_waits_for_the_follow_up_and_says_of_what(promise: Promise, police: Organisation) -> None:
    with pytest.raises(Unanswered, match="Svara på uppföljningen först") as refused:
        renew(ACTOR, promise, police, today=AFTER)
    assert (refused.value.promise, refused.value.numbers) == ("/granvik/2024/", (1, 2, 3))
    assert not Draft.objects.exists()

    for commitment in promise.commitments.all():
        for party in commitment.parties.all():
            said = {"days": [date(2024, 12, 31)], "answer": "partly", "reason": "Hälften.", "today": AFTER}
            actions.answer_window(ACTOR, commitment, party, **said)  # type: ignore[arg-type]
    assert renew(ACTOR, promise, police, today=AFTER).pk


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"reason": "  "}, "varför löftet förnyas"),
        ({"lessons": ""}, "vad ni har lärt er"),
        ({"choices": EVERY[:2]}, "Välj vad som ska hända med åtagande 3"),
        ({"choices": [*EVERY[:2], Choice(3, Act.CLOSE, " ")]}, "varför åtagande 3 ersätts eller avslutas"),
        ({"choices": [*EVERY[:2], Choice(3, Act.REPLACE, "", "Nytt.")]}, "varför åtagande 3"),
        ({"choices": [*EVERY[:2], Choice(3, Act.REPLACE, "Fel.", "")]}, "i stället för åtagande 3"),
        ({"choices": [Choice(n, Act.CLOSE, "Klart.") for n in (1, 2, 3)]}, "Alla åtaganden avslutas"),
        ({"start": date(2024, 12, 1)}, "till och med dagen före 1 januari 2025"),
        ({"end": date(2025, 1, 1)}, "före den första"),
        ({"lessons": "Se 811218-9876."}, "personnummer"),
    ],
)
def test_renewals_refused(
    promise: Promise, police: Organisation, changes: dict[str, Any], sentence: str
) -> None:
    written = AuditEntry.objects.count()
    with pytest.raises(Refusal, match=sentence):
        renew(ACTOR, promise, police, **changes)
    assert not Draft.objects.exists()
    assert AuditEntry.objects.count() == written


def test_a_text_that_may_tell_of_a_person_wants_a_decision(promise: Promise, police: Organisation) -> None:
    told = {"choices": [*EVERY[:2], Choice(3, Act.CLOSE, "Ring 070-123 45 67.")]}
    with pytest.raises(NeedsDecision) as asked:
        renew(ACTOR, promise, police, **told)
    assert [one.field for one in asked.value.concerns] == ["reason_3"]
    assert renew(ACTOR, promise, police, confirmed=True, **told).pk


def test_a_promise_until_further_notice_has_nothing_to_renew(police: Organisation) -> None:
    endless = a_promise(label="2024-", end=None)
    with pytest.raises(Refusal, match="har inget slut"):
        renew(ACTOR, endless, police, choices=[Choice(1, Act.EXTEND)])


def test_a_promise_is_renewed_once_at_a_time(promise: Promise, police: Organisation) -> None:
    first = renew(ACTOR, promise, police)
    with pytest.raises(Refusal, match="redan ett utkast"):
        renew(ACTOR, promise, police)
    promises.set_aside(ACTOR, first.draft)
    second = renew(ACTOR, promise, police)
    published(second.draft)
    with pytest.raises(Refusal, match="redan förnyat"):
        renew(ACTOR, promise, police)
    promises.take_up(ACTOR, first.draft)
    with pytest.raises(Refusal, match="redan förnyat"):
        published(first.draft)


@pytest.mark.parametrize("role", list(Role))
def test_only_who_writes_for_a_party_renews(promise: Promise, police: Organisation, role: Role) -> None:
    actor = actor_with(police, role)
    if role in (Role.COORDINATOR, Role.LIAISON_OFFICER):
        assert renew(actor, promise, police).pk
    else:
        with pytest.raises(NotAllowed):
            renew(actor, promise, police)


def test_nobody_renews_for_another_party_or_in_another_town(promise: Promise, police: Organisation) -> None:
    town = parties_of(promise.municipality)[1]
    elsewhere = parties_of(a_municipality("Almvik"))[0]
    with pytest.raises(NotAllowed):
        renew(actor_with(police, Role.COORDINATOR), promise, town)
    with pytest.raises(Refusal, match="inte part i löftet"):
        renew(actor_with(elsewhere, Role.COORDINATOR), promise, elsewhere)
    with pytest.raises(NotAllowed):
        renew(actor_with(police, Role.READER), promise, None)


def test_publishing_writes_the_lineage_of_what_the_draft_became(
    promise: Promise, police: Organisation
) -> None:
    choices = [Choice(1, Act.SPLIT), Choice(2, Act.EXTEND), Choice(3, Act.REPLACE, "Målad.", "Vi lyser upp.")]
    draft = renew(ACTOR, promise, police, choices=choices).draft
    one = draft.content().commitment(2)
    assert one is not None
    draft = edited(
        draft, lambda said: editing.correct(said, replace(one, text="Trafiksamtal.")), "correct", 2
    )
    draft = edited(draft, lambda said: editing.move(said, 4, editing.Way.FIRST), "up", 4)
    later = published(draft)

    assert (later.extends, later.label) == (promise, "2025")
    assert lineage(later) == [
        ("split", [1], [2, 3], ""),
        ("extend", [2], [4], ""),
        ("replace", [3], [1], "Målad."),
    ]


def test_two_that_the_draft_merged_are_written_as_merged(promise: Promise, police: Organisation) -> None:
    draft = renew(ACTOR, promise, police).draft
    draft = edited(draft, lambda said: editing.merge(said, 1), "merge", 1, 2)

    assert lineage(published(draft)) == [
        ("merge", [1, 2], [1], ""),
        ("close", [3], [], "Klart sedan i våras."),
    ]


def test_a_merge_that_was_undone_is_not_told(promise: Promise, police: Organisation) -> None:
    draft = renew(ACTOR, promise, police).draft
    draft = edited(draft, lambda said: editing.merge(said, 1), "merge", 1, 2)
    draft = promises.undo(ACTOR, draft, revision=draft.revision)

    assert [act for act, *_rest in lineage(published(draft))] == ["extend", "extend", "close"]


def test_one_that_the_draft_dropped_is_closed_only_with_a_reason(
    promise: Promise, police: Organisation
) -> None:
    renewal = renew(ACTOR, promise, police)
    draft = edited(renewal.draft, lambda said: editing.drop(said, 1), "drop", 1)
    with pytest.raises(Refusal, match="Åtagande 1 i det gamla löftet skulle gå vidare"):
        published(draft)
    with pytest.raises(Refusal, match="Skriv ett skäl"):
        promises.close_left_out(ACTOR, renewal, {1: " "})
    with pytest.raises(Refusal, match="är med i utkastet"):
        promises.close_left_out(ACTOR, renewal, {2: "Nej."})
    with pytest.raises(NotAllowed):
        promises.close_left_out(actor_with(police, Role.READER), renewal, {1: "Nej."})
    promises.close_left_out(ACTOR, renewal, {1: "Vägen är ombyggd."})

    assert lineage(published(draft)) == [
        ("extend", [2], [1], ""),
        ("close", [1], [], "Vägen är ombyggd."),
        ("close", [3], [], "Klart sedan i våras."),
    ]


def test_parts_that_say_the_same_are_not_published(promise: Promise, police: Organisation) -> None:
    choices = [Choice(1, Act.SPLIT), *EVERY[1:]]
    with pytest.raises(Refusal, match="delarna säger samma sak"):
        published(renew(ACTOR, promise, police, choices=choices).draft)


def test_a_renewal_without_its_reason_is_not_published(promise: Promise, police: Organisation) -> None:
    draft = renew(ACTOR, promise, police).draft
    draft = edited(draft, lambda said: editing.correct_promise(said, extension_lessons=" "), "correct", 0)
    with pytest.raises(Refusal, match="både ett skäl och vad ni har lärt er"):
        published(draft)


def test_a_correction_of_the_ending_promise_meanwhile_is_followed(
    promise: Promise, police: Organisation
) -> None:
    draft = renew(ACTOR, promise, police).draft
    said = promise.versions.get().content()
    the_next(promise, editing.drop(said, 2))

    assert [(act, earlier) for act, earlier, *_rest in lineage(published(draft))] == [
        ("extend", [1]),
        ("close", [3]),
    ]
