"""Promises, what they bind the parties to, where it was published, and what was done."""

from .activity import ActivityRecord
from .commitment import Commitment, Target
from .lineage import LineageLink
from .promise import FocusArea, Promise, PromiseQuerySet, follows_school_terms
from .sources import Source, SourceContent
from .version import Version

__all__ = [
    "ActivityRecord",
    "Commitment",
    "FocusArea",
    "LineageLink",
    "Promise",
    "PromiseQuerySet",
    "Source",
    "SourceContent",
    "Target",
    "Version",
    "follows_school_terms",
]
