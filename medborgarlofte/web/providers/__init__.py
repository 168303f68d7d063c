"""Signing in through one's organisation: addresses that its provider is told of, whatever the language."""
