"""The forms of an indicator and of its figures."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, cast

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from medborgarlofte.domain.claims import Origin
from medborgarlofte.domain.indicators import Kind
from medborgarlofte.incidents.indicator_drafts import IndicatorDraft, MeasurementDraft
from medborgarlofte.incidents.models import Indicator, Measurement
from medborgarlofte.promises.models import Promise
from medborgarlofte.publishing.formats import last_day
from medborgarlofte.publishing.indicator_words import kind_words, origin_words
from medborgarlofte.web.deciding import Deciding
from medborgarlofte.web.occasions.fields import OneOf, day_field, reason_field, words

from .fields import CountField, FigureField, ShareField

_DAY = timedelta(days=1)
_BETTER = (("lower", _("Lägre är bättre")), ("higher", _("Högre är bättre")), ("", _("Varken eller")))
_FIELDS = {Kind.SHARE: ShareField, Kind.COUNT: CountField, Kind.INDEX: FigureField}
_FIGURE = {
    Kind.SHARE: _("I procent, till exempel 34,5."),
    Kind.COUNT: _("Ett heltal, till exempel 46."),
    Kind.INDEX: _("Så som källan anger den, till exempel 3,4."),
}


class IndicatorForm(Deciding):
    """What is measured, by whom and where."""

    name = words(
        _("Vad är det som mäts?"),
        200,
        help_text=_("Till exempel: Andel som undviker busstorget efter klockan 21."),
        missing=_("Skriv vad som mäts."),
    )
    kind = forms.ChoiceField(
        label=_("Vad för sorts siffra är det?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Välj vad för sorts siffra det är.")},
    )
    origin = forms.ChoiceField(
        label=_("Vad bygger den på?"),
        help_text=_("Det avgör vad mer än löftet som kan förklara en förändring."),
        widget=forms.RadioSelect,
        error_messages={"required": _("Välj vad siffran bygger på.")},
    )
    unit = words(
        _("I vilken enhet?"),
        100,
        help_text=_("Till exempel: andel av de svarande, anmälningar om året."),
        missing=_("Skriv i vilken enhet, till exempel andel av de svarande."),
    )
    source = words(
        _("Varifrån kommer siffrorna?"),
        200,
        help_text=_("Till exempel: Polisens trygghetsmätning. Skriv inga namn på personer."),
        missing=_("Skriv var siffrorna kommer ifrån."),
    )
    place = words(_("Vilken plats gäller de?"), 200, missing=_("Skriv vilken plats siffrorna gäller."))
    better = forms.ChoiceField(
        label=_("Åt vilket håll bör den gå?"), choices=_BETTER, widget=forms.RadioSelect, required=False
    )
    reference = OneOf(
        label=_("Ska den stå bredvid en mätning av ett större område?"),
        help_text=_("Den ska vara av samma sort och i samma enhet. Lägg in den först om den saknas."),
        required=False,
    )

    def __init__(self, others: Iterable[Indicator], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._choose("kind", [(one.value, capfirst(kind_words(one))) for one in Kind])
        self._choose("origin", [(one.value, capfirst(origin_words(one))) for one in Origin])
        cast("OneOf", self.fields["reference"]).offer(others, empty=_("Nej"))

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        cast("forms.ChoiceField", self.fields[name]).choices = choices

    def draft(self) -> IndicatorDraft:
        """What a valid form says."""
        said = dict(self.cleaned_data)
        said.pop("confirmed", None)
        return IndicatorDraft(**said)


class MeasurementForm(Deciding):
    """One figure, with what its kind must carry."""

    start = day_field(_("Första dagen som siffran gäller"), _("Skriv den första dagen."))
    last = day_field(_("Sista dagen som siffran gäller"), _("Skriv den sista dagen."))
    retrieved = day_field(
        _("Vilken dag hämtades siffran från källan?"), _("Skriv vilken dag siffran hämtades.")
    )
    method = words(
        _("Har källan bytt sätt att mäta?"),
        200,
        required=False,
        help_text=_(
            "Skriv i så fall hur det mäts nu, med samma ord för varje ny siffra. "
            "Siffror som är mätta på olika sätt jämförs inte."
        ),
    )
    preliminary = forms.BooleanField(
        label=_("Siffran är preliminär och kan ändras av källan"), required=False
    )

    def __init__(self, kind: Kind, today: date, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        for name in ("start", "last", "retrieved"):
            self.fields[name].widget.attrs["max"] = today.isoformat()
        figure = _FIELDS[kind]
        self.fields["figure"] = figure(
            label=_("Siffran"), help_text=_FIGURE[kind], error_messages={"required": _("Skriv siffran.")}
        )
        if kind is not Kind.COUNT:
            self._ask_about_answers(kind is Kind.SHARE)
            self._ask_about_limits(figure, kind is Kind.INDEX)
        self.order_fields(["figure", "start", "last", "answers", "response_rate", "low", "high"])

    def _ask_about_answers(self, is_share: bool) -> None:
        self.fields["answers"] = CountField(
            label=_("Hur många svarade?"),
            required=is_share,
            error_messages={"required": _("Skriv hur många som svarade.")},
        )
        self.fields["response_rate"] = ShareField(
            label=_("Hur många procent av de tillfrågade svarade?"),
            required=is_share,
            error_messages={"required": _("Skriv hur stor andel av de tillfrågade som svarade.")},
        )

    def _ask_about_limits(self, figure: type[FigureField], is_index: bool) -> None:
        missing = {"required": _("Skriv felmarginalens gränser, så som källan anger dem.")}
        low, high = _("Felmarginalens nedre gräns"), _("Felmarginalens övre gräns")
        told = (
            _("Så som källan anger den.")
            if is_index
            else _("I procent. Lämna tomt om källan inte anger den.")
        )
        for name, label in (("low", low), ("high", high)):
            self.fields[name] = figure(label=label, help_text=told, required=is_index, error_messages=missing)

    def clean_last(self) -> date:
        """Refused here when it is to come, since the day after it may be none."""
        found: date = self.cleaned_data["last"]
        if found > self.today:
            raise forms.ValidationError(_("Tiden är inte slut än. Skriv in siffran när den är det."))
        return found

    def draft(self) -> MeasurementDraft:
        """What a valid form says."""
        names = ("figure", "start", "retrieved", "method", "preliminary", "response_rate", "low", "high")
        said: dict[str, Any] = {name: self.cleaned_data.get(name) for name in names}
        answers = self.cleaned_data.get("answers")
        last: date = self.cleaned_data["last"]
        return MeasurementDraft(end=last + _DAY, answers=None if answers is None else int(answers), **said)


class CorrectionForm(MeasurementForm):
    """The right figure, and why the earlier one is wrong."""

    reason = reason_field(_("Varför rättas siffran?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(["reason"])


class TieForm(Deciding):
    """The promise whose problem an indicator tells of."""

    promise = OneOf(
        label=_("Vilket löfte?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Välj ett löfte."), "invalid_choice": _("Välj ett löfte.")},
    )

    def __init__(self, promises: Iterable[Promise], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("OneOf", self.fields["promise"]).offer(promises, promise_told)


def promise_told(promise: Promise) -> str:
    """`Almvik 2025–2026`."""
    return promise.told()


def initial_of(found: Measurement) -> dict[str, Any]:
    """What the form shows of a figure that is to be corrected."""
    names = ("figure", "start", "retrieved", "method", "preliminary", "response_rate", "low", "high")
    shown: dict[str, Any] = {name: getattr(found, name) for name in names}
    return shown | {"last": last_day(found.end), "answers": found.answers}
