"""What the pages of sessions show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page
from django.db.models import Count, QuerySet, Sum
from django.http import HttpRequest
from django.utils.timezone import localdate

from medborgarlofte.dialogue.models import Session
from medborgarlofte.places.models import Function
from medborgarlofte.promises.models import Commitment
from medborgarlofte.web.asking import access, can
from medborgarlofte.web.occasions.words import state, when
from medborgarlofte.web.sharing.steps import seen_by
from medborgarlofte.web.work.paging import page_of

MOST_PLANNED = 100  # on one page: whoever has more begins with these


@dataclass(frozen=True, slots=True)
class Listed:
    """One row of the list."""

    session: Session
    when: str
    state: str


@dataclass(frozen=True, slots=True)
class Held:
    """How many sessions were held this year for one audience, and how many came to those that counted."""

    audience: str
    sessions: int
    came: int | None


@dataclass(frozen=True, slots=True)
class Sessions:
    """The list: what is planned, this year's sums, and what was held or cancelled."""

    planned: list[Listed]
    sums: list[Held]
    past: list[Listed]
    part: Page[Session]


@dataclass(frozen=True, slots=True)
class SessionView:
    """All that the page of one session shows, and what is offered there."""

    session: Session
    when: str
    state: str
    seen_by: str
    is_held: bool
    invited: list[Function]
    commitments: list[Commitment]
    may_change: bool
    may_hold: bool
    may_move: bool


def readable(request: HttpRequest) -> QuerySet[Session]:
    """The sessions that whoever asks may read."""
    rows = Session.objects.visible_to(access(request))
    return rows.select_related("municipality", "workspace").prefetch_related("shared_with")


def sessions_page(request: HttpRequest) -> Sessions:
    """The list; as many queries however many there are."""
    today, rows = localdate(), readable(request)
    planned = rows.filter(state=Session.State.PLANNED).order_by("starts_at", "pk")[:MOST_PLANNED]
    past = rows.exclude(state=Session.State.PLANNED).order_by("-starts_at", "-pk")
    part = page_of(request, past)
    return Sessions(_listed(planned, today), _sums(rows, today), _listed(part.object_list, today), part)


def session_view(request: HttpRequest, session: Session) -> SessionView:
    """The page of one session."""
    thing, today = session.thing(), localdate()
    fulfils = Commitment.objects.filter(fulfilled_by__occasion=session).select_related(
        "promise__municipality"
    )
    invited = session.invited.select_related("organisation").order_by("organisation", "name")
    return SessionView(
        session=session,
        when=when(session),
        state=state(session, today),
        seen_by=seen_by(session),
        is_held=session.state == Session.State.HELD,
        invited=list(invited),
        commitments=list(fulfils.select_related("promise__municipality")),
        may_change=can(request, "occasion.change", thing),
        may_hold=can(request, "occasion.hold", thing) and session.day <= today,
        may_move=can(request, "occasion.move", thing) and session.state != Session.State.CANCELLED,
    )


def _listed(rows: Iterable[Session], today: date) -> list[Listed]:
    return [Listed(one, when(one), state(one, today)) for one in rows]


def _sums(rows: QuerySet[Session], today: date) -> list[Held]:
    held = rows.filter(state=Session.State.HELD, starts_at__year=today.year).order_by()
    found = held.values("audience").annotate(sessions=Count("pk"), came=Sum("took_part"))
    order = list(Session.Audience)
    sums = sorted(found, key=lambda one: order.index(Session.Audience(one["audience"])))
    return [Held(str(Session.Audience(one["audience"]).label), one["sessions"], one["came"]) for one in sums]
