"""The doors through which sources, promises and activity records are written.

Each takes the actor, writes, and logs to the audit trail, all in one transaction.
"""

from .activity import BATCH, correct_activity, log_activities, log_activity
from .lineage import confirm_links
from .sources import add_publication, enter_source
from .version import publish_promise, publish_version

__all__ = [
    "BATCH",
    "add_publication",
    "confirm_links",
    "correct_activity",
    "enter_source",
    "log_activities",
    "log_activity",
    "publish_promise",
    "publish_version",
]
