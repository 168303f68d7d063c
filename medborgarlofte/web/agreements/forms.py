"""The forms of an agreement."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from medborgarlofte.places.models import LocalPoliceArea, Municipality, Organisation
from medborgarlofte.promises.actions import AgreementChanged
from medborgarlofte.promises.agreement_terms import LONGEST, AgreementTerms
from medborgarlofte.promises.models import CooperationAgreement, Signatory
from medborgarlofte.publishing.agreement_words import agreement_title
from medborgarlofte.web.drafts.fields import DecidingForm, SeenForm, long_text

_DAY = _("Skriv dagen som år, månad och dag, till exempel 2026-06-30.")
_TOO_LONG = _("Texten är för lång. Skriv högst 5 000 tecken.")


def _day(label: Any, **more: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "short"}),
        error_messages={"required": more.pop("missing", _DAY), "invalid": _DAY},
        **more,
    )


class TermsForm(DecidingForm):
    """What an agreement says."""

    parties = forms.ModelMultipleChoiceField(
        label=_("Vilka är parter?"),
        queryset=Organisation.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Välj vilka som är parter.")},
    )
    police_area = forms.ModelChoiceField(
        label=_("Lokalpolisområde"),
        queryset=LocalPoliceArea.objects.none(),
        required=False,
        empty_label=_("Inget valt"),
    )
    purposes = forms.CharField(
        label=_("Syften"),
        help_text=_("Varför samverkar ni? Lagen begär att syftena står i överenskommelsen."),
        max_length=LONGEST,
        widget=long_text(5),
        error_messages={"required": _("Skriv vilka syften överenskommelsen har."), "max_length": _TOO_LONG},
    )
    areas = forms.CharField(
        label=_("Områden"),
        help_text=_("Vad ska ni samverka om? Ett område på varje rad."),
        max_length=LONGEST,
        widget=long_text(5),
        error_messages={"required": _("Skriv vilka områden ni ska samverka om."), "max_length": _TOO_LONG},
    )
    first = _day(_("Första dagen"), missing=_("Skriv vilken dag överenskommelsen börjar gälla."))
    last = _day(_("Sista dagen"), required=False, help_text=_("Lämna tomt om den gäller tills vidare."))

    def __init__(self, place: Municipality, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self.fields["parties"], place.organisations.all())
        _choose(self.fields["police_area"], place.police_areas.order_by("name"))

    def terms(self) -> AgreementTerms:
        """What a valid form says. A stated last day is included."""
        said = self.cleaned_data
        return AgreementTerms(
            parties=tuple(sorted(said["parties"], key=lambda one: one.pk)),
            purposes=said["purposes"],
            areas=said["areas"],
            start=said["first"],
            end=said["last"] + timedelta(days=1) if said["last"] else None,
            police_area=said["police_area"],
        )


def _choose(field: forms.Field, rows: Any) -> None:
    if isinstance(field, forms.ModelChoiceField):
        field.queryset = rows


def initial_of(agreement: CooperationAgreement) -> dict[str, Any]:
    """What the form shows of an agreement before anything is written in it."""
    return {
        "parties": [party.pk for party in agreement.parties.all()],
        "police_area": agreement.police_area_id,
        "purposes": agreement.purposes,
        "areas": agreement.areas,
        "first": agreement.start,
        "last": agreement.end - timedelta(days=1) if agreement.end else None,
        "revision": agreement.revision,
    }


class SeenAgreementForm(SeenForm, DecidingForm):
    """A form that is refused when somebody else was first, and then shows what they made of it."""

    theirs: CooperationAgreement | None = None

    def meet_other(self, changed: AgreementChanged) -> None:
        """Show what others wrote meanwhile; sent again, it has been seen, and chosen."""
        self.theirs = changed.agreement
        self.add_error(None, str(changed))
        self.has_seen(changed.agreement.revision)


class EditForm(TermsForm, SeenAgreementForm):
    """Change what an agreement says."""


class SignatoriesForm(SeenAgreementForm):
    """For each party the functions that sign, one a line."""

    def __init__(self, agreement: CooperationAgreement, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.parties = list(agreement.parties.prefetch_related("functions"))
        each = list(agreement.signatories.select_related("organisation"))
        for party in self.parties:
            self.fields[f"party_{party.pk}"] = _functions_field(party, each)
        self.initial.setdefault("revision", agreement.revision)
        self.order_fields([*(f"party_{party.pk}" for party in self.parties), "confirmed"])

    def wanted(self) -> list[tuple[Organisation, str]]:
        """Each function of a valid form, party by party."""
        return [
            (party, name)
            for party in self.parties
            for name in map(str.strip, self.cleaned_data[f"party_{party.pk}"].splitlines())
            if name
        ]


def _functions_field(party: Organisation, each: Iterable[Signatory]) -> forms.CharField:
    known = ", ".join(one.name for one in party.functions.all() if one.ended is None)
    told = _("En funktion på varje rad. I registret finns: %(known)s.") % {"known": known} if known else ""
    return forms.CharField(
        label=_("Vilka undertecknar för %(party)s?") % {"party": party},
        help_text=told or _("En funktion på varje rad, till exempel kommunstyrelsens ordförande."),
        initial="\n".join(one.function_name for one in each if one.organisation == party),
        max_length=2_000,
        widget=long_text(2),
        error_messages={
            "required": _("Skriv vilken funktion som undertecknar för %(party)s.") % {"party": party}
        },
    )


class RegistryNumberForm(forms.Form):
    """The number that the party's own registry has given."""

    number = forms.CharField(
        label=_("Diarienummer"),
        help_text=_("Det nummer som ert eget diarium har gett, till exempel KS 2026/123. Tomt tar bort det."),
        required=False,
        max_length=50,
        widget=forms.TextInput(attrs={"class": "short", "autocomplete": "off"}),
        error_messages={"max_length": _("Skriv högst 50 tecken.")},
    )


class AgreementField(forms.ModelChoiceField):  # type: ignore[type-arg]  # it has none at run time
    """Another agreement, by what it is called."""

    def label_from_instance(self, obj: CooperationAgreement) -> str:
        return f"{agreement_title(obj.municipality.name, obj.start, obj.end)} ({obj.pk})"


class EndForm(SeenAgreementForm):
    """When and why an agreement stops to hold, and what replaces it."""

    last = _day(_("Sista dagen den gäller"), missing=_("Skriv vilken dag som blir den sista."))
    reason = forms.CharField(
        label=_("Varför upphör den?"),
        help_text=_("Skälet blir offentligt. Skriv inga namn."),
        max_length=1_000,
        widget=long_text(3),
        error_messages={
            "required": _("Skriv varför överenskommelsen upphör."),
            "max_length": _("Skriv högst 1 000 tecken."),
        },
    )
    replaced_by = AgreementField(
        label=_("Ersätts av"),
        queryset=CooperationAgreement.objects.none(),
        required=False,
        empty_label=_("Ingen annan överenskommelse"),
    )

    def __init__(self, others: Any, today: date, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self.fields["replaced_by"], others)
        self.initial.setdefault("last", today)


class PublishForm(SeenAgreementForm):
    """Publish what is shown; a later version with a reason."""

    reason = forms.CharField(
        label=_("Varför ändras överenskommelsen?"),
        help_text=_("Skälet blir offentligt, bredvid den nya versionen. Skriv inga namn."),
        max_length=1_000,
        widget=long_text(3),
        error_messages={
            "required": _("En ny version behöver ett skäl."),
            "max_length": _("Skriv högst 1 000 tecken."),
        },
    )

    def __init__(self, *args: Any, new: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if new:
            del self.fields["reason"]
