"""The form in which a promise is renewed: lessons, reason, period, and a choice for each commitment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from medborgarlofte.domain import content
from medborgarlofte.domain.errors import NeedsDecision
from medborgarlofte.domain.lineage import Act
from medborgarlofte.domain.renewal import CHOICES, NEEDS_REASON, Choice
from medborgarlofte.places.models import Organisation
from medborgarlofte.promises.texts import LONGEST
from medborgarlofte.web.drafts.fields import DecidingForm, long_text

_KINDS = ("act", "text", "reason")


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of one commitment."""

    act: forms.BoundField
    text: forms.BoundField
    reason: forms.BoundField


def _day(label: Any, **more: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "short"}),
        error_messages={
            "required": gettext_lazy("Skriv dagen."),
            "invalid": gettext_lazy("Skriv dagen som år, månad och dag, till exempel 2026-06-30."),
        },
        **more,
    )


class RenewalForm(DecidingForm):
    """Everything that the next period of a promise begins with."""

    party = forms.TypedChoiceField(
        label=gettext_lazy("I vilken parts arbetsyta ska utkastet ligga?"),
        coerce=int,
        widget=forms.RadioSelect,
    )
    lessons = forms.CharField(
        label=gettext_lazy("Vad har ni lärt er?"),
        help_text=gettext_lazy("Vad gick bra, vad gick sämre, och vad gör ni annorlunda nu? Visas för alla."),
        max_length=LONGEST,
        widget=long_text(4),
        error_messages={"required": gettext_lazy("Skriv vad ni har lärt er.")},
    )
    reason = forms.CharField(
        label=gettext_lazy("Varför förnyas löftet?"),
        help_text=gettext_lazy("Visas för alla."),
        max_length=LONGEST,
        widget=long_text(3),
        error_messages={"required": gettext_lazy("Skriv varför löftet förnyas.")},
    )
    start = _day(gettext_lazy("Nya periodens första dag"))
    last = _day(gettext_lazy("Nya periodens sista dag"))

    def __init__(
        self, ending: content.Promise, parties: Sequence[Organisation], *args: Any, **kwargs: Any
    ) -> None:
        self.commitments = ending.commitments
        super().__init__(*args, **{"initial": _initial(ending), **kwargs})
        self._offer_parties(parties)
        for one in ending.commitments:
            self.fields[f"act_{one.number}"] = _act(one.number)
            self.fields[f"text_{one.number}"] = _text(_("Vad lovar ni i stället?"), LONGEST, 3)
            self.fields[f"reason_{one.number}"] = _text(_("Varför? (visas för alla)"), 1000, 2)

    def _offer_parties(self, parties: Sequence[Organisation]) -> None:
        """The question whose draft it is, where there is more than one answer."""
        field = self.fields["party"]
        if isinstance(field, forms.TypedChoiceField):
            field.choices = [(party.pk, str(party)) for party in parties]
        if len(parties) < 2:
            del self.fields["party"]

    def of(self, number: int) -> Fields:
        """The fields of the commitment with that number."""
        return Fields(*(self[f"{kind}_{number}"] for kind in _KINDS))

    @property
    def end(self) -> date:
        """The day after the last, once valid."""
        last: date = self.cleaned_data["last"]
        return last + timedelta(days=1)

    def choices(self) -> list[Choice]:
        """What was chosen, once valid. Words in the place of one that goes on are left out."""
        found = []
        for one in self.commitments:
            act, text, reason = (self.cleaned_data[f"{kind}_{one.number}"] for kind in _KINDS)
            found.append(Choice(one.number, Act(act), reason, text if act == Act.REPLACE else ""))
        return found

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        start, last = data.get("start"), data.get("last")
        if start and last and not start <= last < date.max:
            self.add_error("last", _("Den sista dagen ligger före den första."))
        for one in self.commitments:
            act, text, reason = (data.get(f"{kind}_{one.number}") for kind in _KINDS)
            said = {"number": one.number}
            if act == Act.REPLACE and not text:
                sentence = _("Skriv vad ni lovar i stället för åtagande %(number)d.") % said
                self.add_error(f"text_{one.number}", sentence)
            if act and Act(act) in NEEDS_REASON and not reason:
                sentence = _("Skriv varför åtagande %(number)d ersätts eller avslutas.") % said
                self.add_error(f"reason_{one.number}", sentence)
        return data

    def ask_decision(self, asked: NeedsDecision) -> None:
        """Tell at each field what looks like personal data there, and ask with a box to tick."""
        for one in asked.concerns:
            words = _("”%(words)s”") % {"words": one.words}
            self.add_error(one.field if one.field in self.fields else None, f"{one.sentence} {words}")
        self.fields["confirmed"] = self._box


class LeftOutForm(DecidingForm):
    """Why commitments that were to go on are not in the draft."""

    def __init__(self, numbers: Sequence[int], *args: Any, **kwargs: Any) -> None:
        self.numbers = numbers
        super().__init__(*args, **kwargs)
        for number in numbers:
            label = _("Varför avslutas åtagande %(number)d? (visas för alla)") % {"number": number}
            self.fields[f"reason_{number}"] = _text(label, 1000, 2)

    def reasons(self) -> dict[int, str]:
        """Those that were written, once valid."""
        written = {number: self.cleaned_data[f"reason_{number}"] for number in self.numbers}
        return {number: reason for number, reason in written.items() if reason}


def _initial(ending: content.Promise) -> dict[str, Any]:
    """The next period follows at once and is as long, in whole years where the ending one was."""
    if ending.start is None or ending.end is None:
        return {}
    same_day = (ending.start.month, ending.start.day) == (ending.end.month, ending.end.day)
    years = ending.end.year - ending.start.year
    end = (
        ending.end.replace(year=ending.end.year + years) if same_day and _exists(ending.end, years) else None
    )
    end = end or ending.end + (ending.end - ending.start)
    return {"start": ending.end, "last": end - timedelta(days=1)}


def _exists(day: date, years: int) -> bool:
    return (day.month, day.day) != (2, 29) or years % 4 == 0


def _act(number: int) -> forms.ChoiceField:
    names = {
        Act.EXTEND: _("Förläng: samma åtagande en period till"),
        Act.SHARPEN: _("Skärp: samma åtagande, med ett högre eller tydligare mål"),
        Act.SPLIT: _("Dela: två åtaganden i stället för ett"),
        Act.REPLACE: _("Ersätt: lova något annat i stället"),
        Act.CLOSE: _("Avsluta: det går inte vidare"),
    }
    return forms.ChoiceField(
        label=_("Vad ska hända med åtagande %(number)d?") % {"number": number},
        choices=[(act.value, names[act]) for act in CHOICES],
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Välj vad som ska hända med åtagande %(number)d.") % {"number": number}
        },
    )


def _text(label: str, most: int, rows: int) -> forms.CharField:
    return forms.CharField(label=label, max_length=most, required=False, widget=long_text(rows))
