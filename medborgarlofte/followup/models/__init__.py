"""Follow-ups, what is said in them, and what parties are told."""

from .approval import Approval, FollowUpVersion
from .claim import EffectClaim
from .follow_up import FollowUp, FollowUpQuerySet
from .process import OutcomeAnswer, ProcessAnswer
from .said import Assessment, NeedAnswer, Notice

__all__ = [
    "Approval",
    "Assessment",
    "EffectClaim",
    "FollowUp",
    "FollowUpQuerySet",
    "FollowUpVersion",
    "NeedAnswer",
    "Notice",
    "OutcomeAnswer",
    "ProcessAnswer",
]
