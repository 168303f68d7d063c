"""Follow-ups, what is said in them, and what parties are told."""

from .approval import Approval, FollowUpVersion
from .follow_up import FollowUp, FollowUpQuerySet
from .process import OutcomeAnswer, ProcessAnswer
from .said import Assessment, NeedAnswer, Notice

__all__ = [
    "Approval",
    "Assessment",
    "FollowUp",
    "FollowUpQuerySet",
    "FollowUpVersion",
    "NeedAnswer",
    "Notice",
    "OutcomeAnswer",
    "ProcessAnswer",
]
