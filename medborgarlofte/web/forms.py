"""The form for logging what was done, and the one for correcting it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from medborgarlofte.domain.errors import NeedsDecision
from medborgarlofte.places.models import Organisation
from medborgarlofte.promises.models import Commitment, Target

CONFIRMED = "confirmed"  # the field that is there when a text may tell of a person


def _confirmation() -> forms.BooleanField:
    return forms.BooleanField(
        label=_("Jag har läst igenom texten. Den pekar inte ut någon enskild person."), required=False
    )


class ActivityForm(forms.Form):
    """One thing done: day, count, by whom, and for a time limit how long it took."""

    day = forms.DateField(
        label=_("Vilken dag?"),
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "short"}),
        error_messages={
            "required": _("Skriv vilken dag det gjordes."),
            "invalid": _("Skriv dagen som år, månad och dag, till exempel 2026-06-30."),
        },
    )
    count = forms.IntegerField(
        label=_("Hur många?"),
        min_value=0,
        max_value=1_000_000,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "class": "short"}),
        error_messages={
            "required": _("Skriv hur många. Skriv 0 om inget gjordes."),
            "invalid": _("Skriv antalet med siffror, till exempel 3."),
            "min_value": _("Antalet kan inte vara mindre än 0."),
            "max_value": _("Antalet är orimligt stort. Kontrollera siffran."),
        },
    )
    parties = forms.ModelMultipleChoiceField(
        label=_("Vem gjorde det?"),
        queryset=Organisation.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Välj vem som gjorde det.")},
    )
    hours_taken = forms.DecimalField(
        label=_("Hur många timmar tog det?"),
        help_text=_("Från att det blev känt till att det var klart. Två dagar är 48 timmar."),
        required=False,
        min_value=0,
        max_value=99_999,
        decimal_places=2,
        localize=True,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "short"}),
        error_messages={"invalid": _("Skriv timmarna med siffror, till exempel 12,5.")},
    )
    key = forms.CharField(widget=forms.HiddenInput, max_length=64)  # the same form sent twice counts once

    def __init__(self, commitment: Commitment, today: date, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        parties = self.fields["parties"]
        if isinstance(parties, forms.ModelMultipleChoiceField):
            accountable = commitment.parties.all()
            everyone = Organisation.objects.filter(municipality=commitment.promise.municipality_id)
            parties.queryset = accountable if accountable.exists() else everyone
        self.fields["day"].widget.attrs["max"] = today.isoformat()
        if not any(target.kind == Target.Kind.WITHIN_TIME for target in commitment.targets.all()):
            del self.fields["hours_taken"]
        if CONFIRMED in self.data:
            self.fields[CONFIRMED] = _confirmation()

    def ask_decision(self, asked: NeedsDecision) -> None:
        """Tell at each field what looks like personal data there, and ask with a box to tick."""
        told: dict[str | None, list[str]] = {}
        for one in asked.concerns:
            field = one.field if one.field in self.fields else None
            words = _("”%(words)s”") % {"words": one.words}
            told.setdefault(field, []).append(f"{one.sentence} {words}")
        for field, sentences in told.items():
            self.add_error(field, " ".join(sentences))
        self.fields[CONFIRMED] = _confirmation()

    def clean_day(self) -> date:
        """A day to come is refused where it was written."""
        day: date = self.cleaned_data["day"]
        if day > self.today:
            raise forms.ValidationError(_("Dagen har inte varit än. Skriv in det när det är gjort."))
        return day


class CorrectionForm(ActivityForm):
    """What should have been written instead, and why."""

    reason = forms.CharField(
        label=_("Varför rättar du?"),
        help_text=_("Skälet visas för alla, bredvid den gamla uppgiften. Skriv inga namn."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": _("Skriv varför uppgiften rättas."),
            "max_length": _("Skälet får vara högst 500 tecken."),
        },
    )
