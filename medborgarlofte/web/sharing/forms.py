"""What somebody answers before a record becomes known to others."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from medborgarlofte.places.models import Organisation, SecrecyGround, Shareable
from medborgarlofte.web.drafts.fields import DecidingForm

MOST = 500  # characters of a note


class NoteForm(DecidingForm):
    """What the secrecy review found."""

    note = forms.CharField(
        label=_("Vad kom sekretessprövningen fram till?"),
        help_text=_("Till exempel: Innehåller inga uppgifter om enskilda eller pågående ärenden."),
        max_length=MOST,
        widget=forms.Textarea(attrs={"rows": 3, "lang": "sv"}),
        error_messages={
            "required": _("Skriv vad sekretessprövningen kom fram till."),
            "max_length": _("Skriv högst 500 tecken."),
        },
    )


class SecrecyForm(NoteForm):
    """Which ground there is to keep the record secret, if any."""

    ground = forms.ChoiceField(
        label=_("Finns det någon grund för sekretess?"),
        widget=forms.RadioSelect,
        required=False,
        choices=[("", _("Ingen grund för sekretess")), *SecrecyGround.choices],
        help_text=_(
            "Det som har en grund för sekretess kan delas när lagen tillåter det, men inte publiceras."
        ),
        error_messages={"invalid_choice": _("Välj en av grunderna för sekretess, eller ingen.")},
    )
    field_order: tuple[str, ...] = ("ground", "note")


class ShareForm(SecrecyForm):
    """Which party gets to read and change the record with us."""

    party = forms.ModelChoiceField(
        label=_("Vem vill du dela med?"),
        queryset=Organisation.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={
            "required": _("Välj vem du vill dela med."),
            "invalid_choice": _("Välj vem du vill dela med."),
        },
    )
    field_order = ("party", "ground", "note")

    def __init__(self, record: Shareable, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        party = self.fields["party"]
        if isinstance(party, forms.ModelChoiceField):
            party.queryset = receivers_of(record)


def receivers_of(record: Shareable) -> Any:
    """The parties that a record can still be shared with: the others of its municipality."""
    if record.workspace is None:
        return Organisation.objects.none()
    others = Organisation.objects.filter(municipality=record.workspace.municipality_id)
    return others.exclude(pk__in=record.thing().parties)
