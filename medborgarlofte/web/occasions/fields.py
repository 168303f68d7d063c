"""Fields that several forms of occasions have."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from medborgarlofte.places.models import Function

_DAY = _("Skriv dagen som år, månad och dag, till exempel 2026-06-30.")
_CLOCK = _("Skriv klockslaget som timmar och minuter, till exempel 13:30.")


def day_field(label: Any, missing: Any = _DAY, **more: Any) -> forms.DateField:
    """A day."""
    return forms.DateField(
        label=label,
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "short"}),
        error_messages={"required": missing, "invalid": _DAY},
        **more,
    )


def clock_field(label: Any) -> forms.TimeField:
    """What the clock shows."""
    return forms.TimeField(
        label=label,
        input_formats=["%H:%M", "%H.%M", "%H:%M:%S"],
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time", "class": "short"}),
        error_messages={"required": _CLOCK, "invalid": _CLOCK},
    )


def words(label: Any, longest: int, rows: int = 0, **more: Any) -> forms.CharField:
    """A text of at most so many characters; of several `rows`, or one line."""
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
    told = _("Skriv högst %(limit_value)d tecken.")
    missing = more.pop("missing", _("Skriv något här."))
    return forms.CharField(
        label=label,
        max_length=longest,
        widget=widget,
        error_messages={"max_length": told, "required": missing},
        **more,
    )


def reason_field(label: Any) -> forms.CharField:
    """Why."""
    return words(label, 500, 3, help_text=_("Skriv inga namn."), missing=_("Skriv varför."))


class OneOf(forms.ChoiceField):
    """One of rows that are fetched already: no query of its own."""

    def offer(self, rows: Iterable[Any], told: Any = str, empty: Any = None) -> None:
        """Let these be chosen, each by what is told of it; `empty` is what none of them is called."""
        self.offered = {str(one.pk): one for one in rows}
        none = [("", empty)] if empty is not None else []
        self.choices = [*none, *((key, told(one)) for key, one in self.offered.items())]

    def clean(self, value: Any) -> Any:
        """The row that was chosen, None for the empty choice."""
        return self.offered.get(super().clean(value))


class SomeOf(forms.MultipleChoiceField):
    """Several of rows that are fetched already: no query of its own."""

    widget = forms.CheckboxSelectMultiple

    def offer(self, rows: Iterable[Any], told: Any = str) -> None:
        """Let these be chosen, each by what is told of it."""
        self.offered = {str(one.pk): one for one in rows}
        self.choices = [(key, told(one)) for key, one in self.offered.items()]

    def clean(self, value: Any) -> list[Any]:
        """The rows that were chosen, each once."""
        return [self.offered[key] for key in dict.fromkeys(super().clean(value))]


def function_told(function: Function) -> str:
    """`ordföranden, Ekhamns kommun`."""
    return f"{function.name}, {function.organisation.name}"
