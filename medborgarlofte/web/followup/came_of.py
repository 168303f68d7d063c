"""What meetings decided and what was answered of walks during a follow-up's period, in words for its page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from medborgarlofte.dialogue.models import Decision, WalkPoint
from medborgarlofte.followup.came_of import CameOf
from medborgarlofte.publishing.formats import day
from medborgarlofte.publishing.status_words import Standing
from medborgarlofte.publishing.walk_words import point_standing, point_told


@dataclass(frozen=True, slots=True)
class Told:
    """One decision or point: its words, how it stood when the period ended, and the page it comes from.

    `title` is that of the meeting or walk, `owner` who does it; `reason` is why a point was refused.
    """

    text: str
    title: str
    day: date
    address: str
    told: str
    owner: str = ""
    standing: Standing | None = None
    reason: str = ""


def decisions_told(found: CameOf) -> list[Told]:
    """The decisions, the first first."""
    return [_decision(one, found.last) for one in found.decisions]


def points_told(found: CameOf) -> list[Told]:
    """The points, the first first."""
    return [_point(one, found.last) for one in found.points]


def _decision(one: Decision, last: date) -> Told:
    if one.done_on:
        said = _("gjort den %(day)s") % {"day": day(one.done_on)}
    elif one.is_late(last):
        said = _("skulle ha varit gjort senast den %(day)s") % {"day": day(one.due)}
    else:
        said = _("ska vara gjort senast den %(day)s") % {"day": day(one.due)}
    owner = f"{one.owner.name}, {one.owner.organisation}"
    address = reverse("web:meetings:show", args=[one.meeting_id])
    return Told(one.text, one.meeting.title, one.meeting.day, address, said, owner)


def _point(one: WalkPoint, last: date) -> Told:
    return Told(
        text=one.where,
        title=one.walk.title,
        day=one.walk.day,
        address=reverse("web:walks:show", args=[one.walk_id]),
        told=point_told(one, last),
        standing=point_standing(one.state(last)),
        reason=one.reason,
    )
