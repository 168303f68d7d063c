"""The forms in which a party says what a commitment meant for an indicator, and what it expects of one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from medborgarlofte.accounts.actors import Actor
from medborgarlofte.domain.claims import Lack, Strength, lacks, rivals
from medborgarlofte.followup import actions
from medborgarlofte.followup.claims import Behind, Series
from medborgarlofte.followup.effects import effect_told
from medborgarlofte.followup.models import EffectClaim
from medborgarlofte.incidents.models import Indicator
from medborgarlofte.places.models import Organisation
from medborgarlofte.promises.actions import write_hypothesis
from medborgarlofte.promises.models import Commitment
from medborgarlofte.publishing.claim_words import (
    effect_sentence,
    expects_words,
    rival_told,
    rival_word,
    strength_word,
)
from medborgarlofte.publishing.formats import as_html
from medborgarlofte.web.deciding import Deciding
from medborgarlofte.web.drafts.fields import long_text

_LONGEST = 2000


class PairForm(forms.Form):
    """Which commitment, and which indicator of the problem."""

    commitment = forms.TypedChoiceField(label=gettext_lazy("Vilket åtagande?"), coerce=int)
    indicator = forms.TypedChoiceField(label=gettext_lazy("Vilken mätning?"), coerce=int)

    def __init__(
        self, commitments: Iterable[Commitment], indicators: Iterable[Indicator], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer_pairs(self, commitments, indicators)


def offer_pairs(form: forms.Form, commitments: Iterable[Commitment], indicators: Iterable[Indicator]) -> None:
    """Let a form with the two fields offer these, by their keys."""
    told = [(one.pk, f"{one.number}. {one.text}") for one in commitments]
    for name, choices in (("commitment", told), ("indicator", [(one.pk, str(one)) for one in indicators])):
        field = cast("forms.ChoiceField", form.fields[name])
        field.choices = choices
        field.widget.attrs["lang"] = "sv"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a claim is about: what is known, the commitment and the indicator."""

    known: Behind
    commitment: Commitment
    series: Series

    def lacks(self, strength: Strength) -> list[Lack]:
        """Why it cannot be chosen, whatever is answered on the page."""
        evidence = self.known.evidence(self.commitment.pk, self.series.indicator.pk)
        return [one for one in lacks(evidence, strength) if one is not Lack.RIVALS_UNANSWERED]

    def offered(self) -> list[Strength]:
        """The strengths to choose from; the strongest take that the other explanations are answered."""
        return [one for one in Strength if not self.lacks(one)]


class EffectForm(Deciding):
    """Answers to what else may explain the change, how strongly it is put, and why."""

    def __init__(self, asked: Asked, party: Organisation, *args: Any, **kwargs: Any) -> None:
        self.asked, self.party = asked, party
        super().__init__(*args, **kwargs)
        for one in rivals(asked.series.origin):
            self.fields[one.value] = forms.CharField(
                label=f"{rival_word(one)}: {rival_told(one)}",
                max_length=_LONGEST,
                required=False,
                widget=long_text(2),
            )
        self.fields["strength"] = forms.TypedChoiceField(
            label=_("Hur starkt kan ni säga det?"),
            choices=[(one.value, self._told(one)) for one in asked.offered()],
            coerce=int,
            widget=forms.RadioSelect,
            error_messages={"required": _("Välj hur starkt ni kan säga det.")},
        )
        self.fields["reason"] = forms.CharField(
            label=_("Varför säger ni så?"),
            max_length=_LONGEST,
            widget=long_text(3),
            error_messages={"required": _("Skriv varför ni säger så.")},
        )
        if (box := self.fields.pop("confirmed", None)) is not None:
            self.fields["confirmed"] = box  # last, as on every page

    def clean(self) -> dict[str, Any]:
        """Asks for the explanations that are not answered, where the strength takes that they are."""
        data = super().clean() or {}
        if data.get("strength", 0) >= Strength.CONSISTENT_WITH:
            for one in rivals(self.asked.series.origin):
                if not data.get(one.value) and one.value not in self.errors:
                    self.add_error(one.value, _("Svara på den här förklaringen, eller välj något svagare."))
        return data

    def save(self, actor: Actor) -> EffectClaim:
        """What a valid form says, kept."""
        said = self.cleaned_data
        return actions.claim_effect(
            actor,
            self.asked.known.follow_up,
            self.asked.commitment,
            self.asked.series.indicator,
            self.party,
            strength=said["strength"],
            reason=said["reason"],
            answers={one.value: said[one.value] for one in rivals(self.asked.series.origin)},
            confirmed=self.confirmed,
        )

    def _told(self, strength: Strength) -> str:
        """What the product would write."""
        asked = self.asked
        claim = EffectClaim(
            commitment=asked.commitment, indicator=asked.series.indicator, party=self.party, strength=strength
        )
        sentence = effect_sentence(effect_told(asked.known, claim), asked.series.kind)
        return as_html(f"{strength_word(strength)}: {sentence}")


class ExpectedForm(Deciding):
    """If the commitment is kept, then the figure goes this way, because …"""

    commitment = forms.TypedChoiceField(label=gettext_lazy("Om det här åtagandet hålls …"), coerce=int)
    indicator = forms.TypedChoiceField(label=gettext_lazy("… så väntas den här siffran …"), coerce=int)
    expects = forms.ChoiceField(
        label=gettext_lazy("… ändras så här"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Välj om siffran väntas öka eller minska.")},
    )
    because = forms.CharField(
        label=gettext_lazy("Varför?"),
        help_text=gettext_lazy("Till exempel: Fler ser polisen, så färre kör för fort. Skriv inga namn."),
        max_length=1000,
        widget=long_text(3),
        error_messages={"required": gettext_lazy("Skriv varför siffran väntas ändras.")},
    )

    def __init__(
        self, commitments: Iterable[Commitment], indicators: Iterable[Indicator], *args: Any, **kwargs: Any
    ) -> None:
        self.commitments = {one.pk: one for one in commitments}
        self.indicators = {one.pk: one for one in indicators}
        super().__init__(*args, **kwargs)
        offer_pairs(self, self.commitments.values(), self.indicators.values())
        cast("forms.ChoiceField", self.fields["expects"]).choices = list(expects_words().items())

    def save(self, actor: Actor, today: date) -> None:
        """What a valid form says, kept."""
        said = self.cleaned_data
        write_hypothesis(
            actor,
            self.commitments[said["commitment"]],
            self.indicators[said["indicator"]],
            expects=said["expects"],
            because=said["because"],
            today=today,
            confirmed=self.confirmed,
        )
