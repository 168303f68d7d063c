"""Each door, and how somebody would go through it with the rows of another party."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from medborgarlofte.accounts import disposal, invitations
from medborgarlofte.accounts.actors import Actor
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
from medborgarlofte.domain.followups import FollowUpPeriod
from medborgarlofte.domain.lineage import Act
from medborgarlofte.domain.renewal import Choice
from medborgarlofte.domain.roles import Role
from medborgarlofte.domain.school import Term
from medborgarlofte.domain.targets import Per
from medborgarlofte.domain.walk_points import Outcome
from medborgarlofte.followup import actions as followup
from medborgarlofte.followup.models import FollowUp, FollowUpVersion
from medborgarlofte.incidents import actions as incidents
from medborgarlofte.ingest import actions as ingest
from medborgarlofte.ingest.actions import sheets
from medborgarlofte.ingest.actions.sheet_import import import_sheet
from medborgarlofte.ingest.gathering import Given
from medborgarlofte.ingest.sheets.mapping import Field
from medborgarlofte.places import actions as places
from medborgarlofte.places.models import Membership
from medborgarlofte.promises import actions as promises
from medborgarlofte.promises.drafts import Activity, LinkDraft
from medborgarlofte.web.queue import actions as queue
from medborgarlofte.web.reminders import actions as reminders
from tests.agreeing import a_pdf, terms
from tests.attacks.world import Rows, World
from tests.building import a_commitment, a_content
from tests.ingest.importing import TODAY
from tests.measured import COUNT, YEAR, a_figure, a_series
from tests.measuring import NOW, a_draft
from tests.occasions import at
from tests.walking import a_plan

Door = Callable[[Actor, World], Any]
_NOTE = "Inget är hemligt."
_POINT = PointDraft("other", "Bron")
_SESSION = SessionPlan("Om näthat", "training", "pupils", at(TODAY), at(TODAY, 15))
_LATER: dict[str, Any] = {"start": date(2030, 1, 1), "end": date(2031, 1, 1)}


def _open(world: World) -> Rows:
    return world.rows["private"]


def _walk(world: World) -> Activity:
    walk = world.promise.commitments.get(number=3)
    return Activity((walk,), (world.people.town,), TODAY, reported_by=world.people.town)


def _one(world: World) -> Any:
    return world.promise.commitments.get(number=2)


def _meeting(world: World) -> Occasion:
    return world.meeting


def _group() -> GroupDraft:
    return GroupDraft("working_group", "Arbetsgruppen", {})


def _followed(world: World) -> FollowUp:
    return FollowUp(promise=world.promise)


def _terms(world: World) -> Any:
    return terms(world.people.police, world.people.town)


_WORKED: dict[str, Any] = dict.fromkeys(("cooperation", "hours", "picture", "meetings"), "yes")
_TERTIAL = FollowUpPeriod(Per.TERTIAL, date(2022, 1, 1), date(2022, 5, 1), date(2022, 5, 1))
_ASSESSED: dict[str, Any] = {"day": TODAY, "reason": "Gjort.", "today": TODAY}
_SYSTEM: dict[str, Door] = {  # for the command line alone, whatever role somebody holds
    "places.places.load_reference": lambda a, _w: places.load_reference(a),
    "places.places.set_school_term": lambda a, w: places.set_school_term(
        a, w.people.town.municipality, 2026, Term.SPRING, last=date(2026, 6, 12)
    ),
    "promises.version.publish_promise": lambda a, _w: promises.publish_promise(
        a, a_content(a_commitment()), [], today=TODAY
    ),
    "promises.version.publish_version": lambda a, w: promises.publish_version(
        a, w.promise, a_content(a_commitment()), [], based_on=1, reason="Ändrat."
    ),
}
_PLACES: dict[str, Door] = {
    "places.functions.add_function": lambda a, w: places.add_function(a, w.people.town, "vakten"),
    "places.functions.rename_function": lambda a, w: places.rename_function(a, w.function, "vakten"),
    "places.functions.set_manager": lambda a, w: places.set_manager(a, w.function, None),
    "places.functions.end_function": lambda a, w: places.end_function(a, w.function, today=TODAY),
    "places.functions.hand_over": lambda a, w: places.hand_over(a, w.function, None),
    "places.members.invite_member": lambda a, w: places.invite_member(
        a, "ny@exempel.se", [w.people.town], [Role.READER]
    ),
    "places.members.give_roles": lambda a, w: places.give_roles(a, w.invited, w.people.town, [Role.READER]),
    "places.members.end_role": lambda a, w: places.end_role(a, _membership(w)),
    "places.members.end_membership": lambda a, w: places.end_membership(a, w.people.member, w.people.town),
    "places.members.take_away_factors": lambda a, w: places.take_away_factors(a, w.people.member),
    "places.parties.add_party": lambda a, w: places.add_party(
        a, "other", w.people.town.municipality, "Vaktbolaget"
    ),
    "places.parties.decide_alone": lambda a, w: places.decide_alone(
        a, w.people.town, alone=False, reason="Vi är två."
    ),
    "places.sharing.share": lambda a, w: places.share(
        a, _open(w).agreement, w.people.police, ground="", note=_NOTE
    ),
    "places.sharing.review_secrecy": lambda a, w: places.review_secrecy(
        a, _open(w).agreement, ground="osl-18-1", note=_NOTE
    ),
    "places.sharing.ask_to_publish": lambda a, w: places.ask_to_publish(a, _open(w).review, note=_NOTE),
    "places.sharing.take_back_question": lambda a, w: places.take_back_question(a, _open(w).review),
    "places.sharing.check_second_person": lambda a, w: places.check_second_person(a, _open(w).review),
}
_DIALOGUE: dict[str, Door] = {
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
        a, _open(w).walk, title="Vid ån", place="Bron", route=""
    ),
    "dialogue.walks.publish_walk": lambda a, w: dialogue.publish_walk(a, _open(w).walk),
    "dialogue.points.add_point": lambda a, w: dialogue.add_point(a, _open(w).walk, _POINT),
    "dialogue.points.edit_point": lambda a, w: dialogue.edit_point(a, _open(w).point, _POINT),
    "dialogue.points.accept_point": lambda a, w: dialogue.accept_point(
        a, _open(w).point, w.function, TODAY, today=TODAY
    ),
    "dialogue.points.refuse_point": lambda a, w: dialogue.refuse_point(
        a, _open(w).point, reason="Nej.", today=TODAY
    ),
    "dialogue.points.complete_point": lambda a, w: dialogue.complete_point(
        a, _open(w).point, Outcome.REMEDIED, TODAY, today=TODAY
    ),
    "promises.fulfilment.set_fulfilled": lambda a, w: promises.set_fulfilled(a, _meeting(w), [_one(w)]),
}
_INCIDENTS: dict[str, Door] = {
    "incidents.measures.decide_measure": lambda a, w: incidents.decide_measure(
        a, w.people.town, a_draft(), today=NOW
    ),
    "incidents.measures.change_measure": lambda a, w: incidents.change_measure(
        a, _open(w).measure, a_draft(), today=NOW
    ),
    "incidents.measures.complete_measure": lambda a, w: incidents.complete_measure(
        a, _open(w).measure, NOW, today=NOW
    ),
    "incidents.measures.drop_measure": lambda a, w: incidents.drop_measure(
        a, _open(w).measure, reason="Nej."
    ),
    "incidents.measures.publish_measure": lambda a, w: incidents.publish_measure(a, _open(w).measure),
    "incidents.indicators.define_indicator": lambda a, w: a_series(w.people.town, COUNT, a),
    "incidents.indicators.add_measurement": lambda a, w: a_figure(w.measurement.indicator, "0.3", 2019, a),
    "incidents.indicators.correct_measurement": lambda a, w: incidents.correct_measurement(
        a, w.measurement, YEAR, reason="Fel.", today=NOW
    ),
    "promises.problem.follow_problem": lambda a, w: promises.follow_problem(
        a, w.promise, w.measurement.indicator
    ),
    "promises.serving.set_served": lambda a, w: promises.set_served(a, _open(w).measure, [_one(w)]),
}
_PROMISES: dict[str, Door] = {
    "promises.activity.log_activity": lambda a, w: promises.log_activity(a, _walk(w), today=TODAY),
    "promises.activity.log_activities": lambda a, w: promises.log_activities(a, [_walk(w)], today=TODAY),
    "promises.activity.correct_activity": lambda a, w: promises.correct_activity(
        a, w.record, _walk(w), reason="Fel dag.", today=TODAY
    ),
    "promises.agreement.start_agreement": lambda a, w: promises.start_agreement(a, w.people.town, _terms(w)),
    "promises.agreement.edit_agreement": lambda a, w: promises.edit_agreement(
        a, _open(w).agreement, _terms(w), revision=0
    ),
    "promises.agreement.set_signatories": lambda a, w: promises.set_signatories(
        a, _open(w).agreement, [], revision=0
    ),
    "promises.agreement.set_registry_number": lambda a, w: promises.set_registry_number(
        a, _open(w).agreement, w.people.town, "KS 2022/1"
    ),
    "promises.agreement.end_agreement": lambda a, w: promises.end_agreement(
        a, _open(w).agreement, last_day=TODAY, reason="Slut.", revision=0
    ),
    "promises.agreement_version.publish_agreement": lambda a, w: promises.publish_agreement(
        a, _open(w).agreement, revision=0
    ),
    "promises.draft.start_draft": lambda a, w: promises.start_draft(
        a, w.people.town, w.people.town.municipality
    ),
    "promises.draft.edit": lambda a, w: promises.edit(
        a, _open(w).review, lambda said: said, act="promise", numbers=[0], revision=0
    ),
    "promises.draft.undo": lambda a, w: promises.undo(a, _open(w).review, revision=0),
    "promises.draft.set_aside": lambda a, w: promises.set_aside(a, _open(w).review),
    "promises.draft.take_up": lambda a, w: promises.take_up(a, _open(w).review),
    "promises.newest.compare_with_newest": lambda a, w: promises.compare_with_newest(a, _open(w).review),
    "promises.settle.settle": lambda a, w: promises.settle(a, _open(w).review, revision=0),
    "promises.settle.publish_draft": lambda a, w: promises.publish_draft(
        a, _open(w).review, revision=0, today=TODAY
    ),
    "promises.renewal.close_left_out": lambda a, w: promises.close_left_out(
        a, _open(w).renewal, {1: "Behövs inte."}
    ),
    "promises.lineage.confirm_links": lambda a, w: promises.confirm_links(
        a, w.promise, _open(w).renewal.promise, [LinkDraft(Act.EXTEND, (1,), (1,))]
    ),
    "promises.signing.place_under": lambda a, w: promises.place_under(a, _open(w).review, None),
    "promises.signing.sign": lambda a, w: promises.sign(
        a, _open(w).settled, _open(w).seat, seen_sha256=_open(w).settled.sha256
    ),
    "promises.signing.upload_signed": lambda a, w: promises.upload_signed(
        a, _open(w).settled, _open(w).seat, a_pdf(), "a.pdf"
    ),
}
_ABOVE: dict[str, Door] = {
    "followup.answers.answer_need": lambda a, w: followup.answer_need(
        a, _one(w), w.people.town, arose=True, **_ASSESSED
    ),
    "followup.answers.assess": lambda a, w: followup.assess(
        a, _one(w), w.people.town, verdict="done", **_ASSESSED
    ),
    "followup.answers.answer_window": lambda a, w: followup.answer_window(
        a, _one(w), w.people.town, days=[TODAY], answer="done", reason="Gjort.", today=TODAY
    ),
    "followup.assessing.assess_in": lambda a, w: followup.assess_in(
        a, FollowUp(pk=0), _one(w), w.people.town, followup.Judged("fulfilled", "Gjort."), today=TODAY
    ),
    "followup.assessing.no_need_in": lambda a, w: followup.no_need_in(
        a, FollowUp(pk=0), _one(w), w.people.town, reason="Ingen bad om det.", today=TODAY
    ),
    "followup.assessing.answer_outcome": lambda a, w: followup.answer_outcome(
        a, FollowUp(pk=0), w.people.town, change="better", reason="Färre klagomål."
    ),
    "followup.assessing.answer_process": lambda a, w: followup.answer_process(
        a, FollowUp(pk=0), w.people.town, reason="Vi möttes.", **_WORKED
    ),
    "followup.approving.settle_followup": lambda a, w: followup.settle_followup(a, _followed(w)),
    "followup.approving.approve": lambda a, w: followup.approve(
        a, FollowUpVersion(follow_up=_followed(w)), w.people.town, seen_sha256=""
    ),
    "followup.approving.correct_followup": lambda a, w: followup.correct_followup(
        a, _followed(w), reason="Fel antal."
    ),
    "followup.opening.open_followup": lambda a, w: followup.open_followup(
        a, w.promise, _TERTIAL, today=TODAY
    ),
    "followup.renewal.renew": lambda a, w: followup.renew(
        a,
        w.promise,
        workspace=w.people.town,
        choices=[Choice(1, Act.EXTEND)],
        reason="Ja.",
        lessons="Mer.",
        today=TODAY,
        **_LATER,
    ),
    "ingest.correction.correct_published": lambda a, w: ingest.correct_published(a, w.promise, w.people.town),
    "ingest.documents.receive": lambda a, w: ingest.receive(a, Given("a.txt", b"a"), workspace=w.people.town),
    "ingest.review.compare_with_newest": lambda a, w: ingest.compare_with_newest(a, _open(w).review),
    "ingest.review.settle": lambda a, w: ingest.settle(a, _open(w).review, revision=0),
    "ingest.review.publish": lambda a, w: ingest.publish(a, _open(w).review, revision=0, today=TODAY),
    "ingest.sheets.upload_sheet": lambda a, w: sheets.upload_sheet(
        a, w.promise, "a.csv", b"Dag;Antal\n", workspace=w.people.town
    ),
    "ingest.sheets.choose_columns": lambda a, w: sheets.choose_columns(a, w.upload, {Field.DAY: 0}),
    "ingest.sheet_import.import_sheet": lambda a, w: import_sheet(a, w.upload, today=TODAY),
    "ingest.sheets.take_away_sheet": lambda a, w: sheets.take_away_sheet(a, w.upload),
    "accounts.disposal.dispose": lambda a, _w: disposal.dispose(a, disposal.plan()[0], TODAY, token=""),
    "accounts.invitations.add_user": lambda a, _w: invitations.add_user(
        a, "ny@exempel.se", is_administrator=True
    ),
}


def _membership(world: World) -> Membership:
    return Membership.objects.filter(user=world.people.member, organisation=world.people.town)[0]


_WEB: dict[str, Door] = {
    "places.parties.set_escalation": lambda a, w: places.set_escalation(a, w.people.town, 7),
    "web.reminders.make_feed": lambda a, w: reminders.make_feed(a, w.promise),
    "web.reminders.end_feed": lambda a, w: reminders.end_feed(a, w.feed),
    "web.queue.try_again": lambda a, w: queue.try_again(a, w.job),
    "web.queue.forget": lambda a, w: queue.forget(a, w.job),
}
CHECKED: dict[str, Door] = _SYSTEM | _PLACES | _DIALOGUE | _INCIDENTS | _PROMISES | _ABOVE | _WEB
