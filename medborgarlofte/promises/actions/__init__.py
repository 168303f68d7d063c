"""The doors through which sources, promises and activity records are written.

Each takes the actor, writes, and logs to the audit trail, all in one transaction.
"""

from .activity import BATCH, correct_activity, log_activities, log_activity
from .promise import add_publication, add_results, enter_promise, enter_source, publish

__all__ = [
    "BATCH",
    "add_publication",
    "add_results",
    "correct_activity",
    "enter_promise",
    "enter_source",
    "log_activities",
    "log_activity",
    "publish",
]
