"""The forms of a safety walk: planning it, and when it was held."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from medborgarlofte.dialogue.drafts import WalkPlan
from medborgarlofte.dialogue.models import SafetyWalk
from medborgarlofte.web.deciding import Deciding
from medborgarlofte.web.drafts.fields import long_text
from medborgarlofte.web.occasions.fields import SomeOf
from medborgarlofte.web.occasions.forms import FulfilForm, InvitedForm, TimesForm


class WordsForm(Deciding):
    """What a walk is called, where it begins and where it goes."""

    title = forms.CharField(
        label=_("Vad ska vandringen heta?"),
        help_text=_("Till exempel: Trygghetsvandring i centrum."),
        max_length=200,
        error_messages={"required": _("Skriv vad vandringen ska heta.")},
    )
    place = forms.CharField(
        label=_("Var samlas ni?"),
        max_length=200,
        error_messages={"required": _("Skriv var ni samlas.")},
    )
    route = forms.CharField(
        label=_("Vilken väg går ni?"),
        help_text=_("Med ord, till exempel: Torget, gångtunneln, stationen. Du kan lämna det tomt."),
        required=False,
        max_length=2000,
        widget=long_text(3),
        error_messages={"max_length": _("Skriv högst 2 000 tecken.")},
    )


class PlanForm(WordsForm, TimesForm, InvitedForm, FulfilForm):
    """Everything that calls to a walk."""

    field_order = ("title", "day", "begins", "ends", "place", "route", "invited", "note", "commitments")

    def plan(self) -> WalkPlan:
        """What a valid form says."""
        said = self.cleaned_data
        return WalkPlan(said["title"], said["place"], said["begins_at"], said["ends_at"], said["route"])


class HeldForm(Deciding):
    """Which parties took part."""

    parties = SomeOf(
        label=_("Vilka av parterna var med?"),
        error_messages={"required": _("Ange vilka av kommunens parter som var med.")},
    )

    def __init__(self, walk: SafetyWalk, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("SomeOf", self.fields["parties"]).offer(walk.municipality.organisations.all())
