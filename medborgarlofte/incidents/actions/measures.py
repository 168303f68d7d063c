"""The doors of a measure: decided, changed while it is open, completed or dropped, and published."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from medborgarlofte.accounts.actions import locked, record_write
from medborgarlofte.accounts.actors import Actor
from medborgarlofte.dialogue.models import WalkPoint
from medborgarlofte.domain.errors import Refusal
from medborgarlofte.incidents.measure_drafts import MeasureDraft
from medborgarlofte.incidents.models import Measure, MeasureKind, PhysicalKind
from medborgarlofte.places.access import check
from medborgarlofte.places.actions import check_second_person, made_public, question_lapses
from medborgarlofte.places.free_text import concerns_about, decision_about, tidy
from medborgarlofte.places.models import Organisation
from medborgarlofte.places.things import Thing


@transaction.atomic
def decide_measure(
    actor: Actor, workspace: Organisation, said: MeasureDraft, *, today: date, confirmed: bool = False
) -> Measure:
    """Enter a measure that a party has decided on. Nobody else sees it until it is shared or published.

    `confirmed`: a person has decided that no text tells of anybody. Refuses a decision to come, a planned
    day before it, a missing text, and a point that the party does not read.
    """
    check(actor, "measure.decide", Thing(workspace.pk))
    said = _checked(said, workspace, today)
    decision = _decision(said, confirmed=confirmed)
    measure = Measure(workspace=workspace, municipality=workspace.municipality)
    _fill(measure, said)
    record_write(actor, "decide_measure", measure, **decision)
    return measure


@transaction.atomic
def change_measure(
    actor: Actor,
    measure: Measure,
    said: MeasureDraft,
    *,
    today: date,
    ongoing: bool = False,
    confirmed: bool = False,
) -> Measure:
    """Say otherwise of a measure that is open, and whether work on it has begun. As `decide_measure`."""
    measure = _held(actor, measure)
    said = _checked(said, measure.workspace, today)
    decision = _decision(said, confirmed=confirmed)
    before = measure.texts()
    measure.state = Measure.State.ONGOING if ongoing else Measure.State.DECIDED
    _fill(measure, said)
    if measure.texts() != before:
        question_lapses(measure)
    record_write(actor, "change_measure", measure, state=measure.state, **decision)
    return measure


@transaction.atomic
def complete_measure(actor: Actor, measure: Measure, completed_on: date, *, today: date) -> Measure:
    """Say that a measure is completed. Refuses a day to come, and one before the decision."""
    measure = _held(actor, measure)
    if completed_on > today:
        raise Refusal(_("Dagen har inte varit än. Skriv in det när det är gjort."))
    if completed_on < measure.decided_on:
        raise Refusal(_("Dagen ligger före beslutet. Kontrollera dagen."))
    measure.state, measure.completed_on = Measure.State.COMPLETED, completed_on
    measure.save()
    record_write(actor, "complete_measure", measure, completed_on=completed_on.isoformat())
    return measure


@transaction.atomic
def drop_measure(actor: Actor, measure: Measure, *, reason: str, confirmed: bool = False) -> Measure:
    """Say that a measure will not be done after all, and why. Refuses a missing reason.

    Everybody reads the reason once the measure is published anew.
    """
    measure = _held(actor, measure)
    reason = tidy(reason, _("Skälet"), 1000)
    if not reason:
        raise Refusal(_("Skriv varför åtgärden inte blir av."))
    decision = decision_about(concerns_about(reason, _("Skälet"), "reason"), confirmed=confirmed)
    measure.state, measure.reason = Measure.State.DROPPED, reason
    measure.save()
    question_lapses(measure)
    record_write(actor, "drop_measure", measure, **decision)
    return measure


@transaction.atomic
def publish_measure(actor: Actor, measure: Measure) -> Measure:
    """Publish what is written in a measure now. Takes a second person of the same party.

    Its state and days are public as soon as they are saved once it is. Refuses one that says nothing new.
    """
    measure = locked(Measure.objects.all()).get(pk=measure.pk)
    check_second_person(actor, measure)
    if measure.is_published_as_it_is:
        raise Refusal(_("Åtgärden är redan publicerad som den är."))
    measure.published, measure.published_at = measure.texts(), timezone.now()
    measure.save(update_fields=["published", "published_at"])
    made_public(measure)
    record_write(actor, "publish_measure", measure)
    return measure


def _held(actor: Actor, measure: Measure) -> Measure:
    """The measure as it is, locked, when the actor may change it and it is open."""
    measure = locked(Measure.objects.select_related("workspace", "point")).get(pk=measure.pk)
    check(actor, "measure.change", measure.thing())
    return measure


def _checked(said: MeasureDraft, workspace: Organisation | None, today: date) -> MeasureDraft:
    texts: dict[str, Any] = {
        name: _line(getattr(said, name), what, longest) for name, what, longest in _texts()
    }
    if said.kind not in MeasureKind.values or said.physical not in ["", *PhysicalKind.values]:
        raise Refusal(_("Välj vilken sorts åtgärd det är."))
    if (said.kind == MeasureKind.SITUATIONAL) != bool(said.physical):
        raise Refusal(_("Välj vilken sorts åtgärd det är."))
    for text, sentence in zip(texts.values(), _missing(), strict=True):
        if not text:
            raise Refusal(sentence)
    if said.decided_on > today:
        raise Refusal(_("Beslutet har inte fattats än. Skriv in det när det är fattat."))
    if said.planned_by and said.planned_by < said.decided_on:
        raise Refusal(_("Dagen när den ska vara klar ligger före beslutet. Kontrollera dagarna."))
    if said.point is not None:
        _check_point(said.point, workspace)
    return replace(said, **texts)


def _check_point(point: WalkPoint, workspace: Organisation | None) -> None:
    if workspace is None or workspace.pk not in point.walk.thing().parties:
        raise Refusal(_("Välj en punkt från en vandring som %(party)s har läst.") % {"party": workspace})


def _texts() -> tuple[tuple[str, str, int], ...]:
    return (
        ("what", _("Åtgärden"), 200),
        ("where", _("Platsen"), 200),
        ("decision", _("Beslutet"), 100),
    )


def _missing() -> tuple[str, ...]:
    return (
        _("Skriv vad som ska göras."),
        _("Skriv var det görs."),
        _("Skriv vilket beslut det är, till exempel TN 2026/12 § 4."),
    )


def _line(text: str, what: str, longest: int) -> str:
    return " ".join(tidy(text, what, longest).split())


def _decision(said: MeasureDraft, *, confirmed: bool) -> dict[str, Any]:
    concerns = [one for name, what, _l in _texts() for one in concerns_about(getattr(said, name), what, name)]
    return decision_about(concerns, confirmed=confirmed)


def _fill(measure: Measure, said: MeasureDraft) -> None:
    for name, value in asdict(replace(said, point=None)).items():
        setattr(measure, name, value)
    measure.point = said.point
    measure.save()
