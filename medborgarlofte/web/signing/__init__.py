"""Signing the wording of a draft, here or in a file, and seeing who has."""
