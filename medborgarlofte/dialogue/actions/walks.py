"""The doors of a safety walk: it is planned, changed, and its protocol published."""

from __future__ import annotations

from dataclasses import replace

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from medborgarlofte.accounts.actions import locked, record_write
from medborgarlofte.accounts.actors import Actor
from medborgarlofte.dialogue.drafts import WalkPlan
from medborgarlofte.dialogue.models import Occasion, SafetyWalk, WalkPoint
from medborgarlofte.dialogue.times import checked_times
from medborgarlofte.domain.errors import Refusal
from medborgarlofte.domain.personal_data import Concern
from medborgarlofte.places.access import check
from medborgarlofte.places.actions import check_second_person, made_public, question_lapses
from medborgarlofte.places.free_text import concerns_about, decision_about, tidy
from medborgarlofte.places.models import Organisation
from medborgarlofte.places.things import Thing


@transaction.atomic
def plan_walk(
    actor: Actor, workspace: Organisation, plan: WalkPlan, *, confirmed: bool = False
) -> SafetyWalk:
    """Call to a safety walk. Nobody else sees it until they are invited, or it is published.

    `confirmed`: a person has decided that no text tells of anybody. Refuses a walk without title or place,
    and what `checked_times` refuses; raises NeedsDecision where such a decision is missing.
    """
    check(actor, "occasion.plan", Thing(workspace.pk))
    plan = _checked(plan)
    decision = decision_about(_concerns(plan), confirmed=confirmed)
    now = timezone.now()
    walk = SafetyWalk(
        workspace=workspace,
        municipality=workspace.municipality,
        kind=Occasion.Kind.WALK,
        title=plan.title,
        place=plan.place,
        route=plan.route,
        starts_at=plan.starts_at,
        ends_at=plan.ends_at,
        opened_at=now,
        changed_at=now,
    )
    walk.save()
    record_write(actor, "plan_walk", walk, **decision)
    return walk


@transaction.atomic
def change_walk(
    actor: Actor, walk: SafetyWalk, *, title: str, place: str, route: str, confirmed: bool = False
) -> SafetyWalk:
    """Call a planned walk something else, or let it begin or go elsewhere. As `plan_walk`.

    Its times have a door of their own, `move_occasion`. What says the same changes nothing.
    """
    walk = held_walk(walk)
    check(actor, "occasion.change", walk.thing())
    plan = _checked(WalkPlan(title, place, walk.starts_at, walk.ends_at, route))
    decision = decision_about(_concerns(plan), confirmed=confirmed)
    if (plan.title, plan.place, plan.route) == (walk.title, walk.place, walk.route):
        return walk
    walk.title, walk.place, walk.route = plan.title, plan.place, plan.route
    walk.sequence, walk.changed_at = walk.sequence + 1, timezone.now()
    walk.save()
    question_lapses(walk)
    record_write(actor, "change_walk", walk, **decision)
    return walk


@transaction.atomic
def publish_walk(actor: Actor, walk: SafetyWalk) -> SafetyWalk:
    """Publish the texts of a walk and its points as they are now.

    Takes a second person of the same party (`check_second_person`). Answers, owners and days are public as
    soon as they are saved once the walk is; photographs never are. Refuses a walk that is cancelled
    without ever having been published, and one that says nothing new.
    """
    walk = held_walk(walk)
    check_second_person(actor, walk)
    if walk.state == Occasion.State.CANCELLED and walk.published is None:
        raise Refusal(_("Vandringen är inställd."))
    if walk.is_published_as_it_is:
        raise Refusal(_("Vandringen är redan publicerad som den är."))
    walk.published, walk.published_at = walk.texts(), timezone.now()
    walk.save(update_fields=["published", "published_at"])
    points = list(walk.points.all())
    for point in points:
        point.published = point.texts()
    WalkPoint.objects.bulk_update(points, ["published"])
    made_public(walk)
    record_write(actor, "publish_walk", walk, points=[point.number for point in points])
    return walk


def held_walk(walk: SafetyWalk) -> SafetyWalk:
    """The walk as it is now; nobody else changes it or its points until the door is closed."""
    return locked(SafetyWalk.objects.prefetch_related("points")).get(pk=walk.pk)


def _checked(plan: WalkPlan) -> WalkPlan:
    title = " ".join(tidy(plan.title, _("Rubriken"), 200).split())
    place = " ".join(tidy(plan.place, _("Samlingsplatsen"), 200).split())
    if not title:
        raise Refusal(_("Skriv vad vandringen ska heta."))
    if not place:
        raise Refusal(_("Skriv var ni samlas."))
    starts_at, ends_at = checked_times(plan.starts_at, plan.ends_at)
    route = tidy(plan.route, _("Rutten"), 2000)
    return replace(plan, title=title, place=place, route=route, starts_at=starts_at, ends_at=ends_at)


def _concerns(plan: WalkPlan) -> tuple[Concern, ...]:
    return (
        *concerns_about(plan.title, _("Rubriken"), "title"),
        *concerns_about(plan.place, _("Samlingsplatsen"), "place"),
        *concerns_about(plan.route, _("Rutten"), "route"),
    )
