"""What the pages of meetings show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page
from django.db.models import QuerySet, prefetch_related_objects
from django.http import HttpRequest
from django.urls import reverse
from django.utils.timezone import localdate, now

from medborgarlofte.dialogue.models import AgendaItem, Attendance, Decision, Meeting, Occasion
from medborgarlofte.domain.unanswered import asks_for_need
from medborgarlofte.places.models import Function
from medborgarlofte.promises.models import Commitment, Fulfilment
from medborgarlofte.web.asking import access, can
from medborgarlofte.web.occasions.words import state, when
from medborgarlofte.web.sharing.steps import Addresses, Steps, steps_of
from medborgarlofte.web.work.paging import page_of

MOST_COMING = 100  # meetings to come on one page: whoever has more begins with these


@dataclass(frozen=True, slots=True)
class Listed:
    """One row of a list of meetings."""

    meeting: Meeting
    when: str
    state: str


@dataclass(frozen=True, slots=True)
class Meetings:
    """The list: those that are over and that nobody has said anything of, those to come, and the rest."""

    waiting: list[Listed]
    coming: list[Listed]
    past: list[Listed]
    part: Page[Meeting]


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision as the list and the meeting show it."""

    decision: Decision
    is_late: bool
    may_settle: bool


@dataclass(frozen=True, slots=True)
class Offered:
    """What whoever reads the page of a meeting may do there."""

    change: bool
    hold: bool
    move: bool
    minute: bool
    answer: bool  # that there was no need for it


@dataclass(frozen=True, slots=True)
class MeetingView:
    """All that the page of one meeting shows."""

    meeting: Meeting
    when: str
    state: str
    steps: Steps
    is_held: bool
    agenda: list[AgendaItem]
    invited: list[Function]
    attendance: list[Attendance]
    decisions: list[Decided]
    commitments: list[Commitment]
    may: Offered


def readable(request: HttpRequest) -> QuerySet[Meeting]:
    """The meetings that whoever asks may read, with what their pages show of others at hand."""
    rows = Meeting.objects.visible_to(access(request))
    return rows.select_related("municipality", "workspace", "group").prefetch_related("shared_with")


def meetings_page(request: HttpRequest, rows: QuerySet[Meeting]) -> Meetings:
    """These meetings in their lists; as many queries however many there are."""
    today, began = localdate(), now()
    planned = rows.filter(state=Occasion.State.PLANNED)
    waiting = planned.filter(ends_at__lt=began).order_by("starts_at", "pk")[:MOST_COMING]
    coming = planned.filter(ends_at__gte=began).order_by("starts_at", "pk")[:MOST_COMING]
    past = rows.exclude(state=Occasion.State.PLANNED).order_by("-starts_at", "-pk")
    part = page_of(request, past)
    return Meetings(_listed(waiting, today), _listed(coming, today), _listed(part.object_list, today), part)


def meeting_view(request: HttpRequest, meeting: Meeting) -> MeetingView:
    """The page of one meeting; what a meeting that was held has is asked for only then."""
    today, held = localdate(), meeting.state == Occasion.State.HELD
    commitments = commitments_of(meeting)
    return MeetingView(
        meeting=meeting,
        when=when(meeting),
        state=state(meeting, today),
        steps=steps_of(request, meeting, _addresses_of(meeting)),
        is_held=held,
        agenda=list(meeting.agenda.all()),
        invited=[] if held else list(invited_of(meeting)),
        attendance=list(meeting.attendance.select_related("function__organisation")) if held else [],
        decisions=_decisions(request, meeting, today) if held else [],
        commitments=commitments,
        may=_offered(request, meeting, commitments),
    )


def _addresses_of(meeting: Meeting) -> Addresses:
    """It is shared by calling somebody, and never published: its secrecy alone has a page."""
    secrecy = reverse("web:meetings:secrecy", args=[meeting.pk])
    return Addresses(share="", secrecy=secrecy, ask="", take_back="", publish="")


def invited_of(meeting: Meeting) -> QuerySet[Function]:
    """The functions that are called, party by party."""
    return meeting.invited.select_related("organisation").order_by("organisation", "name")


def commitments_of(meeting: Meeting) -> list[Commitment]:
    """The commitments that the meeting is counted on when it is held."""
    ties = Fulfilment.objects.filter(occasion=meeting).order_by("commitment__position")
    return [one.commitment for one in ties.select_related("commitment__promise__municipality")]


def may_be_closed(commitment: Commitment) -> bool:
    """Whether a recorded "no need" closes a window of it: "four times a year, or when needed"."""
    return any(asks_for_need(target.rule()) for target in commitment.targets.all())


def decided(request: HttpRequest, one: Decision, today: date) -> Decided:
    """A decision whose owner and meeting are fetched, and whether whoever asks may say that it is done."""
    return Decided(one, one.is_late(today), can(request, "meeting.settle", one.thing()))


def _decisions(request: HttpRequest, meeting: Meeting, today: date) -> list[Decided]:
    rows = meeting.decisions.select_related("owner__organisation", "meeting")
    return [decided(request, one, today) for one in rows]


def _listed(meetings: Iterable[Meeting], today: date) -> list[Listed]:
    return [Listed(one, when(one), state(one, today)) for one in meetings]


def _offered(request: HttpRequest, meeting: Meeting, commitments: list[Commitment]) -> Offered:
    thing, held = meeting.thing(), meeting.state == Occasion.State.HELD
    if not held:
        prefetch_related_objects(commitments, "targets")
    closes = not held and any(map(may_be_closed, commitments))
    return Offered(
        change=can(request, "occasion.change", thing),
        hold=can(request, "occasion.hold", thing) and meeting.day <= localdate(),
        move=can(request, "occasion.move", thing) and meeting.state != Occasion.State.CANCELLED,
        minute=held and can(request, "meeting.minute", thing),
        answer=closes and can(request, "followup.answer"),
    )
