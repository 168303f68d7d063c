"""The doors of what people talk over and find, and of what is done about it."""

from __future__ import annotations

from medborgarlofte.dialogue import actions as dialogue
from medborgarlofte.dialogue.drafts import (
    DecisionDraft,
    GroupDraft,
    ItemDraft,
    MeetingDraft,
    PointDraft,
    SessionPlan,
)
from medborgarlofte.dialogue.models import Occasion
from medborgarlofte.domain.walk_points import Outcome
from medborgarlofte.incidents import actions as incidents
from medborgarlofte.promises import actions as promises
from tests.attacks.world import World
from tests.ingest.importing import TODAY
from tests.measured import COUNT, YEAR, a_figure, a_series
from tests.measuring import NOW, a_draft
from tests.occasions import at
from tests.walking import a_plan

from .reached import Door, one, rows

_POINT = PointDraft("other", "Bron")
_SESSION = SessionPlan("Om näthat", "training", "pupils", at(TODAY), at(TODAY, 15))
_NOTE = "Inget är hemligt."


def _meeting(world: World) -> Occasion:
    return world.meeting


def _group() -> GroupDraft:
    return GroupDraft("working_group", "Arbetsgruppen", {})


DIALOGUE: dict[str, Door] = {
    "dialogue.occasions.invite": lambda a, w: dialogue.invite(a, _meeting(w), [], note=_NOTE),
    "dialogue.occasions.move_occasion": lambda a, w: dialogue.move_occasion(
        a, _meeting(w), at(TODAY), at(TODAY, 15), reason="Fel dag.", today=TODAY
    ),
    "dialogue.occasions.hold": lambda a, w: dialogue.hold(a, _meeting(w), [w.people.town], today=TODAY),
    "dialogue.occasions.take_back": lambda a, w: dialogue.take_back(
        a, _meeting(w), reason="Fel dag.", today=TODAY
    ),
    "dialogue.occasions.cancel_occasion": lambda a, w: dialogue.cancel_occasion(
        a, _meeting(w), reason="Ingen kan."
    ),
    "dialogue.groups.form_group": lambda a, w: dialogue.form_group(a, w.people.town, _group()),
    "dialogue.groups.change_group": lambda a, w: dialogue.change_group(a, w.group, _group()),
    "dialogue.groups.end_group": lambda a, w: dialogue.end_group(a, w.group, today=TODAY),
    "dialogue.meetings.call_meeting": lambda a, w: dialogue.call_meeting(
        a, w.people.town, MeetingDraft("Möte", at(TODAY), at(TODAY, 15))
    ),
    "dialogue.meetings.change_meeting": lambda a, w: dialogue.change_meeting(a, w.meeting, "Rådet", ""),
    "dialogue.meetings.add_agenda_items": lambda a, w: dialogue.add_agenda_items(
        a, w.meeting, [ItemDraft("Läget")]
    ),
    "dialogue.meetings.remove_agenda_item": lambda a, w: dialogue.remove_agenda_item(a, w.item),
    "dialogue.meetings.hold_meeting": lambda a, w: dialogue.hold_meeting(
        a, w.meeting, [w.function], today=TODAY
    ),
    "dialogue.meetings.write_minutes": lambda a, w: dialogue.write_minutes(
        a, w.decision.meeting, [w.function], "Inget nytt.", seen=""
    ),
    "dialogue.decisions.decide": lambda a, w: dialogue.decide(
        a, w.decision.meeting, DecisionDraft("Belys vägen.", w.function, TODAY)
    ),
    "dialogue.decisions.change_decision": lambda a, w: dialogue.change_decision(
        a, w.decision, w.function, TODAY
    ),
    "dialogue.decisions.settle_decision": lambda a, w: dialogue.settle_decision(
        a, w.decision, TODAY, today=TODAY
    ),
    "dialogue.sessions.plan_session": lambda a, w: dialogue.plan_session(a, w.people.town, _SESSION),
    "dialogue.sessions.change_session": lambda a, w: dialogue.change_session(a, w.session, _SESSION),
    "dialogue.sessions.hold_session": lambda a, w: dialogue.hold_session(
        a, w.session, [w.people.town], took_part=3, today=TODAY
    ),
    "dialogue.sessions.count_those_who_came": lambda a, w: dialogue.count_those_who_came(a, w.session, 3),
    "dialogue.walks.plan_walk": lambda a, w: dialogue.plan_walk(a, w.people.town, a_plan(TODAY)),
    "dialogue.walks.change_walk": lambda a, w: dialogue.change_walk(
        a, rows(w).walk, title="Vid ån", place="Bron", route=""
    ),
    "dialogue.walks.publish_walk": lambda a, w: dialogue.publish_walk(a, rows(w).walk),
    "dialogue.points.add_point": lambda a, w: dialogue.add_point(a, rows(w).walk, _POINT),
    "dialogue.points.edit_point": lambda a, w: dialogue.edit_point(a, rows(w).point, _POINT),
    "dialogue.points.accept_point": lambda a, w: dialogue.accept_point(
        a, rows(w).point, w.function, TODAY, today=TODAY
    ),
    "dialogue.points.refuse_point": lambda a, w: dialogue.refuse_point(
        a, rows(w).point, reason="Nej.", today=TODAY
    ),
    "dialogue.points.complete_point": lambda a, w: dialogue.complete_point(
        a, rows(w).point, Outcome.REMEDIED, TODAY, today=TODAY
    ),
    "promises.fulfilment.set_fulfilled": lambda a, w: promises.set_fulfilled(a, _meeting(w), [one(w)]),
}
INCIDENTS: dict[str, Door] = {
    "incidents.measures.decide_measure": lambda a, w: incidents.decide_measure(
        a, w.people.town, a_draft(), today=NOW
    ),
    "incidents.measures.change_measure": lambda a, w: incidents.change_measure(
        a, rows(w).measure, a_draft(), today=NOW
    ),
    "incidents.measures.complete_measure": lambda a, w: incidents.complete_measure(
        a, rows(w).measure, NOW, today=NOW
    ),
    "incidents.measures.drop_measure": lambda a, w: incidents.drop_measure(a, rows(w).measure, reason="Nej."),
    "incidents.measures.publish_measure": lambda a, w: incidents.publish_measure(a, rows(w).measure),
    "incidents.indicators.define_indicator": lambda a, w: a_series(w.people.town, COUNT, a),
    "incidents.indicators.add_measurement": lambda a, w: a_figure(w.measurement.indicator, "0.3", 2019, a),
    "incidents.indicators.correct_measurement": lambda a, w: incidents.correct_measurement(
        a, w.measurement, YEAR, reason="Fel.", today=NOW
    ),
    "promises.problem.follow_problem": lambda a, w: promises.follow_problem(
        a, w.promise, w.measurement.indicator
    ),
    "promises.hypothesis.write_hypothesis": lambda a, w: promises.write_hypothesis(
        a, one(w), w.measurement.indicator, expects="fell", because="Fler ser.", today=TODAY
    ),
    "promises.serving.set_served": lambda a, w: promises.set_served(a, rows(w).measure, [one(w)]),
}
