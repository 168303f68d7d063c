"""The workspace of staff: what waits for somebody, and their parties' people and functions."""
