"""Review: from what was read in a document to what is published, by a person."""
