"""From bytes of any format to a document's blocks. No Django."""
