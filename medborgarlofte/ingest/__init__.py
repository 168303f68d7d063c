"""Documents in: fetch, read, propose, store."""
