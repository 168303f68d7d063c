"""The forms of sessions."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from medborgarlofte.dialogue.actions.sessions import MOST
from medborgarlofte.dialogue.drafts import SessionPlan
from medborgarlofte.dialogue.models import Session
from medborgarlofte.places.models import Organisation
from medborgarlofte.web.deciding import Deciding
from medborgarlofte.web.occasions.fields import SomeOf, words
from medborgarlofte.web.occasions.forms import FulfilForm, InvitedForm, TimesForm


class WhatForm(Deciding):
    """What it is, and for whom."""

    form = forms.ChoiceField(
        label=_("Vad är det?"),
        choices=Session.Form.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Välj vad det är.")},
    )
    title = words(
        _("Vad handlar det om?"),
        200,
        help_text=_("Till exempel: Näthat, eller Så märker du narkotika."),
        missing=_("Skriv vad det handlar om."),
    )
    audience = forms.ChoiceField(
        label=_("Vilka är det för?"),
        choices=Session.Audience.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Välj vilka det är för.")},
    )
    whom = words(
        _("Vilka närmare bestämt?"),
        200,
        required=False,
        help_text=_("Till exempel: Årskurs 7 på Norra skolan. Skriv inga namn på personer."),
    )
    place = words(_("Plats"), 200, required=False)

    def plan(self, starts_at: datetime, ends_at: datetime) -> SessionPlan:
        """What a valid form says, at these times."""
        said = {name: self.cleaned_data[name] for name in WhatForm.base_fields}
        return SessionPlan(starts_at=starts_at, ends_at=ends_at, **said)


class PlanForm(WhatForm, TimesForm, InvitedForm, FulfilForm):
    """Everything that plans a session."""

    field_order = (
        *("form", "title", "audience", "whom", "day", "begins", "ends", "place"),
        *("commitments", "invited", "note", "confirmed"),
    )


class CameForm(Deciding):
    """How many came."""

    took_part = forms.IntegerField(
        label=_("Hur många kom?"),
        help_text=_("Lämna tomt om ingen räknade. Antalet visas inte för allmänheten."),
        required=False,
        min_value=0,
        max_value=MOST,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "class": "short"}),
        error_messages={
            "invalid": _("Skriv antalet med siffror, till exempel 24."),
            "min_value": _("Antalet kan inte vara mindre än 0."),
            "max_value": _("Antalet är orimligt stort. Kontrollera siffran."),
        },
    )


class HeldForm(CameForm):
    """Also which parties held it."""

    parties = SomeOf(
        label=_("Vilka av parterna höll i det?"),
        error_messages={"required": _("Ange vilka av kommunens parter som var med.")},
    )

    def __init__(self, *args: Any, parties: Iterable[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("SomeOf", self.fields["parties"]).offer(parties)
