"""The doors of the protocol of a safety walk: each point is written, answered, and looked over."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import PurePath
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from medborgarlofte.accounts.actions import locked, record_write
from medborgarlofte.accounts.actors import Actor
from medborgarlofte.dialogue.drafts import PointDraft
from medborgarlofte.dialogue.models import Occasion, SafetyWalk, WalkPhoto, WalkPoint
from medborgarlofte.domain.errors import Refusal
from medborgarlofte.domain.walk_points import Answer, Outcome
from medborgarlofte.places.access import check
from medborgarlofte.places.actions import question_lapses
from medborgarlofte.places.free_text import concerns_about, decision_about, tidy
from medborgarlofte.places.models import Function
from medborgarlofte.places.proof_files import ProofDraft
from medborgarlofte.places.things import Thing

from .walks import held_walk

MOST_POINTS = 200  # of one walk


@transaction.atomic
def add_point(
    actor: Actor, walk: SafetyWalk, point: PointDraft, *, key: str = "", confirmed: bool = False
) -> WalkPoint:
    """Write a point in the protocol, with the next number.

    `key` tells one entry from another: the same one sent again is the point that is there. `confirmed`: a
    person has decided that no text tells of anybody. Refuses a cancelled walk, an unknown category, a
    missing place, a position outside Sweden, and more than MOST_POINTS.
    """
    walk = held_walk(walk)
    check(actor, "walk.record", walk.thing())
    known = WalkPoint.objects.filter(walk=walk, key=key).first() if key else None
    if known is not None:
        return known
    _check_room(walk)
    point = _checked(point)
    decision = _decision(point, confirmed=confirmed)
    last = walk.points.aggregate(last=Max("number"))["last"] or 0
    row = WalkPoint(walk=walk, number=last + 1, key=key or None)
    _fill(row, point)
    question_lapses(walk)
    record_write(actor, "add_point", row, number=row.number, **decision)
    return row


@transaction.atomic
def edit_point(actor: Actor, point: WalkPoint, said: PointDraft, *, confirmed: bool = False) -> WalkPoint:
    """Write a point anew, while nobody has answered it; its photograph stays unless there is another.

    As `add_point`; refuses one that is answered.
    """
    point = _held(point)
    check(actor, "walk.record", point.walk.thing())
    if point.answer:
        raise Refusal(_("Punkten är besvarad och går inte att skriva om. Lägg till en ny punkt i stället."))
    said = _checked(said)
    decision = _decision(said, confirmed=confirmed)
    _fill(point, said)
    question_lapses(point.walk)
    record_write(actor, "edit_point", point, number=point.number, **decision)
    return point


@transaction.atomic
def accept_point(actor: Actor, point: WalkPoint, owner: Function, due: date, *, today: date) -> WalkPoint:
    """Answer that a point will be looked over: by which function, at the latest on the day `due`.

    One answers for one's own party: the permission is asked of the function's. An earlier answer is
    replaced. Refuses a point that is done, a function that is ended or whose party does not read the walk,
    and a day that has been.
    """
    point = _held(point)
    check(actor, "walk.answer", Thing(owner.organisation_id))
    _check_open(point)
    if owner.ended or owner.organisation_id not in point.walk.thing().parties:
        raise Refusal(_("%(function)s kan inte svara för punkten. Välj en annan.") % {"function": owner})
    if due < today:
        raise Refusal(_("Dagen har redan varit. Välj en dag som kommer."))
    point.answer, point.reason = Answer.ACCEPTED.value, ""
    point.owner, point.due, point.answered_on = owner, due, today
    point.save()
    told = {"number": point.number, "owner": owner.pk, "due": due.isoformat()}
    record_write(actor, "accept_point", point, **told)
    return point


@transaction.atomic
def refuse_point(
    actor: Actor, point: WalkPoint, *, reason: str, today: date, confirmed: bool = False
) -> WalkPoint:
    """Answer that nothing will be done about a point, and why. An earlier answer is replaced.

    Everybody reads the reason once the protocol is published anew. Refuses a missing reason and a point
    that is done.
    """
    point = _held(point)
    check(actor, "walk.answer", point.walk.thing())
    _check_open(point)
    reason, decision = _text(reason, _("Skälet"), "reason", confirmed=confirmed)
    if not reason:
        raise Refusal(_("Skriv varför ni säger nej."))
    point.answer, point.reason = Answer.REFUSED.value, reason
    point.owner, point.due, point.answered_on = None, None, today
    point.save()
    question_lapses(point.walk)
    record_write(actor, "refuse_point", point, number=point.number, **decision)
    return point


@transaction.atomic
def complete_point(
    actor: Actor,
    point: WalkPoint,
    outcome: Outcome,
    done_on: date,
    *,
    today: date,
    note: str = "",
    confirmed: bool = False,
) -> WalkPoint:
    """Say that an accepted point has been looked over: remedied, or nothing was needed.

    For those of the party whose function answers for it. Refuses a point that is not accepted or is done,
    a day to come, and one before the walk.
    """
    point = _held(point)
    if point.owner is None:
        check(actor, "walk.complete", Thing(point.walk.workspace_id))
        raise Refusal(_("Punkten har ingen ansvarig än. Svara på den först."))
    check(actor, "walk.complete", Thing(point.owner.organisation_id))
    _check_open(point)
    if done_on > today:
        raise Refusal(_("Dagen har inte varit än. Skriv in det när det är gjort."))
    if done_on < point.walk.day:
        raise Refusal(_("Dagen ligger före vandringen. Kontrollera dagen."))
    point.note, decision = _text(note, _("Anteckningen"), "note", confirmed=confirmed)
    point.outcome, point.done_on = outcome.value, done_on
    point.save()
    if point.note:
        question_lapses(point.walk)
    told = {"number": point.number, "outcome": outcome.value, "done_on": done_on.isoformat()}
    record_write(actor, "complete_point", point, **told, **decision)
    return point


def _held(point: WalkPoint) -> WalkPoint:
    """The point as it is, and its walk; nobody else changes either until the door is closed."""
    walk = held_walk(point.walk)
    found = locked(WalkPoint.objects.select_related("owner")).get(pk=point.pk)
    found.walk = walk
    return found


def _check_room(walk: SafetyWalk) -> None:
    if walk.state == Occasion.State.CANCELLED:
        raise Refusal(_("Vandringen är inställd, så den har inget protokoll."))
    if walk.points.count() >= MOST_POINTS:
        raise Refusal(_("Ett protokoll har högst %(most)d punkter.") % {"most": MOST_POINTS})


def _check_open(point: WalkPoint) -> None:
    if point.outcome:
        raise Refusal(_("Punkten är redan åtgärdad och går inte att ändra."))


def _checked(point: PointDraft) -> PointDraft:
    where = " ".join(tidy(point.where, _("Platsen"), 200).split())
    if point.category not in WalkPoint.Category.values:
        raise Refusal(_("Välj vad punkten gäller."))
    if not where:
        raise Refusal(_("Skriv var det är, så att den som inte var med hittar dit."))
    if point.position is not None and not point.position.is_in_sweden:
        raise Refusal(_("Läget på kartan ligger utanför Sverige. Ta bort det och skriv platsen med ord."))
    position = point.position.rounded() if point.position else None
    description = tidy(point.description, _("Beskrivningen"), 1000)
    return replace(point, where=where, description=description, position=position)


def _decision(point: PointDraft, *, confirmed: bool) -> dict[str, Any]:
    concerns = (
        *concerns_about(point.where, _("Platsen"), "where"),
        *concerns_about(point.description, _("Beskrivningen"), "description"),
    )
    return decision_about(concerns, confirmed=confirmed)


def _text(text: str, what: str, field: str, *, confirmed: bool) -> tuple[str, dict[str, Any]]:
    text = tidy(text, what, 1000)
    return text, decision_about(concerns_about(text, what, field), confirmed=confirmed)


def _fill(row: WalkPoint, said: PointDraft) -> None:
    row.category, row.where, row.description = said.category, said.where, said.description
    row.latitude = said.position.latitude if said.position else None
    row.longitude = said.position.longitude if said.position else None
    row.save()
    if said.photo is not None:
        _keep_photo(row, said.photo)


def _keep_photo(row: WalkPoint, photo: ProofDraft) -> None:
    """Under a name of ours: what a file is called may tell of a person."""
    fields = {
        "name": f"punkt-{row.number}{PurePath(photo.name).suffix}",
        "media_type": photo.media_type,
        "content": photo.content,
    }
    WalkPhoto.objects.update_or_create(point=row, defaults=fields)
