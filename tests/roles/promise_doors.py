"""The doors of promises, agreements and what was done."""

from __future__ import annotations

from typing import Any

from medborgarlofte.domain.lineage import Act
from medborgarlofte.promises import actions as promises
from medborgarlofte.promises.drafts import Activity, LinkDraft
from tests.agreeing import a_pdf, terms
from tests.attacks.world import World
from tests.ingest.importing import TODAY

from .reached import Door, rows


def _walk(world: World) -> Activity:
    walk = world.promise.commitments.get(number=3)
    return Activity((walk,), (world.people.town,), TODAY, reported_by=world.people.town)


def _terms(world: World) -> Any:
    return terms(world.people.police, world.people.town)


PROMISES: dict[str, Door] = {
    "promises.activity.log_activity": lambda a, w: promises.log_activity(a, _walk(w), today=TODAY),
    "promises.activity.log_activities": lambda a, w: promises.log_activities(a, [_walk(w)], today=TODAY),
    "promises.activity.correct_activity": lambda a, w: promises.correct_activity(
        a, w.record, _walk(w), reason="Fel dag.", today=TODAY
    ),
    "promises.agreement.start_agreement": lambda a, w: promises.start_agreement(a, w.people.town, _terms(w)),
    "promises.agreement.edit_agreement": lambda a, w: promises.edit_agreement(
        a, rows(w).agreement, _terms(w), revision=0
    ),
    "promises.agreement.set_signatories": lambda a, w: promises.set_signatories(
        a, rows(w).agreement, [], revision=0
    ),
    "promises.agreement.set_registry_number": lambda a, w: promises.set_registry_number(
        a, rows(w).agreement, w.people.town, "KS 2022/1"
    ),
    "promises.agreement.end_agreement": lambda a, w: promises.end_agreement(
        a, rows(w).agreement, last_day=TODAY, reason="Slut.", revision=0
    ),
    "promises.agreement_version.publish_agreement": lambda a, w: promises.publish_agreement(
        a, rows(w).agreement, revision=0
    ),
    "promises.draft.start_draft": lambda a, w: promises.start_draft(
        a, w.people.town, w.people.town.municipality
    ),
    "promises.draft.edit": lambda a, w: promises.edit(
        a, rows(w).review, lambda said: said, act="promise", numbers=[0], revision=0
    ),
    "promises.draft.undo": lambda a, w: promises.undo(a, rows(w).review, revision=0),
    "promises.draft.set_aside": lambda a, w: promises.set_aside(a, rows(w).review),
    "promises.draft.take_up": lambda a, w: promises.take_up(a, rows(w).review),
    "promises.newest.compare_with_newest": lambda a, w: promises.compare_with_newest(a, rows(w).review),
    "promises.settle.settle": lambda a, w: promises.settle(a, rows(w).review, revision=0),
    "promises.settle.publish_draft": lambda a, w: promises.publish_draft(
        a, rows(w).review, revision=0, today=TODAY
    ),
    "promises.renewal.close_left_out": lambda a, w: promises.close_left_out(
        a, rows(w).renewal, {1: "Behövs inte."}
    ),
    "promises.lineage.confirm_links": lambda a, w: promises.confirm_links(
        a, w.promise, rows(w).renewal.promise, [LinkDraft(Act.EXTEND, (1,), (1,))]
    ),
    "promises.signing.place_under": lambda a, w: promises.place_under(a, rows(w).review, None),
    "promises.signing.sign": lambda a, w: promises.sign(
        a, rows(w).settled, rows(w).seat, seen_sha256=rows(w).settled.sha256
    ),
    "promises.signing.upload_signed": lambda a, w: promises.upload_signed(
        a, rows(w).settled, rows(w).seat, a_pdf(), "a.pdf"
    ),
}
