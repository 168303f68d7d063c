"""Places, parties, functions and memberships, and how a record of a party's workspace is shared."""

from .functions import Function, HandOver, RoleAssignment, held_by, holder_of
from .organisations import Membership, Organisation, party_told
from .places import County, LocalPoliceArea, Municipality, PoliceRegion, SchoolTerm
from .sharing import SecrecyGround, SecrecyReview, Shareable, ShareableQuerySet

__all__ = [
    "County",
    "Function",
    "HandOver",
    "LocalPoliceArea",
    "Membership",
    "Municipality",
    "Organisation",
    "PoliceRegion",
    "RoleAssignment",
    "SchoolTerm",
    "SecrecyGround",
    "SecrecyReview",
    "Shareable",
    "ShareableQuerySet",
    "held_by",
    "holder_of",
    "party_told",
]
