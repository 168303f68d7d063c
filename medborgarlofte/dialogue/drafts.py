"""What comes in through the doors of groups, meetings, safety walks and sessions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from medborgarlofte.domain.position import Position
from medborgarlofte.places.models import Function
from medborgarlofte.places.proof_files import ProofDraft

from .models import Group, GroupMember


@dataclass(frozen=True, slots=True)
class GroupDraft:
    """What a group is: its members with the position of each."""

    kind: str
    name: str
    members: Mapping[Function, GroupMember.Position]


@dataclass(frozen=True, slots=True)
class MeetingDraft:
    """What is called to; `note` is what the secrecy review found, needed when others are invited."""

    title: str
    starts_at: datetime
    ends_at: datetime
    place: str = ""
    group: Group | None = None
    invited: tuple[Function, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class ItemDraft:
    """One thing to talk about; `address` is the path of the page that it comes from, or empty."""

    title: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class DecisionDraft:
    """What was decided: who does it, and its last day."""

    text: str
    owner: Function
    due: date


@dataclass(frozen=True, slots=True)
class WalkPlan:
    """A walk as somebody calls to it: `place` is where people meet, `route` where it goes, in words."""

    title: str
    place: str
    starts_at: datetime
    ends_at: datetime
    route: str = ""


@dataclass(frozen=True, slots=True)
class PointDraft:
    """A point as it was seen: its category, where in words, and, if somebody says more, more."""

    category: str
    where: str
    description: str = ""
    position: Position | None = None
    photo: ProofDraft | None = None


@dataclass(frozen=True, slots=True)
class SessionPlan:
    """A session as somebody plans it; `form` and `audience` are codes of `Session`, `whom` is in words."""

    title: str
    form: str
    audience: str
    starts_at: datetime
    ends_at: datetime
    place: str = ""
    whom: str = ""
