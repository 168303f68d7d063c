"""The form of one commitment. Its targets have a form of their own, `target_form`."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from medborgarlofte.domain import content
from medborgarlofte.domain.targets import CountTarget, Target, WhenNeededTarget
from medborgarlofte.places.names import POLICE_NAME, party_name
from medborgarlofte.promises.texts import LONGEST
from medborgarlofte.publishing.area_words import AREA_CODES, area_names

from .fields import Lines, SeenForm, long_text


class CommitmentForm(SeenForm):
    """One commitment, its targets apart."""

    text = forms.CharField(
        label=_("Vad lovas?"),
        help_text=_("Ordagrant som det står i dokumentet."),
        max_length=LONGEST,
        widget=long_text(4),
        error_messages={"required": _("Skriv vad som lovas.")},
    )
    police = forms.BooleanField(label=_("Polisen"), required=False)
    municipality = forms.BooleanField(label=_("Kommunen"), required=False)
    others = Lines(label=_("Andra som ansvarar"), help_text=_("En på varje rad."))
    focus_area = forms.CharField(
        label=_("Rubrik som åtagandet står under"), required=False, max_length=LONGEST
    )
    areas = forms.MultipleChoiceField(label=_("Ämnen"), required=False, widget=forms.CheckboxSelectMultiple)
    places = Lines(label=_("Platser"), help_text=_("En på varje rad."))
    target_groups = Lines(label=_("För vilka"), help_text=_("En grupp på varje rad."))
    co_actors = Lines(label=_("Medverkande"), help_text=_("En på varje rad."))
    result = forms.CharField(
        label=_("Resultat som dokumentet redovisar"), required=False, max_length=LONGEST, widget=long_text(3)
    )
    sensitive = forms.BooleanField(
        label=_(
            "Antalet visar hjälp till enskilda, till exempel sociala insatsgrupper eller orosanmälningar"
        ),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        areas = self.fields["areas"]
        if isinstance(areas, forms.MultipleChoiceField):
            areas.choices = list(zip(AREA_CODES, area_names(AREA_CODES), strict=True))

    @staticmethod
    def initial_of(one: content.Commitment) -> dict[str, Any]:
        """What the form shows of a commitment."""
        kinds = {party.kind for party in one.parties}
        names = ("text", "focus_area", "places", "target_groups", "co_actors", "result", "sensitive")
        return {
            **{name: getattr(one, name) for name in names},
            "areas": list(one.areas),
            "police": "police" in kinds,
            "municipality": "municipality" in kinds,
            "others": tuple(party.name for party in one.parties if party.kind == "other"),
        }

    def commitment(
        self, before: content.Commitment, place: str, targets: tuple[Target, ...]
    ) -> content.Commitment:
        """The commitment as it was corrected; what no form asks for stays as it was."""
        data = self.cleaned_data
        names = ("text", "focus_area", "places", "target_groups", "co_actors", "result", "sensitive")
        return replace(
            before,
            **{name: data[name] for name in names},
            areas=tuple(data["areas"]),
            parties=content.in_order(self._parties(place)),
            targets=targets,
            as_needed=_as_needed(before, targets),
        )

    def _parties(self, place: str) -> list[content.Party]:
        data = self.cleaned_data
        parties = [content.Party("other", name[:200]) for name in data["others"]]
        if data["police"]:
            parties.append(content.Party("police", POLICE_NAME))
        if data["municipality"]:
            parties.append(content.Party("municipality", party_name(place)))
        return parties


def _as_needed(before: content.Commitment, targets: tuple[Target, ...]) -> bool:
    """Whether it is kept when needed: as it was read while the targets are, else as the targets say."""
    if targets == before.targets:
        return before.as_needed
    return any(
        isinstance(one, WhenNeededTarget) or (isinstance(one, CountTarget) and one.unless_no_need)
        for one in targets
    )
