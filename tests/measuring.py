"""Invented measures for tests, decided through the same doors as real ones."""

from __future__ import annotations

from datetime import date
from typing import Any

from medborgarlofte.accounts.actors import Actor
from medborgarlofte.incidents import actions
from medborgarlofte.incidents.measure_drafts import MeasureDraft
from medborgarlofte.incidents.models import Measure
from medborgarlofte.places.models import Organisation
from tests.building import ACTOR

DECIDED = date(2024, 5, 2)
PLANNED = date(2024, 9, 30)
NOW = date(2024, 6, 1)


def a_draft(**more: Any) -> MeasureDraft:
    """Two speed humps outside a school."""
    fields: dict[str, Any] = {
        "kind": "situational",
        "physical": "speed_hump",
        "what": "Två farthinder",
        "where": "Skolvägen vid Björkskolan",
        "decision": "TN 2024/12 § 4",
        "decided_on": DECIDED,
        "planned_by": PLANNED,
        **more,
    }
    return MeasureDraft(**fields)


def a_measure(party: Organisation, *, actor: Actor = ACTOR, **more: Any) -> Measure:
    """One that the party has decided on."""
    return actions.decide_measure(actor, party, a_draft(**more), today=NOW)
