"""The doors through which documents come in, are read, reviewed and published.

Each takes the actor, writes, and logs to the audit trail, all in one transaction.
"""

from .correction import correct_published
from .documents import READ_AGAIN_AFTER, Received, bytes_of, enter, read, receive
from .newest import compare_with_newest, newer_promise
from .review import (
    Change,
    EditedMeanwhile,
    edit,
    free_number,
    publish,
    set_aside,
    take_up,
    undo,
)

__all__ = [
    "READ_AGAIN_AFTER",
    "Change",
    "EditedMeanwhile",
    "Received",
    "bytes_of",
    "compare_with_newest",
    "correct_published",
    "edit",
    "enter",
    "free_number",
    "newer_promise",
    "publish",
    "read",
    "receive",
    "set_aside",
    "take_up",
    "undo",
]
