"""Drafts: from what was read in a document, or begun here, to what is published, by people."""
