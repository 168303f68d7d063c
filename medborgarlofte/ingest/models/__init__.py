"""Documents on their way in, what was read in them, and what reviewers made of it."""

from .documents import Document, DocumentContent, Review
from .sheets import ColumnMapping, SheetContent, SheetUpload

__all__ = [
    "ColumnMapping",
    "Document",
    "DocumentContent",
    "Review",
    "SheetContent",
    "SheetUpload",
]
