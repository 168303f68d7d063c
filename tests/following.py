"""An invented promise of 2024 that is followed up each tertial, and who answers for its parties."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Any

from medborgarlofte.accounts.actors import Actor
from medborgarlofte.domain.roles import Role
from medborgarlofte.domain.targets import CountTarget, Per, Target, UncountableTarget, WhenNeededTarget
from medborgarlofte.followup import actions
from medborgarlofte.followup.followups import periods_of
from medborgarlofte.followup.models import FollowUp, FollowUpVersion
from medborgarlofte.places.models import Organisation
from medborgarlofte.promises.models import Commitment, Promise
from tests.agreeing import holder_of
from tests.building import ACTOR, a_commitment, a_promise, parties_of
from tests.people import actor_with
from tests.weekly import did

_numbers = count(1)
TODAY = date(2024, 5, 10)
WORDS = "Löftet följs upp varje tertial."
CHECKS = CountTarget(104, Per.YEAR, "trafikkontroller")
WALKS = CountTarget(4, Per.TERTIAL, "vandringar")
WORKED: dict[str, Any] = dict.fromkeys(("cooperation", "hours", "picture", "meetings"), "yes")


@dataclass(frozen=True)
class Followed:
    """The follow-up of the first tertial, its parties, and somebody who answers for each."""

    follow_up: FollowUp
    police: Organisation
    town: Organisation
    officer: Actor
    coordinator: Actor

    @property
    def promise(self) -> Promise:
        return self.follow_up.promise

    def commitment(self, number: int) -> Commitment:
        return self.promise.commitments.get(number=number)


def followed(*more: Any) -> Followed:
    """104 checks a year by the police, four walks a tertial by the town, one when needed, one not counted.

    Of these 35 checks and three walks are done by the end of the tertial; the walks are one too few.
    """
    promise = a_promise(
        a_commitment("Polisen gör 104 trafikkontroller om året.", CHECKS),
        a_commitment("Kommunen vandrar fyra gånger varje tertial.", WALKS, by="municipality"),
        a_commitment("Polisen möter skolan vid behov.", WhenNeededTarget("möten", Per.TERTIAL)),
        a_commitment("Båda är synliga.", UncountableTarget("", Per.TERTIAL), by="both"),
        *more,
        followup_words=WORDS,
    )
    police, town = parties_of(promise.municipality)
    checks, walks = promise.commitments.get(number=1), promise.commitments.get(number=2)
    for week in range(17):
        did(checks, police, date.fromordinal(date(2024, 1, 2).toordinal() + 7 * week), 2, TODAY)
    did(checks, police, date(2024, 4, 30), 1, TODAY)
    did(checks, police, date(2024, 5, 2), 9, TODAY)
    did(walks, town, date(2024, 3, 1), 3, TODAY)
    found = actions.open_followup(ACTOR, promise, periods_of(promise, TODAY)[0], today=TODAY)
    officer, coordinator = actor_with(police, Role.LIAISON_OFFICER), actor_with(town, Role.COORDINATOR)
    return Followed(found, police, town, officer, coordinator)


def a_target(number: int) -> Target:
    """At least so many a year."""
    return CountTarget(number, Per.YEAR, "insatser")


def answered(found: Followed) -> Followed:
    """All that must be answered before it can be approved."""
    officer, coordinator = (found.officer, found.police), (found.coordinator, found.town)
    for number, (actor, party) in ((1, officer), (2, coordinator), (4, officer), (4, coordinator)):
        judged = actions.Judged("partly" if number == 2 else "fulfilled", "Så blev det.")
        actions.assess_in(actor, found.follow_up, found.commitment(number), party, judged, today=TODAY)
    actions.no_need_in(
        found.officer, found.follow_up, found.commitment(3), found.police, reason="Lugnt.", today=TODAY
    )
    for actor, party in (officer, coordinator):
        change = "no_detectable_change"
        actions.answer_outcome(actor, found.follow_up, party, change=change, reason="För få svar.")
        actions.answer_process(actor, found.follow_up, party, reason="Vi möttes varje vecka.", **WORKED)
    return found


def disputed() -> Followed:
    """All is answered, and the police say another thing of the town's commitment than the town does."""
    found = answered(followed())
    judged = actions.Judged("not_fulfilled", "Tre är inte fyra.", "Loggen.", "En vandring.", "En till i maj.")
    actions.assess_in(found.officer, found.follow_up, found.commitment(2), found.police, judged, today=TODAY)
    return found


def approved(found: Followed) -> FollowUpVersion:
    """What it says now, approved by a leader of each party."""
    found.follow_up.refresh_from_db()
    version = actions.settle_followup(found.coordinator, found.follow_up)
    for party in (found.police, found.town):
        leader = holder_of(party, f"ledningen {next(_numbers)}")
        actions.approve(leader, version, party, seen_sha256=version.sha256)
    found.follow_up.refresh_from_db()
    version.refresh_from_db()
    return version
