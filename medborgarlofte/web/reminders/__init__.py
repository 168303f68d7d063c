"""Reminders: the digest of a week, what is lifted to a manager, and the calendar that one subscribes to."""
