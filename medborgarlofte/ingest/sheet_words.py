"""Sentences about spreadsheets in the language in use."""

from __future__ import annotations

from django.utils.translation import gettext

from .sheets.reasons import Reason


def told(reason: Reason) -> str:
    """The sentence of a reason, translated and then filled in."""
    return gettext(reason.text) % reason.values
