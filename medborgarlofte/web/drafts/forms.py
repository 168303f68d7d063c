"""The forms of a draft: beginning one, the promise's own fields, splitting, publishing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from medborgarlofte.domain import content
from medborgarlofte.promises.texts import LONGEST

from .fields import DecidingForm, OfPartyForm, SeenForm, long_text


class SplitForm(SeenForm):
    """The words of one commitment, parted where a new one begins."""

    text = forms.CharField(
        label=_("Dela texten"),
        help_text=_("Sätt en tom rad där nästa åtagande börjar."),
        max_length=LONGEST,
        widget=long_text(8),
    )

    def clean_text(self) -> list[str]:
        """The parts, two at least."""
        paragraphs = self.cleaned_data["text"].replace("\r\n", "\n").split("\n\n")
        parts = [" ".join(part.split()) for part in paragraphs if part.strip()]
        if len(parts) < 2:
            raise forms.ValidationError(_("Sätt en tom rad mellan delarna, så att de blir minst två."))
        return parts


class PeriodForm(forms.Form):
    """What every promise begins with: where, when and why."""

    police_area = forms.CharField(label=_("Lokalpolisområde"), required=False, max_length=100)
    label = forms.CharField(
        label=_("Periodens namn"), help_text=_("Till exempel 2024-2025."), required=False, max_length=50
    )
    start = forms.DateField(
        label=_("Första dag"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "short"}),
    )
    last = forms.DateField(
        label=_("Sista dag"),
        help_text=_("Lämna tomt om löftet gäller tills vidare."),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "short"}),
    )
    problem = forms.CharField(label=_("Problemet"), required=False, max_length=LONGEST, widget=long_text(4))
    aim = forms.CharField(label=_("Syftet"), required=False, max_length=LONGEST, widget=long_text(3))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        start, last = data.get("start"), data.get("last")
        if last and "start" not in self.errors and (not start or last < start):
            self.add_error("last", _("Den sista dagen ligger före den första."))
        return data

    def end(self) -> date | None:
        """The day after the last."""
        last: date | None = self.cleaned_data["last"]
        return last + timedelta(days=1) if last and last < date.max else None


class StartForm(OfPartyForm, PeriodForm):
    """A promise that somebody begins to write."""

    field_order = ("workspace", "start", "last", "police_area", "problem", "aim")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["label"]  # the years say it
        self.fields["start"].required = True
        self.fields["start"].error_messages["required"] = _("Skriv den första dagen.")

    def said(self) -> dict[str, Any]:
        """The promise's own fields, as `promises.actions.start_draft` takes them."""
        names = ("start", "police_area", "problem", "aim")
        data = self.cleaned_data
        return {
            **{name: data[name] for name in names},
            "end": self.end(),
            "label": _label(data["start"], data["last"]),
        }


def _label(start: date, last: date | None) -> str:
    """What a period is called: "2026", "2026-2027", or "2026-" until further notice."""
    if last is None:
        return f"{start.year}-"
    return f"{start.year}" if start.year == last.year else f"{start.year}-{last.year}"


class PromiseForm(PeriodForm, SeenForm):
    """The promise's own fields."""

    municipality = forms.CharField(
        label=_("Kommun"), max_length=100, error_messages={"required": _("Skriv vilken kommun det gäller.")}
    )
    followup_words = forms.CharField(
        label=_("Hur löftet följs upp"), required=False, max_length=LONGEST, widget=long_text(3)
    )
    followups_per_year = forms.FloatField(
        label=_("Uppföljningar per år"),
        required=False,
        min_value=0.1,
        max_value=366,
        localize=True,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "short"}),
    )
    extension_of = forms.CharField(label=_("Förlänger löftet för"), required=False, max_length=50)
    extension_reason = forms.CharField(
        label=_("Skäl att förlänga"), required=False, max_length=LONGEST, widget=long_text(3)
    )
    extension_lessons = forms.CharField(
        label=_("Lärdomar"), required=False, max_length=LONGEST, widget=long_text(3)
    )

    field_order = ("municipality",)
    _NAMES = (
        *("municipality", "police_area", "label", "start", "problem", "aim", "followup_words"),
        *("followups_per_year", "extension_of", "extension_reason", "extension_lessons"),
    )

    def __init__(self, *args: Any, known: bool, **kwargs: Any) -> None:
        """`known`: the promise is published, so it stays in its municipality."""
        super().__init__(*args, **kwargs)
        self.fields["municipality"].disabled = known

    @classmethod
    def initial_of(cls, said: content.Promise) -> dict[str, Any]:
        """What the form shows of a promise."""
        last = said.end - timedelta(days=1) if said.end else None
        return {**{name: getattr(said, name) for name in cls._NAMES}, "last": last}

    def otherwise(self, said: content.Promise) -> list[tuple[str, Any]]:
        """The fields where that content says otherwise than what was sent: label and what it says."""
        theirs = self.initial_of(said)
        names = [name for name in theirs if theirs[name] != self.cleaned_data.get(name)]
        return [(str(self.fields[name].label), theirs[name]) for name in names]

    def promise(self, before: content.Promise) -> content.Promise:
        """The promise as it was corrected."""
        data = self.cleaned_data
        return replace(before, **{name: data[name] for name in self._NAMES}, end=self.end())


class PublishForm(DecidingForm, SeenForm):
    """The last question before something becomes public."""

    reason = forms.CharField(
        label=_("Varför ändras löftet?"),
        help_text=_("Skälet visas för alla, bredvid vad som ändrades. Skriv inga namn."),
        max_length=1000,
        widget=long_text(3),
        error_messages={"required": _("Skriv varför löftet ändras.")},
    )

    def __init__(self, *args: Any, asked: bool, **kwargs: Any) -> None:
        """`asked`: the reason for the change is not settled yet."""
        super().__init__(*args, **kwargs)
        if not asked:
            del self.fields["reason"]
