"""Invented promise pages with gold readings, and the scorer that came with them."""
