"""The kinds of things that my week asks for in one query: where their rows are, and how they are told."""

from __future__ import annotations

from .measures import waiting as measures
from .meetings import waiting as meetings
from .occasions import waiting as occasions
from .renewal import waiting as renewal
from .walks import waiting as walks
from .work.columns import declare_columns


def declare_kinds() -> None:
    """Make them all known."""
    declare_columns("renewal", renewal.to_renew, renewal.renewals_told)
    declare_columns("decision", meetings.decisions, meetings.decisions_told)
    declare_columns("occasion", occasions.occasions, occasions.occasions_told)
    declare_columns("point", walks.points, walks.points_told)
    declare_columns("walk", walks.walks_asked, walks.walks_told)
    declare_columns("measure", measures.measures_due, measures.due_told)
    declare_columns("measure to publish", measures.measures_asked, measures.asked_told)
