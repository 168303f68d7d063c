"""A walk and a measure of a party, in every state, a figure, and what the texts hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from medborgarlofte.dialogue import actions as dialogue
from medborgarlofte.dialogue.drafts import PointDraft
from medborgarlofte.dialogue.models import SafetyWalk, WalkPoint
from medborgarlofte.domain.position import Position
from medborgarlofte.incidents import actions as incidents
from medborgarlofte.incidents.models import Measure, Measurement
from medborgarlofte.places.models import Organisation
from medborgarlofte.places.proof_files import ProofDraft
from medborgarlofte.promises.actions import follow_problem
from medborgarlofte.promises.models import Promise
from tests.building import ACTOR
from tests.ingest.importing import TODAY
from tests.measured import NOW as MEASURED
from tests.measured import SHARE, YEAR
from tests.measuring import NOW, a_draft
from tests.walking import a_plan


def a_walk_there(
    town: Organisation, state: str, text: str, shared: Callable[[SafetyWalk], SafetyWalk]
) -> tuple[SafetyWalk, WalkPoint]:
    """With a point that nobody has answered, and its photograph; ended, it is published and cancelled."""
    plan = replace(a_plan(TODAY), title=f"Vandring {state} {text}"[:200], route=text)
    walk = shared(dialogue.plan_walk(ACTOR, town, plan, confirmed=True))
    photo = ProofDraft("foto.jpg", text.encode(), "image/jpeg")
    said = PointDraft("other", f"Bron {text}"[:200], text, Position(59.1, 15.2), photo)
    point = dialogue.add_point(ACTOR, walk, said, confirmed=True)
    if state == "ended":
        dialogue.publish_walk(ACTOR, walk)
        walk = dialogue.cancel_occasion(ACTOR, walk, reason=f"Regn. {text}", confirmed=True)
    return walk, point


def a_measure_there(
    town: Organisation, state: str, text: str, shared: Callable[[Measure], Measure]
) -> Measure:
    """Ended, it is published and dropped."""
    said = a_draft(what=f"Farthinder {text}"[:200], where=f"Bron {state} {text}"[:200])
    measure = shared(incidents.decide_measure(ACTOR, town, said, today=NOW, confirmed=True))
    if state == "ended":
        incidents.publish_measure(ACTOR, measure)
        measure = incidents.drop_measure(ACTOR, measure, reason=f"Nej. {text}", confirmed=True)
    return measure


def a_figure_there(town: Organisation, promise: Promise, text: str) -> Measurement:
    """A figure of a series that tells of the problem of a promise, and the one that corrected it."""
    said: dict[str, Any] = {"name": f"Mätning {text}", "source": f"Källan {text}", "place": f"Platsen {text}"}
    series = incidents.define_indicator(ACTOR, town, replace(SHARE, **said), confirmed=True)
    follow_problem(ACTOR, promise, series)
    figure = replace(YEAR, answers=400, response_rate=Decimal("0.5"), method=text)
    wrong = incidents.add_measurement(ACTOR, series, figure, today=MEASURED, confirmed=True)
    return incidents.correct_measurement(
        ACTOR, wrong, figure, reason=f"Fel. {text}", today=MEASURED, confirmed=True
    )
