"""Measures in the street for those who enter what was decided, say when it is done, and publish it."""
