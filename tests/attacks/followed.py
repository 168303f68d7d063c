"""A follow-up that is answered and approved, as other parties have one."""

from __future__ import annotations

from datetime import date
from typing import Any

from medborgarlofte.followup import actions as followup
from medborgarlofte.followup.followups import periods_of
from medborgarlofte.followup.models import FollowUp
from medborgarlofte.places.models import Organisation
from tests.agreeing import holder_of
from tests.building import ACTOR, a_commitment, a_promise
from tests.ingest.importing import TODAY


def a_follow_up_there(police: Organisation, town: Organisation, text: str) -> FollowUp:
    """The follow-up of a promise of 2021, approved by others than those that ask."""
    place = town.municipality.name
    promise = a_promise(
        a_commitment(municipality=place), municipality=place, label="2021", start=date(2021, 1, 1),
        end=date(2022, 1, 1), followups_per_year=1.0, entered_on=date(2021, 1, 1),
    )  # fmt: skip
    (period,) = periods_of(promise, TODAY)
    found = followup.open_followup(ACTOR, promise, period, today=TODAY)
    judged = followup.Judged("partly", f"Så blev det. {text}", text[:500], text, text)
    followup.assess_in(ACTOR, found, promise.commitments.get(), police, judged, today=TODAY, confirmed=True)
    worked: dict[str, Any] = dict.fromkeys(("cooperation", "hours", "picture", "meetings"), "partly")
    for party in (police, town):
        told: dict[str, Any] = {"reason": f"Vi möttes. {text}", "confirmed": True}
        followup.answer_outcome(ACTOR, found, party, change="worse", evidence=text[:500], **told)
        followup.answer_process(ACTOR, found, party, **worked, **told)
    version = followup.settle_followup(ACTOR, found)
    for party in (police, town):
        followup.approve(holder_of(party, "ledningen"), version, party, seen_sha256=version.sha256)
    found.refresh_from_db()
    return found
