"""The doors through which sources, drafts, promises and activity records are written.

Each takes the actor, writes, and logs to the audit trail, all in one transaction.
"""

from medborgarlofte.promises.settling import current_settled, still_counts

from .activity import BATCH, correct_activity, log_activities, log_activity
from .agreement import (
    AgreementChanged,
    edit_agreement,
    end_agreement,
    set_registry_number,
    set_signatories,
    start_agreement,
)
from .agreement_version import publish_agreement
from .draft import (
    Change,
    EditedMeanwhile,
    edit,
    fill_draft,
    free_number,
    locked_draft,
    open_draft,
    set_aside,
    start_draft,
    take_up,
    undo,
)
from .fulfilment import set_fulfilled
from .hypothesis import write_hypothesis
from .lineage import confirm_links
from .newest import compare_with_newest, lay_over, newer_promise
from .problem import follow_problem
from .renewal import close_left_out, open_renewal
from .serving import set_served
from .settle import publish_draft, settle
from .signing import place_under, sign, upload_signed
from .sources import add_publication, enter_source
from .version import publish_promise, publish_version

__all__ = [
    "BATCH",
    "AgreementChanged",
    "Change",
    "EditedMeanwhile",
    "add_publication",
    "close_left_out",
    "compare_with_newest",
    "confirm_links",
    "correct_activity",
    "current_settled",
    "edit",
    "edit_agreement",
    "end_agreement",
    "enter_source",
    "fill_draft",
    "follow_problem",
    "free_number",
    "lay_over",
    "locked_draft",
    "log_activities",
    "log_activity",
    "newer_promise",
    "open_draft",
    "open_renewal",
    "place_under",
    "publish_agreement",
    "publish_draft",
    "publish_promise",
    "publish_version",
    "set_aside",
    "set_fulfilled",
    "set_registry_number",
    "set_served",
    "set_signatories",
    "settle",
    "sign",
    "start_agreement",
    "start_draft",
    "still_counts",
    "take_up",
    "undo",
    "upload_signed",
    "write_hypothesis",
]
