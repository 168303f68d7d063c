"""Rules and statistics in pure Python: no Django, no clock, no database."""
