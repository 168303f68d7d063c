"""The form of one target, and the formset of a commitment's targets."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

from medborgarlofte.domain.content import target_as_json
from medborgarlofte.domain.targets import (
    CountTarget,
    Operator,
    Per,
    Season,
    Target,
    TimeUnit,
    UncountableTarget,
    WhenNeededTarget,
    WithinTimeTarget,
)

from .fields import Lines

MOST = 12  # targets of one commitment
_MOST_COUNTED = 1_000_000
_KINDS = [
    ("", _("inget mål här")),
    ("count", _("ett antal")),
    ("within_time", _("inom en viss tid")),
    ("when_needed", _("vid behov")),
    ("uncountable", _("går inte att räkna")),
]
_OPERATORS = [
    (Operator.AT_LEAST.value, _("minst")),
    (Operator.EXACTLY.value, _("precis")),
    (Operator.AT_MOST.value, _("högst")),
]
_PER = [
    (Per.DAY.value, _("dag")),
    (Per.WEEK.value, _("vecka")),
    (Per.MONTH.value, _("månad")),
    (Per.QUARTER.value, _("kvartal")),
    (Per.TERTIAL.value, _("tertial")),
    (Per.HALF_YEAR.value, _("halvår")),
    (Per.SCHOOL_TERM.value, _("termin")),
    (Per.SCHOOL_YEAR.value, _("läsår")),
    (Per.YEAR.value, _("år")),
    (Per.PERIOD.value, _("hela löftet")),
    (Per.BY_DATE.value, _("till en viss dag")),
]
_TIME_UNITS = [
    (TimeUnit.HOUR.value, _("timmar")),
    (TimeUnit.DAY.value, _("dagar")),
    (TimeUnit.WORKING_DAY.value, _("arbetsdagar")),
    (TimeUnit.WEEK.value, _("veckor")),
    (TimeUnit.MONTH.value, _("månader")),
]


def _number(label: Any, *, least: int = 0, **kwargs: Any) -> forms.IntegerField:
    widget = forms.NumberInput(attrs={"inputmode": "numeric", "class": "short"})
    return forms.IntegerField(
        label=label, required=False, min_value=least, max_value=_MOST_COUNTED, widget=widget, **kwargs
    )


_WRITTEN = ("number", "unit", "by", "limit", "whole", "conditions")  # empty until somebody writes there


class TargetForm(forms.Form):
    """One target: which fields count depends on its kind."""

    kind = forms.ChoiceField(label=_("Vad för mål?"), choices=_KINDS, required=False)
    operator = forms.ChoiceField(label=_("Minst, precis eller högst"), choices=_OPERATORS, required=False)
    number = _number(_("Antal"))
    unit = forms.CharField(
        label=_("Av vad"), required=False, max_length=200, widget=forms.TextInput(attrs={"lang": "sv"})
    )
    per = forms.ChoiceField(label=_("Per"), choices=_PER, required=False, initial=Per.YEAR.value)
    every = _number(
        _("Hur ofta kommer perioden?"),
        least=1,
        help_text=_("För varannan vecka: skriv 2 och välj vecka. Annars 1."),
    )
    by = forms.DateField(
        label=_("Senast den dag"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "short"}),
    )
    limit = _number(_("Inom hur lång tid"), least=1)
    limit_unit = forms.ChoiceField(label=_("Tidens enhet"), choices=_TIME_UNITS, required=False)
    whole = _number(_("Av hur många i allt"), least=1, help_text=_("För ”alla fyra skolor” skriv 4."))
    conditions = Lines(label=_("Villkor för vad som räknas"), help_text=_("Ett på varje rad."))
    season_months = forms.MultipleChoiceField(
        label=_("Bara under dessa månader"),
        required=False,
        choices=[(str(number), name) for number, name in MONTHS.items()],
        widget=forms.CheckboxSelectMultiple,
    )
    season_school_year = forms.BooleanField(label=_("Bara under läsåret"), required=False)
    on_average = forms.BooleanField(label=_("I genomsnitt över året"), required=False)
    unless_no_need = forms.BooleanField(label=_("Eller ett uttalat ”inget behov”"), required=False)
    each_party = forms.BooleanField(label=_("Gäller var och en av parterna"), required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        kind = data.get("kind")
        if not kind and self.empty_permitted and any(data.get(name) for name in _WRITTEN):
            self.add_error("kind", _("Välj vad för mål det är, eller töm fälten."))
        if kind == "count" and data.get("number") is None and "number" not in self.errors:
            self.add_error("number", _("Skriv antalet, eller välj ett annat slags mål."))
        if kind == "count" and data.get("per") == Per.BY_DATE and not data.get("by"):
            self.add_error("by", _("Skriv den dag då det ska vara klart."))
        if kind == "within_time" and not data.get("limit") and "limit" not in self.errors:
            self.add_error("limit", _("Skriv inom hur lång tid det ska vara gjort."))
        return data

    def target(self) -> Target | None:
        """The target that was chosen; None for a row that was left empty."""
        data = self.cleaned_data
        kind, unit, per = data.get("kind"), data.get("unit") or "", Per(data.get("per") or Per.YEAR)
        if kind == "count":
            return _count(data, unit, per)
        if kind == "within_time":
            return WithinTimeTarget(data["limit"], TimeUnit(data["limit_unit"] or TimeUnit.DAY), unit, per)
        if kind == "when_needed":
            return WhenNeededTarget(unit, per)
        return UncountableTarget(unit, per) if kind == "uncountable" else None


def _count(data: dict[str, Any], unit: str, per: Per) -> CountTarget:
    months = frozenset(int(month) for month in data["season_months"])
    season = Season(months, data["season_school_year"]) if months or data["season_school_year"] else None
    return CountTarget(
        number=data["number"],
        per=per,
        unit=unit,
        operator=Operator(data["operator"] or Operator.AT_LEAST),
        every=data["every"] or 1,
        season=season,
        on_average=data["on_average"],
        by=data["by"] if per is Per.BY_DATE else None,
        whole=data["whole"],
        conditions=data["conditions"],
        unless_no_need=data["unless_no_need"],
        each_party=data["each_party"],
    )


def initial_of(target: Target) -> dict[str, Any]:
    """What the form shows of a target."""
    shown = target_as_json(target)
    season = shown.pop("season", None)
    if season:
        shown["season_months"] = [str(month) for month in season["months"]]
        shown["season_school_year"] = season["school_year"]
    if isinstance(target, CountTarget):
        shown["conditions"] = target.conditions
    return shown


def chosen(formset: forms.BaseFormSet[TargetForm]) -> tuple[Target, ...]:
    """The targets that were chosen, each once, in order."""
    found = (form.target() for form in formset.forms if form.cleaned_data)
    return tuple(dict.fromkeys(target for target in found if target is not None))


TargetFormSet = forms.formset_factory(TargetForm, extra=1, max_num=MOST, absolute_max=MOST, validate_max=True)
