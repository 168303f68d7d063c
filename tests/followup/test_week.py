"""What commitments ask of somebody: whose they are, over all their municipalities, each once."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.db.models import Model
from django.test.utils import CaptureQueriesContext

from medborgarlofte.accounts.actors import COMMAND_LINE
from medborgarlofte.accounts.models import User
from medborgarlofte.domain import content
from medborgarlofte.domain.roles import Role
from medborgarlofte.domain.school import Term
from medborgarlofte.domain.targets import CountTarget, Operator, Per
from medborgarlofte.domain.week import Urgency
from medborgarlofte.followup.week import Doing, Whose, next_of, week_of
from medborgarlofte.places.access import access_of_user
from medborgarlofte.places.actions import party, rename_function, set_school_term
from medborgarlofte.promises.models import Promise
from tests.building import (
    ACTOR,
    a_commitment,
    a_content,
    a_municipality,
    a_promise,
    an_unpublished_promise,
    parties_of,
    the_next,
)
from tests.people import a_member, a_user
from tests.weekly import MONTHLY, TERTIAL, did, held_by, named

pytestmark = pytest.mark.django_db
TODAY = date(2024, 8, 1)


def asked(user: User, today: date = TODAY) -> list[Doing]:
    return week_of(access_of_user(user), today)


def whose(user: User, today: date = TODAY) -> dict[int, Whose]:
    return {one.commitment.number: one.answering.whose for one in asked(user, today)}


def test_a_coordinator_sees_the_whole_party_and_whose_it_is() -> None:
    town = parties_of(a_municipality())[1]
    mine, other = a_user(), a_user()
    held_by(town, "Fritid", mine, Role.COORDINATOR)
    held_by(town, "Gatan", other, Role.DOER)
    held_by(town, "Skolan", None)
    a_promise(
        named("Fritid ska vandra.", "Fritid"),
        named("Gatan ska vandra.", "Gatan"),
        named("Skolan ska vandra.", "Skolan"),
        named("Socialtjänsten ska vandra.", "Socialtjänsten"),
        a_commitment("Kommunen ska vandra.", TERTIAL, by="municipality"),
        a_commitment("Polisen ska vandra.", TERTIAL),
    )
    nobodys = Whose.NOBODYS
    assert whose(mine) == {1: Whose.MINE, 2: Whose.ANOTHERS, 3: nobodys, 4: nobodys, 5: nobodys}
    assert whose(other) == {2: Whose.MINE}
    assert whose(a_member(town, Role.READER)) == {}
    assert whose(a_member(town, Role.DOER)) == {}
    assert whose(a_user()) == {}


def test_ones_own_stands_before_what_is_nobodys_under_each_heading() -> None:
    town, user = parties_of(a_municipality())[1], a_user()
    held_by(town, "Fritid", user, Role.COORDINATOR)
    a_promise(
        a_commitment("Kommunen ska vandra.", TERTIAL, by="municipality"),
        named("Fritid ska vandra.", "Fritid"),
    )
    assert [one.commitment.number for one in asked(user)] == [2, 1]


def test_a_function_is_known_by_a_former_name() -> None:
    town, user = parties_of(a_municipality())[1], a_user()
    function = held_by(town, "Fritid", user, Role.DOER)
    a_promise(named("Fritid ska vandra.", " FRITID"))
    rename_function(COMMAND_LINE, function, "Kultur och fritid")
    assert whose(user) == {1: Whose.MINE}


def test_each_commitment_stands_once_for_each_party_under_its_most_urgent_row() -> None:
    police, town = parties_of(a_municipality())
    officer = a_member(police, Role.LIAISON_OFFICER)
    promise = a_promise(a_commitment("Båda ska besöka skolor.", MONTHLY, TERTIAL, by="both"))
    (one,) = asked(officer)
    assert (one.answering.party, one.due.urgency, one.due.answers) == (police, Urgency.LATE, True)
    assert one.due.day == date(2024, 3, 1)  # January's month, thirty days after the 31st
    (theirs,) = asked(a_member(town, Role.COORDINATOR))
    assert theirs.answering.party == town
    assert promise.commitments.count() == 1


def test_what_nobody_is_known_to_answer_for_is_asked_of_all() -> None:
    police, town = parties_of(a_municipality())
    a_promise(a_commitment("Det ska vandras.", TERTIAL, by="nobody"))
    for party_, role in ((police, Role.LIAISON_OFFICER), (town, Role.COORDINATOR)):
        (one,) = asked(a_member(party_, role))
        assert (one.answering.party, one.answering.whose) == (None, Whose.NOBODYS)
    assert asked(a_member(town, Role.DOER)) == []


def test_other_actors_without_anybody_are_seen_by_both_and_no_other_municipality_is() -> None:
    place = a_municipality()
    police, _town = parties_of(place)
    company = party(ACTOR, "other", place, "Granviks Bostäder")
    officer = a_member(police, Role.LIAISON_OFFICER)
    a_promise(municipality="Almvik", label="2024")
    theirs = content.Commitment(0, "Bolaget ska måla.", (content.Party("other", company.name),), (TERTIAL,))
    a_promise(theirs)
    (one,) = asked(officer, date(2025, 3, 1))
    assert one.answering.party == company


def test_what_is_dropped_to_come_or_not_published_asks_for_nothing() -> None:
    police = parties_of(a_municipality())[0]
    officer = a_member(police, Role.LIAISON_OFFICER)
    old = {"label": "2023", "start": date(2023, 1, 1), "end": date(2024, 1, 1)}
    an_unpublished_promise(a_commitment("Polisen ska vandra.", TERTIAL), **old)
    a_promise(label="2026", start=date(2026, 1, 1), end=date(2027, 1, 1))
    promise = a_promise(a_commitment("Ett.", TERTIAL), a_commitment("Två.", TERTIAL))
    the_next(promise, a_content(a_commitment("Ett.", TERTIAL, number=1)))
    assert set(whose(officer)) == {1}


def test_what_is_done_asks_for_nothing_and_what_comes_next_is_told() -> None:
    police = parties_of(a_municipality())[0]
    officer = a_member(police, Role.LIAISON_OFFICER)
    promise = a_promise(a_commitment("Polisen ska vandra.", TERTIAL))
    commitment = promise.commitments.get()
    did(commitment, police, date(2024, 2, 29), 4)
    assert asked(officer, date(2024, 4, 30)) == []
    assert next_of(access_of_user(officer), date(2024, 4, 30)) == (commitment, date(2024, 4, 30))
    assert next_of(access_of_user(officer), date(2024, 5, 1)) == (commitment, date(2024, 8, 31))
    assert next_of(access_of_user(officer), date(2025, 1, 1)) is None
    assert next_of(access_of_user(a_user()), TODAY) is None


def test_a_school_term_that_ends_early_is_answered_for_from_then_on() -> None:
    place = a_municipality()
    officer = a_member(parties_of(place)[0], Role.LIAISON_OFFICER)
    a_promise(a_commitment("Polisen ska söka.", CountTarget(1, Per.SCHOOL_TERM, "sök", Operator.AT_LEAST)))
    days = (date(2024, 6, 7), date(2024, 6, 8), date(2024, 6, 30))
    assert [[one.due.answers for one in asked(officer, day)] for day in days] == [[False], [False], [False]]
    set_school_term(ACTOR, place, 2024, Term.SPRING, last=date(2024, 6, 7))
    assert [[one.due.answers for one in asked(officer, day)] for day in days] == [[False], [True], [True]]


def test_it_asks_as_often_for_five_municipalities_as_for_one() -> None:
    officer = a_user()
    numbers: list[int] = []
    for name in ("Granvik", "Almvik", "Stenhult", "Norrfors", "Vintermark"):
        police, _town = parties_of(a_municipality(name))
        held_by(police, "Områdespolisen", officer, Role.LIAISON_OFFICER)
        promise = a_promise(*[a_commitment(f"Nummer {n}.", TERTIAL) for n in range(8)], municipality=name)
        for commitment in promise.commitments.all():
            did(commitment, police, date(2024, 2, 1))
        access = access_of_user(officer)
        with CaptureQueriesContext(connection) as captured:
            assert len(week_of(access, TODAY)) == 8 * (len(numbers) + 1)
        numbers.append(len(captured))
    assert set(numbers) == {5}


def test_what_is_read_of_a_promise_is_what_its_row_says() -> None:
    """Its label and its address are told apart, and each of the other columns too."""
    police = parties_of(a_municipality())[0]
    me = a_member(police, Role.LIAISON_OFFICER)
    a_promise(a_commitment("Polisen ska vandra.", TERTIAL), label="2023-", start=date(2023, 1, 1), end=None)
    (found,) = asked(me)
    promise = Promise.objects.get()
    assert promise.slug == "2023-tills-vidare"
    read: list[tuple[Model, Model]] = [
        (found.commitment, promise.commitments.get()),
        (found.commitment.promise, promise),
        (found.commitment.promise.municipality, promise.municipality),
    ]
    assert found.answering.party
    read.append((found.answering.party, police))
    for told, row in read:
        kept = {name: value for name, value in vars(row).items() if name in vars(told) and name[0] != "_"}
        assert len(kept) >= 3
        assert kept == {name: getattr(told, name) for name in kept}
