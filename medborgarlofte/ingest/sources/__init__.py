"""From bytes of any format to a document's blocks. No Django."""

from medborgarlofte.ingest.sources.open import open_document, read_file

__all__ = ["open_document", "read_file"]
