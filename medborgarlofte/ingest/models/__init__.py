"""Documents on their way in, what was read in them, and what reviewers made of it."""

from .documents import Document, DocumentContent, Edit, Review
from .sheets import ColumnMapping, SheetContent, SheetUpload

__all__ = [
    "ColumnMapping",
    "Document",
    "DocumentContent",
    "Edit",
    "Review",
    "SheetContent",
    "SheetUpload",
]
