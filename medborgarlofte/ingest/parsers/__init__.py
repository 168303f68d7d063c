"""From a document's blocks to what it promises. No Django."""
