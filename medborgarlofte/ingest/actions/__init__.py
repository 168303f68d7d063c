"""The doors through which documents come in and are read, and drafts beside them are published.

Each takes the actor, writes, and logs to the audit trail, all in one transaction. What is done to a draft
with or without a document is done through `promises.actions`.
"""

from .correction import correct_published
from .documents import READ_AGAIN_AFTER, Received, bytes_of, enter, read, receive
from .review import compare_with_newest, publish, settle

__all__ = [
    "READ_AGAIN_AFTER",
    "Received",
    "bytes_of",
    "compare_with_newest",
    "correct_published",
    "enter",
    "publish",
    "read",
    "receive",
    "settle",
]
