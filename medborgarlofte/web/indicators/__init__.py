"""Indicators for those who enter the figures of a problem, correct them, and show them beside a promise."""
