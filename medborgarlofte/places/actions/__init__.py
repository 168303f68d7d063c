"""The doors of places, parties and their people, and of how records become known to others.

Each takes the actor, checks what they may, writes, and logs to the audit trail, all in one transaction.
"""

from .functions import add_function, end_function, hand_over, rename_function, set_manager
from .members import end_membership, end_role, give_roles, invite_member, take_away_factors
from .parties import add_party, decide_alone, set_escalation
from .places import (
    Loaded,
    add_municipality,
    load_reference,
    name_of_party,
    party,
    police_area,
    set_school_term,
)
from .sharing import (
    ask_to_publish,
    check_second_person,
    made_public,
    question_lapses,
    review_secrecy,
    share,
    take_back_question,
)

__all__ = [
    "Loaded",
    "add_function",
    "add_municipality",
    "add_party",
    "ask_to_publish",
    "check_second_person",
    "decide_alone",
    "end_function",
    "end_membership",
    "end_role",
    "give_roles",
    "hand_over",
    "invite_member",
    "load_reference",
    "made_public",
    "name_of_party",
    "party",
    "police_area",
    "question_lapses",
    "rename_function",
    "review_secrecy",
    "set_escalation",
    "set_manager",
    "set_school_term",
    "share",
    "take_away_factors",
    "take_back_question",
]
