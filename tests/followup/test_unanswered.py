"""What parties have to answer for, over many promises, and answering it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from medborgarlofte.accounts.actors import Actor
from medborgarlofte.domain import content
from medborgarlofte.domain.errors import NotAllowed
from medborgarlofte.domain.roles import Role
from medborgarlofte.domain.targets import CountTarget, Per, UncountableTarget, WhenNeededTarget
from medborgarlofte.followup import actions
from medborgarlofte.followup.models import Assessment, NeedAnswer
from medborgarlofte.followup.unanswered import asked_of, owed_of
from medborgarlofte.places.access import access_of
from medborgarlofte.places.models import Organisation
from medborgarlofte.promises.models import Commitment, Promise
from tests.building import ACTOR, a_commitment, a_municipality, a_promise, parties_of
from tests.people import a_member, actor_with

pytestmark = pytest.mark.django_db
TODAY = date(2025, 3, 1)
MOST = 8
CHECKS = CountTarget(4, Per.YEAR, "kontroller")
SEEN = UncountableTarget("närvaro")
NEEDED = WhenNeededTarget("möte", Per.HALF_YEAR)


def of_size(place: str, size: int) -> Promise:
    each = [
        a_commitment(f"Sak {n}.", CHECKS, SEEN, NEEDED, by="both", municipality=place) for n in range(size)
    ]
    return a_promise(*each, municipality=place)


def answered(promise: Promise, party: Organisation, day: date, **changes: object) -> None:
    commitment = promise.commitments.order_by("number")[0]
    fields = {"days": [day], "answer": "partly", "reason": "Hälften.", "today": TODAY, **changes}
    actions.answer_window(ACTOR, commitment, party, **fields)  # type: ignore[arg-type]


def numbers(actor: Actor) -> list[tuple[str, str, int]]:
    return [(str(one.promise), one.party.kind, one.commitments) for one in asked_of(access_of(actor), TODAY)]


def test_each_party_is_asked_for_its_own_part_in_all_its_municipalities() -> None:
    for place in ("Granvik", "Almvik", "Ekskog"):
        of_size(place, 2)
    police = [parties_of(a_municipality(place))[0] for place in ("Granvik", "Almvik")]
    officer = a_member(police[0], Role.LIAISON_OFFICER)
    a_member(police[1], Role.LIAISON_OFFICER, user=officer)

    assert sorted(numbers(officer.actor())) == [("Almvik 2024", "police", 2), ("Granvik 2024", "police", 2)]
    assert len(numbers(ACTOR)) == 6


@pytest.mark.parametrize("role", [Role.READER, Role.DOER, Role.SIGNATORY, Role.PUBLISHER])
def test_nobody_is_asked_whose_role_may_not_answer(role: Role) -> None:
    promise = of_size("Granvik", 1)
    assert numbers(actor_with(parties_of(promise.municipality)[0], role)) == []


def test_what_nobody_is_accountable_for_is_asked_of_both() -> None:
    promise = a_promise(a_commitment("Någon gör något.", CHECKS, by="nobody"))
    for party in parties_of(promise.municipality):
        assert numbers(actor_with(party, Role.COORDINATOR)) == [("Granvik 2024", party.kind, 1)]


def test_what_is_due_first_stands_first() -> None:
    of_size("Almvik", 1)
    a_promise(a_commitment(by="police"), label="2023", start=date(2023, 1, 1), end=date(2024, 1, 1),
              entered_on=date(2023, 1, 1))  # fmt: skip
    assert numbers(ACTOR)[0] == ("Granvik 2023", "police", 1)


def test_one_verdict_answers_for_what_is_counted_and_what_is_not() -> None:
    promise = of_size("Granvik", 1)
    police, _town = parties_of(promise.municipality)
    answered(promise, police, date(2024, 12, 31))
    # The verdict stands on the half-year, the shortest window, and the need of the first is still asked for.
    left = [one for one in owed_of(promise, TODAY) if one.row.party == police]
    assert [(one.asks_need, [w.window.start for w in one.windows]) for one in left] == [
        (True, [date(2024, 1, 1)])
    ]


def test_no_need_and_a_need_that_was_met_are_answers() -> None:
    promise = of_size("Granvik", 1)
    police, _town = parties_of(promise.municipality)
    answered(promise, police, date(2024, 1, 1), answer="no_need", reason="Ingen bad.", asks_need=True)
    answered(promise, police, date(2024, 12, 31), answer="fulfilled", reason="Två möten.", asks_need=True)

    assert not [one for one in owed_of(promise, TODAY) if one.row.party == police]
    assert list(NeedAnswer.objects.order_by("pk").values_list("arose", "window_start")) == [
        (False, date(2024, 1, 1)),
        (True, date(2024, 7, 1)),
    ]
    assert Assessment.objects.get().reason == "Två möten."


def test_it_asks_as_often_for_twenty_times_as_many() -> None:
    of_size("Granvik", 1)
    officer = a_member(parties_of(a_municipality("Granvik"))[0], Role.COORDINATOR)

    def asked() -> int:
        with CaptureQueriesContext(connection) as captured:
            asked_of(access_of(officer.actor()), TODAY)
        return len(captured)

    few = asked()
    for n in range(20):
        promise = of_size(f"Ort {chr(97 + n)}", 2)
        a_member(parties_of(promise.municipality)[0], Role.COORDINATOR, user=officer)
    assert asked() == few <= MOST


@pytest.mark.parametrize("role", [Role.READER, Role.REPORTER, Role.DOER, Role.PUBLISHER, Role.REGISTRAR])
def test_the_doors_refuse_a_role_that_may_not_answer(role: Role) -> None:
    promise = of_size("Granvik", 1)
    police, _town = parties_of(promise.municipality)
    commitment: Commitment = promise.commitments.get()
    said = {"day": date(2024, 3, 1), "reason": "Nej.", "today": TODAY}
    with pytest.raises(NotAllowed):
        actions.assess(actor_with(police, role), commitment, police, verdict="partly", **said)  # type: ignore[arg-type]
    with pytest.raises(NotAllowed):
        actions.answer_need(actor_with(police, role), commitment, police, arose=False, **said)  # type: ignore[arg-type]


def test_nobody_answers_for_the_other_party() -> None:
    promise = of_size("Granvik", 1)
    police, town = parties_of(promise.municipality)
    commitment = promise.commitments.get()
    said = {"day": date(2024, 3, 1), "reason": "Nej.", "today": TODAY, "verdict": "partly"}
    officer = actor_with(police, Role.LIAISON_OFFICER)
    with pytest.raises(NotAllowed):
        actions.assess(officer, commitment, town, **said)  # type: ignore[arg-type]
    assert actions.assess(officer, commitment, police, **said).pk  # type: ignore[arg-type]


def test_either_party_answers_for_another_actor_of_theirs() -> None:
    housing = content.Party("other", "Granviks Bostäder")
    promise = a_promise(replace(a_commitment("Bostäder tänder lampor.", CHECKS), parties=(housing,)))
    commitment, (police, _town) = promise.commitments.get(), parties_of(promise.municipality)
    company = commitment.parties.get()
    officer = actor_with(police, Role.LIAISON_OFFICER)
    elsewhere = actor_with(parties_of(a_municipality("Almvik"))[0], Role.LIAISON_OFFICER)
    said = {"day": date(2024, 3, 1), "reason": "Nej.", "today": TODAY, "verdict": "partly"}

    assert numbers(officer) == [("Granvik 2024", "other", 1)]
    with pytest.raises(NotAllowed):
        actions.assess(elsewhere, commitment, company, **said)  # type: ignore[arg-type]
    assert actions.assess(officer, commitment, company, **said).pk  # type: ignore[arg-type]
