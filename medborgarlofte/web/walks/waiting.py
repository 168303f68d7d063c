"""What walks ask of somebody in a week."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from itertools import groupby

from django.db.models import Q
from django.urls import reverse
from django.utils.timezone import get_current_timezone, localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from medborgarlofte.dialogue.models import Occasion, SafetyWalk, WalkPoint
from medborgarlofte.domain.walk_points import Answer, silent_days
from medborgarlofte.places.gates import Access
from medborgarlofte.places.models import holder_of
from medborgarlofte.web.work.columns import Columns, Rows, columns_of
from medborgarlofte.web.work.waiting import Waiting

_POINTS = columns_of(
    WalkPoint.objects.exclude(walk__state=Occasion.State.CANCELLED),
    "point",
    title="where",
    number="number",
    state="answer",
    day="due",
    detail="walk__title",
    other="walk",
    begins="walk__starts_at",
    place="walk__municipality__name",
    workspace_name="walk__workspace__name",
    function="owner",
    function_name="owner__name",
    owner_name="owner__organisation__name",
    holder=holder_of("owner"),
)
_ASKED = columns_of(
    SafetyWalk.objects.filter(asked_at__isnull=False),
    "walk",
    title="title",
    place="municipality__name",
    workspace_name="workspace__name",
)


def points(access: Access, today: date) -> Rows:
    """The points that nobody has answered, of walks that are over, and those that are to be seen."""
    answering = access.parties_with("walk.answer")
    shared = SafetyWalk.shared_with.through.objects.filter(organisation__in=answering).values("occasion")
    unanswered = Q(answer="", walk__starts_at__lt=_midnight(today)) & (
        Q(walk__workspace__in=answering) | Q(walk__in=shared)
    )
    to_see = Q(
        answer=Answer.ACCEPTED.value,
        outcome="",
        owner__organisation__in=access.parties_with("walk.complete"),
    )
    return _POINTS.filter(unanswered | to_see)


def points_told(access: Access, today: date, rows: list[Columns]) -> Iterator[Waiting]:
    """A row for each walk with points that nobody has answered, and one for each point to be seen."""
    silent = sorted((one for one in rows if not one.state), key=lambda one: (one.begins, one.other))
    for _walk, some in groupby(silent, key=lambda one: one.other):
        yield _unanswered(list(some), today)
    yield from (_due(access, one) for one in rows if one.state)


def walks_asked(access: Access, today: date) -> Rows:
    """The walks that a colleague has asked them to publish."""
    parties = access.parties_with("occasion.publish")
    return _ASKED.filter(workspace__in=parties).exclude(asked_by=access.actor.user_id)


def walks_told(access: Access, today: date, rows: list[Columns]) -> Iterator[Waiting]:
    """Those walks, to be read and published."""
    for one in rows:
        yield Waiting(
            title=one.title,
            where=_where(one),
            action=_("Läs igenom och publicera"),
            address=reverse("web:walks:publish", args=[one.key]),
            place=one.place,
        )


def _unanswered(some: list[Columns], today: date) -> Waiting:
    walk = some[0]
    title = ngettext(
        "%(count)d punkt från %(walk)s har inget svar",
        "%(count)d punkter från %(walk)s har inget svar",
        len(some),
    )
    days = silent_days(localtime(walk.begins).date(), today)
    note = ngettext(
        "Det har gått %(days)d dag sedan vandringen.", "Det har gått %(days)d dagar sedan vandringen.", days
    )
    return Waiting(
        title=title % {"count": len(some), "walk": walk.detail},
        where=_where(walk),
        action=_("Svara"),
        address=reverse("web:walks:show", args=[walk.other]),
        place=walk.place,
        note=note % {"days": days},
    )


def _due(access: Access, one: Columns) -> Waiting:
    return Waiting(
        title=_("Punkt %(number)d: %(where)s") % {"number": one.number, "where": one.title},
        where=f"{one.detail}, {one.owner_name}, {one.function_name}",
        action=_("Skriv in att den är sedd"),
        address=reverse("web:walks:point_done", args=[one.key]),
        day=one.day,
        function=one.function,
        elsewhere=one.holder is not None and one.holder != access.actor.user_id,
        place=one.place,
        function_name=one.function_name,
        is_nobodys=one.holder is None,
    )


def _where(one: Columns) -> str:
    return ", ".join(filter(None, [one.place, one.workspace_name]))


def _midnight(today: date) -> datetime:
    return datetime.combine(today, time.min, get_current_timezone())
