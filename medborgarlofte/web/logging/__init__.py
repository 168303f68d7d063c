"""Logging what was done, where it was done: on a phone, with a net or without."""
