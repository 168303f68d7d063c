"""The form for logging what was done, and the one for correcting it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from medborgarlofte.domain.errors import Refusal
from medborgarlofte.places.models import Organisation
from medborgarlofte.places.proof_files import MOST_BYTES, MOST_PROOFS, ProofDraft, clean_proof, too_large
from medborgarlofte.promises.checks import sensitive_reasons
from medborgarlofte.promises.models import Commitment
from medborgarlofte.web.deciding import Deciding
from medborgarlofte.web.documents.forms import FilesField, SeveralFiles

MORE = ("hours", "place", "dress", "together_with", "co_actors", "note", "proofs")
NUMBERS_ONLY = ("hours",)  # of these, what a sensitive commitment has


def _hours(**more: Any) -> forms.DecimalField:
    return forms.DecimalField(
        required=False,
        min_value=0,
        max_value=99_999,
        decimal_places=2,
        localize=True,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "short"}),
        error_messages={"invalid": _("Skriv timmarna med siffror, till exempel 12,5.")},
        **more,
    )


class ProofField(FilesField):
    """Photographs and PDF, each as it is kept; a file that is refused says why."""

    widget = SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """The files as they are kept; too many, or one that cannot be kept, is a validation error."""
        files = data if isinstance(data, list) else [data] if data else []
        if len(files) > MOST_PROOFS:
            raise forms.ValidationError(_("Välj högst tre filer. Det andra du skrev står kvar."))
        return [self._kept(file) for file in files if file]

    def _kept(self, file: Any) -> ProofDraft:
        try:
            if file.size > MOST_BYTES:
                raise too_large(file.name)
            return clean_proof(file.name, file.read())
        except Refusal as refusal:
            raise forms.ValidationError(str(refusal)) from None


class PartiesField(forms.MultipleChoiceField):
    """One or more of some parties, which are asked for when somebody looks or chooses, and once."""

    def offer(self, parties: Callable[[], Iterable[Organisation]]) -> None:
        """Let these be chosen."""
        self.offered = cache(lambda: {str(one.pk): one for one in parties()})
        self.choices = lambda: [(key, str(one)) for key, one in self.offered().items()]

    def clean(self, value: Any) -> list[Organisation]:
        """The parties that were chosen, each once."""
        return [self.offered()[key] for key in dict.fromkeys(super().clean(value))]


class ActivityForm(Deciding):
    """One thing done: day, count, by whom; and, where somebody wants to say more, more.

    The commitment is one of those that `Commitment.objects.to_log` gives.
    """

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
    parties = PartiesField(
        label=_("Vem gjorde det?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Välj vem som gjorde det.")},
    )
    hours_taken = _hours(
        label=_("Hur många timmar tog det?"),
        help_text=_("Från att det blev känt till att det var klart. Två dagar är 48 timmar."),
    )
    place = forms.CharField(label=_("Plats"), required=False, max_length=200)
    hours = _hours(label=_("Arbetstid i timmar"))
    dress = forms.ChoiceField(
        label=_("Klädsel"),
        required=False,
        choices=[("", _("Inte angivet")), ("uniform", _("Uniformerad")), ("plain", _("Civilklädd"))],
    )
    together_with = PartiesField(
        label=_("Tillsammans med"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    co_actors = forms.CharField(
        label=_("Andra som var med"),
        help_text=_("Föreningar, företag och grupper. Skriv inga namn på personer."),
        required=False,
        max_length=300,
    )
    note = forms.CharField(
        label=_("Anteckning"),
        help_text=_("Visas inte för allmänheten. Skriv inga namn."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    proofs = ProofField(
        label=_("Foto eller fil"),
        help_text=_(
            "Högst tre. Plats och kamerauppgifter tas bort ur foton; en PDF sparas som den är. "
            "Fotografera inga personer."
        ),
        required=False,
        widget=SeveralFiles(attrs={"accept": "image/jpeg,image/png,image/webp,application/pdf"}),
    )
    key = forms.CharField(widget=forms.HiddenInput, max_length=64)  # the same form sent twice counts once

    def __init__(self, commitment: Any, today: date, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        everyone = cache(lambda: list(commitment.promise.municipality.organisations.all()))
        self._offer("parties", lambda: commitment.parties.all() or everyone())
        self.fields["day"].widget.attrs["max"] = today.isoformat()
        if not commitment.is_timed:
            del self.fields["hours_taken"]
        if commitment.sensitive:
            for name in set(MORE) - set(NUMBERS_ONLY):
                del self.fields[name]
        else:
            self._offer("together_with", everyone)

    def _offer(self, name: str, parties: Callable[[], Iterable[Organisation]]) -> None:
        field = self.fields[name]
        if isinstance(field, PartiesField):
            field.offer(parties)

    @property
    def first_fields(self) -> list[forms.BoundField]:
        """What is asked at once."""
        return [field for field in self.visible_fields() if field.name not in MORE]

    @property
    def more_fields(self) -> list[forms.BoundField]:
        """What stands below, for whoever wants to say more."""
        return [field for field in self.visible_fields() if field.name in MORE]

    @property
    def more_is_open(self) -> bool:
        """Whether something there is filled in or wrong, so that it must be seen."""
        return any(field.errors or field.value() for field in self.more_fields)

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

    def __init__(self, commitment: Commitment, today: date, *args: Any, **kwargs: Any) -> None:
        super().__init__(commitment, today, *args, **kwargs)
        if commitment.sensitive:
            reasons = [(one, one) for one in sensitive_reasons()]
            self.fields["reason"] = forms.ChoiceField(label=self.fields["reason"].label, choices=reasons)
