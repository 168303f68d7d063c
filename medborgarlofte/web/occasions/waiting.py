"""What meetings, walks and sessions ask of somebody in a week: those to come, and whether the others were."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time, timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from medborgarlofte.dialogue.models import Occasion, title_outside
from medborgarlofte.dialogue.times import moment
from medborgarlofte.domain.week import Urgency, urgency_of
from medborgarlofte.places.gates import Access
from medborgarlofte.places.models import held_by, party_told
from medborgarlofte.web.work.columns import Columns, Rows, columns_of
from medborgarlofte.web.work.waiting import Waiting

from .words import between

AHEAD = timedelta(days=60)  # they are told so long before
PAGES = {
    Occasion.Kind.MEETING.value: "web:meetings:show",
    Occasion.Kind.WALK.value: "web:walks:show",
    Occasion.Kind.SESSION.value: "web:sessions:show",
}


_PLANNED = columns_of(
    Occasion.objects.filter(state=Occasion.State.PLANNED),
    "occasion",
    title="title",
    words="secrecy",
    detail="place",
    state="kind",
    begins="starts_at",
    ends="ends_at",
    place="municipality__name",
    workspace="workspace",
    workspace_kind="workspace__kind",
    workspace_name="workspace__name",
)


def occasions(access: Access, today: date) -> Rows:
    """Those that are planned, that somebody calls to or is called to."""
    calls = Q(workspace__in=access.parties_with("occasion.hold"))
    invited = Occasion.invited.through.objects.filter(function__in=held_by(access.actor.user_id))
    called = Q(pk__in=invited.values("occasion"))
    until = moment(today + AHEAD, time())
    return _PLANNED.visible_to(access).filter(calls | called, starts_at__lt=until)


def occasions_told(access: Access, today: date, rows: list[Columns]) -> Iterator[Waiting]:
    """Those to come; of the others those that whoever asks can tell of."""
    calls = access.parties_with("occasion.hold")
    for one in rows:
        if one.begins is None or one.ends is None:
            continue
        first = localtime(one.begins).date()
        if first >= today:
            yield _coming(one, first, today)
        elif one.workspace in calls:
            yield _over(one)


def _coming(one: Columns, first: date, today: date) -> Waiting:
    return Waiting(
        title=title_outside(one.title, one.state, one.words),
        where=", ".join(filter(None, [_when(one), "" if one.words else one.detail])),
        action=_("Läs"),
        address=reverse(PAGES[one.state], args=[one.key]),
        urgency=urgency_of(first, today) or Urgency.COMING,
        place=one.place,
        is_occasion=True,
    )


def _over(one: Columns) -> Waiting:
    return Waiting(
        title=title_outside(one.title, one.state, one.words),
        where=party_told(one.workspace_kind, one.workspace_name, one.place),
        action=_("Skriv in hur det blev"),
        address=reverse(PAGES[one.state], args=[one.key]),
        urgency=Urgency.LATE,
        place=one.place,
        note=_("Det skulle ha hållits %(when)s. Hölls det?") % {"when": _when(one)},
        is_occasion=True,
    )


def _when(one: Columns) -> str:
    return between(one.begins, one.ends) if one.begins and one.ends else ""
