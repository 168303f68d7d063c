"""What changed between two versions, and what of it is marked as weaker."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from medborgarlofte.domain.change import ChangeKind
from medborgarlofte.domain.changes import changes
from medborgarlofte.domain.content import Evidence, FocusArea, Function, Link, Promise
from medborgarlofte.domain.targets import (
    CountTarget,
    Per,
    UncountableTarget,
    WhenNeededTarget,
)

from .contents import MUNICIPALITY, POLICE, aiming, commitment, promise, promises

CHECKS = CountTarget(104, Per.YEAR, "trafikkontroller")
FEWER = CountTarget(60, Per.YEAR, "trafikkontroller")
WALKS = CountTarget(2, Per.YEAR, "trygghetsvandringar")
SWAPPED = {
    ChangeKind.ADDED: ChangeKind.DROPPED,
    ChangeKind.RAISED: ChangeKind.LOWERED,
    ChangeKind.TARGET_ADDED: ChangeKind.TARGET_DROPPED,
    ChangeKind.RESULT_ADDED: ChangeKind.RESULT_DROPPED,
}
SWAPPED |= {other: kind for kind, other in SWAPPED.items()}


def told(before: Promise, after: Promise) -> list[tuple[ChangeKind, int | None, bool]]:
    return [(one.kind, one.number, one.weakens) for one in changes(before, after)]


def test_a_commitment_that_is_gone_is_dropped_and_marked() -> None:
    both = promise(commitment(1), commitment(2, "Kommunen röjer sly.", targets=(WALKS,)))

    (change,) = changes(both, promise(commitment(1)))

    assert (change.kind, change.number, change.weakens) == (ChangeKind.DROPPED, 2, True)
    assert (change.before.texts, change.before.targets) == (("Kommunen röjer sly.",), (WALKS,))


def test_a_commitment_with_a_new_number_is_added() -> None:
    assert told(promise(), promise(commitment(3))) == [(ChangeKind.ADDED, 3, False)]


def test_a_lowered_target_is_told_with_both_targets() -> None:
    (change,) = changes(aiming(CHECKS), aiming(FEWER))

    assert (change.kind, change.weakens) == (ChangeKind.LOWERED, True)
    assert (change.before.targets, change.after.targets) == ((CHECKS,), (FEWER,))


def test_targets_are_paired_by_what_they_count() -> None:
    before, after = aiming(CHECKS, WALKS), aiming(replace(WALKS, number=3), FEWER)

    assert told(before, after) == [(ChangeKind.LOWERED, 1, True), (ChangeKind.RAISED, 1, False)]


def test_another_thing_counted_is_no_form_of_the_same_target() -> None:
    assert told(aiming(CHECKS), aiming(WALKS)) == [
        (ChangeKind.TARGET_DROPPED, 1, True),
        (ChangeKind.TARGET_ADDED, 1, False),
    ]


@pytest.mark.parametrize("after", [(), (UncountableTarget(),), (WhenNeededTarget(),)])
def test_a_number_that_became_none_is_dropped_and_nothing_is_left_to_count(
    after: tuple[UncountableTarget, ...],
) -> None:
    (change,) = changes(aiming(CHECKS), aiming(*after))

    assert (change.kind, change.weakens, change.counted) == (ChangeKind.TARGET_DROPPED, True, False)
    assert change.after.targets == after


def test_one_of_two_numbers_dropped_leaves_something_to_count() -> None:
    (change,) = changes(aiming(CHECKS, WALKS), aiming(CHECKS))

    assert (change.kind, change.counted) == (ChangeKind.TARGET_DROPPED, True)


def test_no_longer_uncountable_is_no_loss() -> None:
    (change,) = changes(aiming(UncountableTarget()), aiming())

    assert (change.kind, change.weakens) == (ChangeKind.TARGET_DROPPED, False)


def test_when_needed_that_became_a_number_is_one_target_added() -> None:
    before, after = promise(commitment(as_needed=True)), aiming(CHECKS)

    assert told(before, after) == [(ChangeKind.TARGET_ADDED, 1, False)]


def test_what_weakens_comes_first_then_the_promise_then_by_number() -> None:
    before = promise(commitment(1), commitment(2, targets=(CHECKS,)), aim="Lugnt")
    after = promise(commitment(1, "Nytt."), commitment(2, targets=(FEWER,)), aim="Tryggt")

    assert told(before, after) == [
        (ChangeKind.LOWERED, 2, True),
        (ChangeKind.PROMISE_TEXTS_CHANGED, None, False),
        (ChangeKind.REWORDED, 1, False),
    ]


COMMITMENTS = [
    ({"text": "Nytt."}, ChangeKind.REWORDED, "text"),
    ({"parties": (POLICE, MUNICIPALITY)}, ChangeKind.PARTIES_CHANGED, "parties"),
    ({"focus_area": "Trafik"}, ChangeKind.MOVED_AREA, "focus_area"),
    ({"result": "Gjort."}, ChangeKind.RESULT_ADDED, "result"),
    ({"areas": ("traffic",)}, ChangeKind.OTHER_CHANGED, "areas"),
    ({"places": ("torget",)}, ChangeKind.OTHER_CHANGED, "places"),
    ({"target_groups": ("unga",)}, ChangeKind.OTHER_CHANGED, "target_groups"),
    ({"co_actors": ("skolan",)}, ChangeKind.OTHER_CHANGED, "co_actors"),
    ({"sensitive": True}, ChangeKind.OTHER_CHANGED, "sensitive"),
    ({"functions": (Function(POLICE, "områdespolisen"),)}, ChangeKind.OTHER_CHANGED, "functions"),
    ({"times": "fredagar 20–02"}, ChangeKind.OTHER_CHANGED, "times"),
    ({"plans": (Link("Drogpolicy", ""),)}, ChangeKind.OTHER_CHANGED, "plans"),
    ({"goal_kind": "outcome"}, ChangeKind.OTHER_CHANGED, "goal_kind"),
    ({"goal": "Färre unga dricker."}, ChangeKind.OTHER_CHANGED, "goal"),
]


@pytest.mark.parametrize(("fields", "kind", "field"), COMMITMENTS)
def test_each_field_of_a_commitment_has_its_kind(
    fields: dict[str, object], kind: ChangeKind, field: str
) -> None:
    (change,) = changes(promise(commitment()), promise(commitment(**fields)))  # type: ignore[arg-type]

    assert (change.kind, change.field, change.number, change.weakens) == (kind, field, 1, False)


PROMISES = [
    ({"end": date(2022, 1, 1)}, ChangeKind.PERIOD_CHANGED, True),
    ({"end": date(2024, 1, 1)}, ChangeKind.PERIOD_CHANGED, False),
    ({"end": None}, ChangeKind.PERIOD_CHANGED, False),
    ({"start": None}, ChangeKind.PERIOD_CHANGED, True),
    ({"label": "åren"}, ChangeKind.PERIOD_CHANGED, False),
    ({"followups_per_year": 1.0}, ChangeKind.FOLLOWUP_CHANGED, True),
    ({"followups_per_year": 3.0}, ChangeKind.FOLLOWUP_CHANGED, False),
    ({"followups_per_year": None}, ChangeKind.FOLLOWUP_CHANGED, True),
    ({"followup_words": "Varje halvår."}, ChangeKind.FOLLOWUP_CHANGED, False),
    ({"problem": "Buller"}, ChangeKind.PROMISE_TEXTS_CHANGED, False),
    ({"extension_reason": "Mer tid"}, ChangeKind.PROMISE_TEXTS_CHANGED, False),
    ({"police_area": "Västra"}, ChangeKind.OTHER_CHANGED, False),
    ({"municipality_code": "9901"}, ChangeKind.OTHER_CHANGED, False),
    ({"links": (Link("Avtal", "https://almvik.example"),)}, ChangeKind.OTHER_CHANGED, False),
    ({"focus_areas": (FocusArea("Trafik"),)}, ChangeKind.OTHER_CHANGED, False),
]


@pytest.mark.parametrize(("fields", "kind", "weakens"), PROMISES)
def test_each_field_of_a_promise_has_its_kind(
    fields: dict[str, object], kind: ChangeKind, weakens: bool
) -> None:
    before = promise(followups_per_year=2.0)

    (change,) = changes(before, promise(**{"followups_per_year": 2.0, **fields}))

    assert (change.kind, change.number, change.weakens) == (kind, None, weakens)


def test_a_changed_order_is_told_by_numbers() -> None:
    one, two = commitment(1), commitment(2)

    (change,) = changes(promise(one, two), promise(two, one))

    assert (change.field, change.before.texts, change.after.texts) == ("order", ("1", "2"), ("2", "1"))


def test_where_the_words_were_read_is_no_content() -> None:
    read = commitment(source="ab" * 32, page=2, line=9, evidence=(Evidence("text", "Polisen", 9),))

    assert changes(promise(commitment()), promise(read)) == ()


def test_a_number_given_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="one commitment only"):
        changes(promise(), promise(commitment(1), commitment(1)))


@given(promises())
def test_nothing_differs_from_itself(content: Promise) -> None:
    assert changes(content, content) == ()


@given(promises(), promises())
def test_every_difference_of_contents_is_told(before: Promise, after: Promise) -> None:
    assert bool(changes(before, after)) is (_read_alike(before) != _read_alike(after))


def _read_alike(content: Promise) -> Promise:
    read = [replace(one, source="", page=None, line=None, evidence=()) for one in content.commitments]
    return replace(content, commitments=tuple(read))


@given(promises(), promises())
def test_the_reverse_tells_the_opposite(before: Promise, after: Promise) -> None:
    there = {
        (SWAPPED.get(one.kind, one.kind), one.number, one.after, one.before) for one in changes(before, after)
    }
    back = {(one.kind, one.number, one.before, one.after) for one in changes(after, before)}

    assert there == back


@given(promises(), promises())
def test_what_is_dropped_or_lowered_is_always_marked(before: Promise, after: Promise) -> None:
    for change in changes(before, after):
        if change.kind in (ChangeKind.DROPPED, ChangeKind.LOWERED):
            assert change.weakens
        if change.kind in (ChangeKind.ADDED, ChangeKind.RAISED, ChangeKind.TARGET_ADDED):
            assert not change.weakens
