"""Promises, their commitments and targets, their sources, and what was done."""
