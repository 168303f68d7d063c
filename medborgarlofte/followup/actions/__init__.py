"""The doors through which follow-ups are answered and promises renewed.

Each takes the actor, checks what they may, writes, and logs to the audit trail, all in one transaction.
"""

from .answers import NO_NEED, Judged, answer_need, answer_window, assess
from .approving import approve, correct_followup, settle_followup
from .assessing import answer_outcome, answer_process, assess_in, no_need_in
from .claiming import claim_effect
from .opening import open_followup
from .renewal import refuse_renewed, refuse_unanswered, renew

__all__ = [
    "NO_NEED",
    "Judged",
    "answer_need",
    "answer_outcome",
    "answer_process",
    "answer_window",
    "approve",
    "assess",
    "assess_in",
    "claim_effect",
    "correct_followup",
    "no_need_in",
    "open_followup",
    "refuse_renewed",
    "refuse_unanswered",
    "renew",
    "settle_followup",
]
