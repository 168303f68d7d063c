"""Each door, and how somebody would go through it with the rows of another party."""

from __future__ import annotations

from datetime import date
from typing import Any

from medborgarlofte.accounts import disposal, invitations
from medborgarlofte.domain.followups import FollowUpPeriod
from medborgarlofte.domain.lineage import Act
from medborgarlofte.domain.renewal import Choice
from medborgarlofte.domain.roles import Role
from medborgarlofte.domain.school import Term
from medborgarlofte.domain.targets import Per
from medborgarlofte.followup import actions as followup
from medborgarlofte.followup.models import FollowUp, FollowUpVersion
from medborgarlofte.ingest import actions as ingest
from medborgarlofte.ingest.actions import sheets
from medborgarlofte.ingest.actions.sheet_import import import_sheet
from medborgarlofte.ingest.gathering import Given
from medborgarlofte.ingest.sheets.mapping import Field
from medborgarlofte.places import actions as places
from medborgarlofte.places.models import Membership
from medborgarlofte.promises import actions as promises
from medborgarlofte.web.queue import actions as queue
from medborgarlofte.web.reminders import actions as reminders
from tests.attacks.world import World
from tests.building import a_commitment, a_content
from tests.ingest.importing import TODAY

from .dialogue_doors import DIALOGUE, INCIDENTS
from .promise_doors import PROMISES
from .reached import Door, one, rows

_NOTE = "Inget är hemligt."
_LATER: dict[str, Any] = {"start": date(2030, 1, 1), "end": date(2031, 1, 1)}


def _followed(world: World) -> FollowUp:
    return FollowUp(promise=world.promise)


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
        a, rows(w).agreement, w.people.police, ground="", note=_NOTE
    ),
    "places.sharing.review_secrecy": lambda a, w: places.review_secrecy(
        a, rows(w).agreement, ground="osl-18-1", note=_NOTE
    ),
    "places.sharing.ask_to_publish": lambda a, w: places.ask_to_publish(a, rows(w).review, note=_NOTE),
    "places.sharing.take_back_question": lambda a, w: places.take_back_question(a, rows(w).review),
    "places.sharing.check_second_person": lambda a, w: places.check_second_person(a, rows(w).review),
}
_ABOVE: dict[str, Door] = {
    "followup.answers.answer_need": lambda a, w: followup.answer_need(
        a, one(w), w.people.town, arose=True, **_ASSESSED
    ),
    "followup.answers.assess": lambda a, w: followup.assess(
        a, one(w), w.people.town, verdict="done", **_ASSESSED
    ),
    "followup.answers.answer_window": lambda a, w: followup.answer_window(
        a, one(w), w.people.town, days=[TODAY], answer="done", reason="Gjort.", today=TODAY
    ),
    "followup.assessing.assess_in": lambda a, w: followup.assess_in(
        a, FollowUp(pk=0), one(w), w.people.town, followup.Judged("fulfilled", "Gjort."), today=TODAY
    ),
    "followup.assessing.no_need_in": lambda a, w: followup.no_need_in(
        a, FollowUp(pk=0), one(w), w.people.town, reason="Ingen bad om det.", today=TODAY
    ),
    "followup.assessing.answer_outcome": lambda a, w: followup.answer_outcome(
        a, FollowUp(pk=0), w.people.town, change="better", reason="Färre klagomål."
    ),
    "followup.assessing.answer_process": lambda a, w: followup.answer_process(
        a, FollowUp(pk=0), w.people.town, reason="Vi möttes.", **_WORKED
    ),
    "followup.claiming.claim_effect": lambda a, w: followup.claim_effect(
        a,
        FollowUp(pk=0),
        one(w),
        w.measurement.indicator,
        w.people.town,
        strength=1,
        reason="Gjort.",
        answers={},
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
    "ingest.review.compare_with_newest": lambda a, w: ingest.compare_with_newest(a, rows(w).review),
    "ingest.review.settle": lambda a, w: ingest.settle(a, rows(w).review, revision=0),
    "ingest.review.publish": lambda a, w: ingest.publish(a, rows(w).review, revision=0, today=TODAY),
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
CHECKED: dict[str, Door] = _SYSTEM | _PLACES | DIALOGUE | INCIDENTS | PROMISES | _ABOVE | _WEB
