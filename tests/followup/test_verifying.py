"""What was changed behind the doors in an approved follow-up is found."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from medborgarlofte.accounts.database_rules import take_away
from medborgarlofte.domain.canonical import canonical, digest
from medborgarlofte.followup import actions
from medborgarlofte.followup.models import Approval, FollowUpVersion
from medborgarlofte.followup.verifying import all_faults, approved_versions, faults, listing
from tests.following import Followed, answered, approved, followed

pytestmark = pytest.mark.django_db


@pytest.fixture
def found() -> Followed:
    made = answered(followed())
    approved(made)
    actions.correct_followup(made.officer, made.follow_up, reason="Fel antal.")
    approved(made)
    return made


def test_nothing_is_wrong_with_what_came_through_the_doors(found: Followed) -> None:
    assert list(faults()) == []
    assert approved_versions() == 2


def _rewritten(version: FollowUpVersion) -> None:
    """A text that was changed and its hash made anew."""
    text = canonical({**version.says(), "settled": "2020-01-01T00:00:00+00:00"})
    FollowUpVersion.objects.filter(pk=version.pk).update(canonical=text, sha256=digest(text))


def _reworded(version: FollowUpVersion) -> None:
    FollowUpVersion.objects.filter(pk=version.pk).update(canonical=version.canonical.replace("35", "53"))


def _unapproved(version: FollowUpVersion) -> None:
    Approval.objects.filter(version=version).first().delete()  # type: ignore[union-attr]


def _dropped(version: FollowUpVersion) -> None:
    version.approvals.all().delete()
    version.delete()


@pytest.mark.parametrize(
    ("changed", "sentences"),
    [
        (_reworded, ["stämmer inte med sin kontrollsumma"]),
        (_rewritten, ["inte godkänd av båda", "följer inte på versionen före"]),
        (_unapproved, ["inte godkänd av båda"]),
        (_dropped, ["version 1 saknas", "följer inte på versionen före"]),
    ],
)
def test_what_was_changed_behind_the_doors_is_found(
    found: Followed, changed: Callable[[FollowUpVersion], None], sentences: list[str]
) -> None:
    take_away()
    changed(found.follow_up.versions.get(number=1))
    told = list(faults())
    assert len(told) == len(sentences)
    for sentence, fault in zip(sentences, told, strict=True):
        assert sentence in fault


def test_a_saved_list_finds_out_that_all_was_rewritten(found: Followed) -> None:
    """Every hash was made anew and every approval with it, so nothing in the database contradicts itself."""
    saved = list(listing())
    assert list(all_faults(saved)) == []
    take_away()
    predecessor = None
    for version in found.follow_up.versions.order_by("number"):
        told = {**version.says(), "settled": "2020-01-01T00:00:00+00:00", "predecessor": predecessor}
        text = canonical(told)
        predecessor = digest(text)
        FollowUpVersion.objects.filter(pk=version.pk).update(canonical=text, sha256=predecessor)
        version.approvals.update(sha256=predecessor)
    assert list(all_faults()) == []
    told_of = list(all_faults(saved))
    assert len(told_of) == 2
    for number, fault in enumerate(told_of, start=1):
        address = f"{found.follow_up.address()}version/{number}/"
        assert fault == f"{address}: fanns när listan sparades, men finns inte kvar som den var."
