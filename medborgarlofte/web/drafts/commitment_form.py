"""The form of one commitment. Its targets have a form of their own, `target_form`."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from medborgarlofte.domain import content
from medborgarlofte.domain.sensitive_words import looks_sensitive
from medborgarlofte.domain.targets import CountTarget, Target, WhenNeededTarget
from medborgarlofte.places.names import POLICE_NAME, party_name
from medborgarlofte.promises.texts import LONGEST, LONGEST_WORDS
from medborgarlofte.publishing.area_words import AREA_CODES, area_names

from .fields import Lines, SeenForm, long_text

_GOAL_KINDS = [
    ("", _("Inget angivet")),
    ("outcome", _("Effektmål – vad som ska förändras")),
    ("process", _("Processmål – hur arbetet går till")),
    ("output", _("Produktionsmål – hur mycket som görs")),
]
_PLAIN = (  # that the form asks for as the commitment holds them
    *("text", "focus_area", "places", "target_groups", "co_actors", "result", "sensitive"),
    *("times", "goal_kind", "goal"),
)


def _function(label: Any, help_text: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"lang": "sv"}),
    )


class CommitmentForm(SeenForm):
    """One commitment, its targets apart."""

    text = forms.CharField(
        label=_("Vad lovas?"),
        max_length=LONGEST,
        widget=long_text(4),
        error_messages={"required": _("Skriv vad som lovas.")},
    )
    police = forms.BooleanField(label=_("Polisen"), required=False)
    police_function = _function(
        _("Funktion hos polisen som ansvarar"),
        _("Skriv funktionen, inte ett namn. Till exempel områdespolisen."),
    )
    municipality = forms.BooleanField(label=_("Kommunen"), required=False)
    municipality_function = _function(
        _("Funktion hos kommunen som ansvarar"),
        _("Skriv funktionen, inte ett namn. Till exempel fritidschefen."),
    )
    others = Lines(
        label=_("Andra som ansvarar"),
        help_text=_(
            "En på varje rad. Skriv funktionen efter ett kolon: Granviks Bostäder: fastighetschefen."
        ),
    )
    focus_area = forms.CharField(
        label=_("Rubrik som åtagandet står under"), required=False, max_length=LONGEST
    )
    areas = forms.MultipleChoiceField(label=_("Ämnen"), required=False, widget=forms.CheckboxSelectMultiple)
    places = Lines(label=_("Platser"), help_text=_("En på varje rad."))
    target_groups = Lines(label=_("För vilka"), help_text=_("En grupp på varje rad."))
    times = forms.CharField(
        label=_("När på dygnet eller i veckan"),
        help_text=_("Till exempel fredagar 20–02."),
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.TextInput(attrs={"lang": "sv"}),
    )
    co_actors = Lines(
        label=_("Medverkande"),
        help_text=_("En på varje rad. Andra som hjälper till, till exempel regionen eller ett bostadsbolag."),
    )
    goal_kind = forms.ChoiceField(
        label=_("Vad för mål tjänar åtagandet?"),
        choices=_GOAL_KINDS,
        required=False,
        widget=forms.RadioSelect,
    )
    goal = forms.CharField(
        label=_("Målet, med egna ord"), required=False, max_length=LONGEST, widget=long_text(2)
    )
    plans = Lines(
        label=_("Planer som åtagandet hör till"),
        help_text=_("En på varje rad. Finns planen på webben skriver du adressen sist på raden."),
    )
    result = forms.CharField(
        label=_("Resultat som dokumentet redovisar"), required=False, max_length=LONGEST, widget=long_text(3)
    )
    sensitive = forms.BooleanField(
        label=_(
            "Antalet visar hjälp till enskilda, till exempel sociala insatsgrupper eller orosanmälningar"
        ),
        required=False,
    )

    def __init__(self, *args: Any, from_document: bool = False, **kwargs: Any) -> None:
        """`from_document`: the commitment was read there, so its words are those of the document."""
        super().__init__(*args, **kwargs)
        if looks_sensitive(str(self.initial.get("text", ""))) and not self.initial.get("sensitive"):
            self.fields["sensitive"].label = _(
                "Åtagandet verkar gälla hjälp till enskilda. Kryssa här om antalet visar sådan hjälp: då "
                "sparas bara siffror, och små tal visas inte"
            )
        if from_document:
            self.fields["text"].help_text = _("Ordagrant som det står i dokumentet.")
        areas = self.fields["areas"]
        if isinstance(areas, forms.MultipleChoiceField):
            areas.choices = list(zip(AREA_CODES, area_names(AREA_CODES), strict=True))

    @staticmethod
    def initial_of(one: content.Commitment) -> dict[str, Any]:
        """What the form shows of a commitment."""
        functions = {party.kind: one.function_of(party) for party in one.parties}
        others = [party for party in one.parties if party.kind == "other"]
        return {
            **{name: getattr(one, name) for name in _PLAIN},
            "areas": list(one.areas),
            "police": "police" in functions,
            "police_function": functions.get("police", ""),
            "municipality": "municipality" in functions,
            "municipality_function": functions.get("municipality", ""),
            "others": tuple(_with(party.name, ": ", one.function_of(party)) for party in others),
            "plans": tuple(_with(plan.text, " ", plan.address) for plan in one.plans),
        }

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for name in ("police", "municipality"):
            if data.get(f"{name}_function") and not data.get(name):
                self.add_error(f"{name}_function", _("Kryssa för att parten ansvarar, eller töm fältet."))
        return data

    def commitment(
        self, before: content.Commitment, place: str, targets: tuple[Target, ...]
    ) -> content.Commitment:
        """The commitment as it was corrected; what no form asks for stays as it was."""
        data = self.cleaned_data
        functions = self._functions(before, place)
        return replace(
            before,
            **{name: data[name] for name in _PLAIN},
            areas=tuple(data["areas"]),
            parties=content.in_order(one.party for one in functions),
            functions=tuple(one for one in functions if one.name),
            plans=tuple(_plan(line) for line in data["plans"]),
            targets=targets,
            as_needed=_as_needed(before, targets),
        )

    def _functions(self, before: content.Commitment, place: str) -> list[content.Function]:
        """Each party that answers for it, and its function or nothing."""
        data = self.cleaned_data
        known = {party.name for party in before.parties if party.kind == "other"}
        found = [_other(line, known) for line in data["others"]]
        if data["police"]:
            police = content.Party("police", POLICE_NAME)
            found.append(content.Function(police, data["police_function"]))
        if data["municipality"]:
            town = content.Party("municipality", party_name(place))
            found.append(content.Function(town, data["municipality_function"]))
        return found


def _with(first: str, between: str, second: str) -> str:
    return f"{first}{between}{second}" if first and second else first or second


def _other(line: str, known: Container[str]) -> content.Function:
    """Another party and its function, "Granviks Bostäder: chefen"; a known name may hold a colon."""
    name, _colon, function = (line, "", "") if line in known else line.rpartition(":")
    if not name.strip():
        name, function = line.strip(" :"), ""
    return content.Function(content.Party("other", name.strip()[:200]), function.strip())


def _plan(line: str) -> content.Link:
    """A plan by its name, its address on the web, or both with the address last."""
    text, _space, last = line.rpartition(" ")
    if last.startswith(("https://", "http://")):
        return content.Link(text.strip(), last)
    return content.Link(line, "")


def _as_needed(before: content.Commitment, targets: tuple[Target, ...]) -> bool:
    """Whether it is kept when needed: as it was read while the targets are, else as the targets say."""
    if targets == before.targets:
        return before.as_needed
    return any(
        isinstance(one, WhenNeededTarget) or (isinstance(one, CountTarget) and one.unless_no_need)
        for one in targets
    )
