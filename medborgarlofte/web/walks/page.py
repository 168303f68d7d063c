"""What the staff pages of walks show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from medborgarlofte.dialogue.models import Occasion, SafetyWalk, WalkPhoto, WalkPoint
from medborgarlofte.domain.walk_points import PointState
from medborgarlofte.places.models import Organisation
from medborgarlofte.places.things import Thing
from medborgarlofte.promises.models import Commitment
from medborgarlofte.publishing.status_words import Standing
from medborgarlofte.publishing.walk_words import point_standing, point_told
from medborgarlofte.web.asking import access, can
from medborgarlofte.web.sharing.steps import Addresses, Steps, steps_of

PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class PointView:
    """One point of the protocol, and what is offered there."""

    point: WalkPoint
    standing: Standing
    told: str
    has_photo: bool
    may_edit: bool
    may_answer: bool
    may_complete: bool
    may_decide: bool


@dataclass(frozen=True, slots=True)
class WalkView:
    """All that the page of a walk shows, and what is offered there."""

    walk: SafetyWalk
    state: str
    points: list[PointView]
    fulfils: list[Commitment]
    steps: Steps
    may_record: bool
    may_change: bool
    may_hold: bool
    may_move: bool


def readable(request: HttpRequest) -> QuerySet[SafetyWalk]:
    """The walks that whoever asks may read."""
    rows = SafetyWalk.objects.visible_to(access(request))
    return rows.select_related("municipality", "workspace").prefetch_related("shared_with")


def walks_page(request: HttpRequest) -> Page[Any]:
    """One page of those walks, the latest first, each with how many points it has and are unanswered."""
    counted = readable(request).annotate(
        point_count=Count("points"), unanswered=Count("points", filter=Q(points__answer=""))
    )
    return Paginator(counted.order_by("-starts_at", "-pk"), PER_PAGE).get_page(request.GET.get("sida"))


def with_protocol(request: HttpRequest) -> QuerySet[SafetyWalk]:
    """The same, with all that the page of one shows at hand."""
    photo = Exists(WalkPhoto.objects.filter(point=OuterRef("pk")))
    points = WalkPoint.objects.select_related("owner__organisation").annotate(has_photo=photo)
    return readable(request).prefetch_related(Prefetch("points", points), "invited__organisation")


def walk_view(request: HttpRequest, walk: SafetyWalk) -> WalkView:
    """The page of one walk, found among those `with_protocol`."""
    thing, today = walk.thing(), localdate()
    fulfils = Commitment.objects.filter(fulfilled_by__occasion=walk)
    points = []
    for point in walk.points.all():
        point.walk = walk
        points.append(point_view(request, point, today))
    return WalkView(
        walk=walk,
        state=state_in_words(walk, today),
        points=points,
        fulfils=list(fulfils.select_related("promise__municipality")),
        steps=steps_of(request, walk, addresses_of(walk), is_public_as_it_is=walk.is_published_as_it_is),
        may_record=can(request, "walk.record", thing) and walk.state != Occasion.State.CANCELLED,
        may_change=can(request, "occasion.change", thing),
        may_hold=can(request, "occasion.hold", thing) and walk.day <= today,
        may_move=can(request, "occasion.move", thing) and walk.state != Occasion.State.CANCELLED,
    )


def point_view(request: HttpRequest, point: WalkPoint, today: date) -> PointView:
    """One point; its walk and owner are fetched."""
    thing, state = point.walk.thing(), point.state(today)
    is_over = state in (PointState.REMEDIED, PointState.NOTHING_NEEDED)
    owners = Thing(point.owner.organisation_id) if point.owner else None
    has_photo: Any = getattr(point, "has_photo", False)
    return PointView(
        point=point,
        standing=point_standing(state),
        told=point_told(point, today),
        has_photo=has_photo,
        may_edit=not point.answer and can(request, "walk.record", thing),
        may_answer=not is_over and can(request, "walk.answer", thing),
        may_complete=owners is not None and not is_over and can(request, "walk.complete", owners),
        may_decide=owners is not None and not is_over and can(request, "measure.decide", owners),
    )


def state_in_words(walk: SafetyWalk, today: date) -> str:
    """How far the walk has come: planned, over but not told of, held, or cancelled."""
    if walk.state == Occasion.State.CANCELLED:
        return _("Inställd")
    if walk.state == Occasion.State.HELD:
        return _("Hållen")
    return _("Planerad") if walk.day >= today else _("Dagen har varit. Skriv in om den blev av.")


def addresses_of(walk: SafetyWalk) -> Addresses:
    """Where each step towards the public is taken."""
    names = ("share", "secrecy", "ask", "take_back", "publish")
    return Addresses(*(reverse(f"web:walks:{name}", args=[walk.pk]) for name in names))


def own_parties(request: HttpRequest, walk: SafetyWalk) -> list[Organisation]:
    """The parties of a walk for which whoever asks may answer; no query."""
    asking = access(request)
    mine = asking.parties_with("walk.answer") & walk.thing().parties
    return [asking.organisations[party] for party in sorted(mine)]
