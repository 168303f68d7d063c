"""The form that chooses among the entries of the audit trail."""

from __future__ import annotations

from datetime import date

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from medborgarlofte.accounts.models import READ

from .words import ACTIONS, READ_WORDS

_FIRST, _LAST = date(2000, 1, 1), date(2199, 12, 31)
_OUTSIDE = _("Välj en dag mellan åren 2000 och 2199.")
_LARGEST = 2**63 - 1  # that a database numbers a row with


def _actions() -> list[tuple[str, str]]:
    """Everything that may have been done, in the order of the words for it."""
    known = sorted(((name, str(words)) for name, words in ACTIONS.items()), key=lambda one: one[1])
    return [("", str(_("Allt"))), (READ, str(READ_WORDS)), *known]


class FilterForm(forms.Form):
    """A day, something done, somebody; empty fields choose nothing. `before` is where the page goes on."""

    day = forms.DateField(
        label=_("Dag"),
        required=False,
        validators=[MinValueValidator(_FIRST, _OUTSIDE), MaxValueValidator(_LAST, _OUTSIDE)],
        widget=forms.DateInput(attrs={"type": "date", "class": "short"}, format="%Y-%m-%d"),
    )
    action = forms.ChoiceField(label=_("Vad som gjordes"), required=False, choices=_actions)
    actor = forms.CharField(
        label=_("Vem"),
        max_length=200,
        required=False,
        error_messages={"max_length": _("Skriv högst 200 tecken.")},
    )
    before = forms.IntegerField(required=False, min_value=1, max_value=_LARGEST, widget=forms.HiddenInput)
