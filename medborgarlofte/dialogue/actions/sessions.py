"""The doors of sessions: one is planned, changed, held, and those who came are counted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from medborgarlofte.accounts.actions import locked, record_write
from medborgarlofte.accounts.actors import Actor
from medborgarlofte.dialogue.drafts import SessionPlan
from medborgarlofte.dialogue.models import Occasion, Session
from medborgarlofte.dialogue.times import checked_times
from medborgarlofte.domain.errors import Refusal
from medborgarlofte.domain.personal_data import Concern
from medborgarlofte.places.access import check
from medborgarlofte.places.free_text import concerns_about, decision_about, tidy
from medborgarlofte.places.models import Organisation
from medborgarlofte.places.things import Thing

from .occasions import hold

MOST = 100_000  # who can have come to one session


@transaction.atomic
def plan_session(
    actor: Actor, workspace: Organisation, plan: SessionPlan, *, confirmed: bool = False
) -> Session:
    """Plan a session. Nobody else sees it until they are invited.

    `confirmed`: a person has decided that no text tells of anybody. Refuses one without a title, and what
    `checked_times` refuses; raises NeedsDecision where such a decision is missing.
    """
    check(actor, "occasion.plan", Thing(workspace.pk))
    plan = _checked(plan)
    decision = decision_about(_concerns(plan), confirmed=confirmed)
    now = timezone.now()
    session = Session(
        workspace=workspace,
        municipality=workspace.municipality,
        kind=Occasion.Kind.SESSION,
        opened_at=now,
        **_fields(plan),
        changed_at=now,
    )
    session.save()
    record_write(actor, "plan_session", session, **decision)
    return session


@transaction.atomic
def change_session(actor: Actor, session: Session, plan: SessionPlan, *, confirmed: bool = False) -> Session:
    """Let a planned session be of something else, or for others. As `plan_session`.

    Its times have a door of their own, `move_occasion`: those of the plan are left out.
    """
    session = locked(Session.objects.all()).get(pk=session.pk)
    check(actor, "occasion.change", session.thing())
    plan = _checked(replace(plan, starts_at=session.starts_at, ends_at=session.ends_at))
    decision = decision_about(_concerns(plan), confirmed=confirmed)
    for name, value in _fields(plan).items():
        setattr(session, name, value)
    session.sequence, session.changed_at = session.sequence + 1, timezone.now()
    session.save()
    record_write(actor, "change_session", session, **decision)
    return session


@transaction.atomic
def hold_session(
    actor: Actor, session: Session, parties: Iterable[Organisation], *, took_part: int | None, today: date
) -> Session:
    """Say that a session has been held, by which parties, and how many came if somebody has counted.

    Refuses what `hold` refuses, and a number that cannot be.
    """
    session = count_those_who_came(actor, session, took_part)
    return hold(actor, session, parties, today=today)


@transaction.atomic
def count_those_who_came(actor: Actor, session: Session, took_part: int | None) -> Session:
    """Say how many came to a session, or, with None, that nobody counted. Refuses a number that cannot be."""
    session = locked(Session.objects.all()).get(pk=session.pk)
    check(actor, "occasion.move", session.thing())
    if took_part is not None and not 0 <= took_part <= MOST:
        raise Refusal(_("Skriv hur många som kom: ett tal från 0 till 100 000."))
    if session.took_part == took_part:
        return session
    session.took_part = took_part
    session.save(update_fields=["took_part"])
    record_write(actor, "count_those_who_came", session, took_part=took_part)
    return session


def _fields(plan: SessionPlan) -> dict[str, object]:
    names = ("title", "form", "audience", "starts_at", "ends_at", "place", "whom")
    return {name: getattr(plan, name) for name in names}


def _checked(plan: SessionPlan) -> SessionPlan:
    title = " ".join(tidy(plan.title, _("Rubriken"), 200).split())
    if not title:
        raise Refusal(_("Skriv vad det handlar om."))
    if plan.form not in Session.Form or plan.audience not in Session.Audience:
        raise Refusal(_("Välj vad det är och vilka det är för."))
    starts_at, ends_at = checked_times(plan.starts_at, plan.ends_at)
    place, whom = tidy(plan.place, _("Platsen"), 200), tidy(plan.whom, _("För vilka"), 200)
    return replace(plan, title=title, place=place, whom=whom, starts_at=starts_at, ends_at=ends_at)


def _concerns(plan: SessionPlan) -> tuple[Concern, ...]:
    return (
        *concerns_about(plan.title, _("Rubriken"), "title"),
        *concerns_about(plan.place, _("Platsen"), "place"),
        *concerns_about(plan.whom, _("För vilka"), "whom"),
    )
