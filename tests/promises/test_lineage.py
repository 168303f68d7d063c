"""What became of a commitment in the next promise is confirmed by a person, kept, and said anew if wrong."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from medborgarlofte.accounts.models import AuditEntry
from medborgarlofte.domain.errors import NeedsDecision, Refusal
from medborgarlofte.domain.lineage import Act
from medborgarlofte.promises import actions
from medborgarlofte.promises.drafts import LinkDraft
from medborgarlofte.promises.models import LineageLink, Promise
from tests.building import ACTOR, a_commitment, a_content, a_promise, an_unpublished_promise, the_next

pytestmark = pytest.mark.django_db
LAST_YEAR: dict[str, Any] = {"label": "2023", "start": date(2023, 1, 1), "end": date(2024, 1, 1)}
EXTENDED = LinkDraft(Act.EXTEND, (1,), (1,), likeness=0.9)


@pytest.fixture
def earlier() -> Promise:
    return a_promise(*(a_commitment(f"Sak {number}.") for number in range(1, 4)), **LAST_YEAR)


@pytest.fixture
def later() -> Promise:
    return a_promise(*(a_commitment(f"Ny sak {number}.") for number in range(1, 4)))


def confirm(earlier: Promise, later: Promise, *drafts: LinkDraft) -> list[LineageLink]:
    return actions.confirm_links(ACTOR, earlier, later, drafts)


@pytest.mark.parametrize(
    "draft",
    [
        EXTENDED,
        LinkDraft(Act.SHARPEN, (2,), (3,)),
        LinkDraft(Act.SPLIT, (1,), (1, 2)),
        LinkDraft(Act.MERGE, (1, 3), (2,)),
        LinkDraft(Act.REPLACE, (1,), (1,), reason="Ett bättre sätt."),
        LinkDraft(Act.REPLACE, (1, 2), (2, 3)),
        LinkDraft(Act.CLOSE, (3,)),
    ],
    ids=lambda draft: f"{draft.act} {draft.earlier} {draft.later}",
)
def test_an_act_is_kept_with_who_and_what(earlier: Promise, later: Promise, draft: LinkDraft) -> None:
    (link,) = confirm(earlier, later, draft)
    kept = LineageLink.objects.get()
    assert kept == link
    assert (kept.act, kept.reason, kept.likeness, kept.actor) == (
        *(draft.act.value, draft.reason, draft.likeness),
        ACTOR.name,
    )
    assert tuple(kept.earlier.values_list("number", flat=True)) == draft.earlier
    assert tuple(kept.later.values_list("number", flat=True)) == draft.later
    assert {row.promise for row in kept.earlier.all()} == {earlier}
    assert {row.promise for row in kept.later.all()} <= {later}


def test_each_link_is_in_the_audit_trail(earlier: Promise, later: Promise) -> None:
    links = confirm(earlier, later, EXTENDED, LinkDraft(Act.CLOSE, (2,)))
    entries = AuditEntry.objects.filter(action="confirm lineage")
    assert [entry.key for entry in entries] == [str(link.pk) for link in links]
    assert entries[0].detail["later"] == [1]


def test_confirming_anew_makes_a_new_confirmation_and_keeps_the_old(earlier: Promise, later: Promise) -> None:
    confirm(earlier, later, EXTENDED, LinkDraft(Act.CLOSE, (2,)))
    confirm(earlier, later, LinkDraft(Act.EXTEND, (2,), (2,)))
    assert list(LineageLink.objects.values_list("confirmation", "act")) == [
        (1, "extend"),
        (1, "close"),
        (2, "extend"),
    ]


@pytest.mark.parametrize(
    ("drafts", "sentence"),
    [
        ((), "Välj vad som hände"),
        ((LinkDraft(Act.EXTEND, (1,)),), "välj ett enda åtagande"),
        ((LinkDraft(Act.EXTEND, (1,), (1, 2)),), "välj ett enda åtagande"),
        ((LinkDraft(Act.SHARPEN, (1, 2), (1,)),), "välj ett enda åtagande"),
        ((LinkDraft(Act.SPLIT, (1,), (1,)),), "delas i minst två"),
        ((LinkDraft(Act.SPLIT, (1, 2), (1, 2)),), "delas i minst två"),
        ((LinkDraft(Act.MERGE, (1,), (1,)),), "minst två åtaganden slås ihop"),
        ((LinkDraft(Act.MERGE, (1, 2), (1, 2)),), "minst två åtaganden slås ihop"),
        ((LinkDraft(Act.REPLACE, (1,)),), "vilket åtagande som kommer i stället"),
        ((LinkDraft(Act.CLOSE, (1,), (1,)),), "har ingen fortsättning"),
        ((LinkDraft(Act.CLOSE, ()),), "har ingen fortsättning"),
        ((EXTENDED, LinkDraft(Act.CLOSE, (1,))), "Åtagande 1 i det tidigare löftet är valt flera"),
        ((EXTENDED, LinkDraft(Act.EXTEND, (2,), (1,))), "Åtagande 1 i det senare löftet är valt flera"),
        ((LinkDraft(Act.EXTEND, (9,), (1,)),), "Granvik 2023 har inget åtagande 9"),
        ((LinkDraft(Act.EXTEND, (1,), (9,)),), "Granvik 2024 har inget åtagande 9"),
        ((LinkDraft(Act.CLOSE, (1,), reason="å" * 1001),), "högst 1000 tecken"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_kept(
    earlier: Promise, later: Promise, drafts: tuple[LinkDraft, ...], sentence: str
) -> None:
    with pytest.raises(Refusal, match=sentence):
        confirm(earlier, later, *drafts)
    assert not LineageLink.objects.exists()


def test_a_dropped_commitment_is_not_carried_on(earlier: Promise, later: Promise) -> None:
    the_next(later, a_content(a_commitment("Ny sak 2.", number=2)))
    with pytest.raises(Refusal, match="har inget åtagande 1"):
        confirm(earlier, later, EXTENDED)


def test_a_reason_that_may_tell_of_a_person_needs_a_decision(earlier: Promise, later: Promise) -> None:
    told = LinkDraft(Act.CLOSE, (1,), reason="Fråga ingrid@exempel.example.")
    with pytest.raises(NeedsDecision):
        confirm(earlier, later, told)
    actions.confirm_links(ACTOR, earlier, later, [told], confirmed=True)
    assert AuditEntry.objects.get(action="confirm lineage").detail["decision"] == "kept"


def test_promises_in_the_wrong_order_are_refused(earlier: Promise, later: Promise) -> None:
    for pair in ((later, earlier), (later, later)):
        with pytest.raises(Refusal, match="måste börja efter"):
            confirm(*pair, EXTENDED)


def test_a_promise_without_a_period_is_not_compared(earlier: Promise) -> None:
    unknown = a_promise(label="", start=None, end=None)
    with pytest.raises(Refusal, match="måste börja efter"):
        confirm(earlier, unknown, EXTENDED)


def test_promises_of_two_municipalities_are_refused(earlier: Promise) -> None:
    with pytest.raises(Refusal, match="olika kommuner"):
        confirm(earlier, a_promise(municipality="Almvik"), EXTENDED)


def test_an_unpublished_promise_is_refused(earlier: Promise) -> None:
    with pytest.raises(Refusal, match="publicerade"):
        confirm(earlier, an_unpublished_promise(), EXTENDED)


@pytest.mark.parametrize(
    "model",
    [LineageLink, LineageLink.earlier.through, LineageLink.later.through],
    ids=lambda model: model.__name__,
)
def test_the_database_refuses_to_change_or_take_away_a_link(
    earlier: Promise, later: Promise, model: type[LineageLink]
) -> None:
    confirm(earlier, later, EXTENDED)
    for statement in ("DELETE FROM {}", "UPDATE {} SET id = id + 1"):
        with pytest.raises(IntegrityError, match="only added to"), transaction.atomic():
            connection.cursor().execute(statement.format(model._meta.db_table))
    assert model._default_manager.count() == 1
