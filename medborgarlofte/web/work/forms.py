"""The forms of the workspace."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from medborgarlofte.accounts.models import User
from medborgarlofte.domain.roles import Role
from medborgarlofte.places.models import Function, Organisation
from medborgarlofte.places.permission_table import role_name, role_told
from medborgarlofte.web.deciding import Deciding


def _roles() -> list[tuple[str, str]]:
    return [(role.value, f"{role_name(role).capitalize()}: {role_told(role)}") for role in Role]


class RolesForm(Deciding):
    """Which roles somebody has in a party."""

    roles = forms.MultipleChoiceField(
        label=_("Roller"),
        choices=_roles,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Välj minst en roll.")},
    )

    def chosen(self) -> frozenset[Role]:
        """The roles chosen, of a valid form."""
        return frozenset(map(Role, self.cleaned_data["roles"]))


class PartyChoice(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Parties, each with its municipality."""

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.told())


class InviteForm(RolesForm):
    """Whom to invite; for police also to which municipalities of the area."""

    email = forms.EmailField(
        label=_("E-postadress"),
        max_length=254,
        error_messages={
            "required": _("Skriv e-postadressen."),
            "invalid": _("Skriv en e-postadress, till exempel anna@exempel.se."),
        },
    )
    name = forms.CharField(
        label=_("Namn"),
        help_text=_("Så att kollegorna känner igen personen. Visas aldrig för alla."),
        max_length=100,
        required=False,
    )
    parties = PartyChoice(
        label=_("Kommuner"),
        queryset=Organisation.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Välj minst en kommun.")},
    )
    field_order = ("email", "name", "parties", "roles")

    def __init__(
        self, party: Organisation, choices: QuerySet[Organisation], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, initial={"parties": [party.pk]}, **kwargs)
        self.party, self.choices = party, list(choices)
        parties = self.fields["parties"]
        if len(self.choices) > 1 and isinstance(parties, PartyChoice):
            parties.queryset = choices
        else:
            del self.fields["parties"]

    def parties_chosen(self) -> list[Organisation]:
        """The parties to invite to, of a valid form."""
        return list(self.cleaned_data.get("parties", [self.party]))


class FunctionForm(Deciding):
    """What a function is called, and which one it answers to."""

    name = forms.CharField(
        label=_("Vad heter funktionen?"),
        help_text=_("Till exempel Områdespolisen eller Gatuenheten. Skriv inget namn på en person."),
        max_length=200,
        error_messages={"required": _("Skriv vad funktionen heter.")},
    )
    manager = forms.ModelChoiceField(
        label=_("Svarar till"),
        help_text=_("Den funktion som får veta om något blir sent."),
        queryset=Function.objects.none(),
        required=False,
        empty_label=_("Ingen"),
    )

    def __init__(self, managers: QuerySet[Function], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["manager"].queryset = managers  # type: ignore[attr-defined]


class PersonChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Somebody, told apart by their address where names are alike."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.name} ({obj.email})" if obj.name else str(obj.email)


class HandOverForm(Deciding):
    """Who takes over, and what they should know."""

    to = PersonChoice(
        label=_("Vem tar över?"),
        queryset=User.objects.none(),
        required=False,
        empty_label=_("Ingen just nu"),
    )
    note = forms.CharField(
        label=_("Något att tänka på"),
        help_text=_("Följer med listan till den som tar över. Skriv inget om enskilda personer."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, users: QuerySet[User], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = users  # type: ignore[attr-defined]


class AloneForm(Deciding):
    """Why one person may publish alone, or may not any longer."""

    alone = forms.TypedChoiceField(
        choices=[("ja", ""), ("nej", "")], coerce=lambda given: given == "ja", widget=forms.HiddenInput
    )
    reason = forms.CharField(
        label=_("Varför?"),
        help_text=_("Skälet visas för alla. Skriv inga namn."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Skriv varför.")},
    )


class PartyForm(Deciding):
    """Which party comes in, and where."""

    municipality = forms.CharField(
        label=_("Kommun"), max_length=100, error_messages={"required": _("Skriv vilken kommun.")}
    )
    kind = forms.ChoiceField(
        label=_("Vilken part?"),
        choices=[
            (Organisation.Kind.POLICE.value, _("Polisen")),
            (Organisation.Kind.MUNICIPALITY.value, _("Kommunen")),
            (Organisation.Kind.OTHER.value, _("En annan aktör")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Välj vilken part.")},
    )
    name = forms.CharField(
        label=_("Aktörens namn"), help_text=_("Bara för en annan aktör."), max_length=200, required=False
    )


class EndForm(Deciding):
    """Nothing to fill in: sending it confirms."""


def as_values(roles: Collection[Role]) -> list[str]:
    """Roles as the form holds them."""
    return [role.value for role in roles]
