"""Occasions: what people meet for at a time; meetings of groups, safety walks and sessions."""

from .groups import Group, GroupMember
from .meetings import AgendaItem, Attendance, Decision, Meeting
from .occasions import Occasion, title_outside
from .sessions import Session
from .walks import SafetyWalk, WalkPhoto, WalkPoint

__all__ = [
    "AgendaItem",
    "Attendance",
    "Decision",
    "Group",
    "GroupMember",
    "Meeting",
    "Occasion",
    "SafetyWalk",
    "Session",
    "WalkPhoto",
    "WalkPoint",
    "title_outside",
]
