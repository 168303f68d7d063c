"""The forms of meetings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import copy
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from medborgarlofte.dialogue.drafts import DecisionDraft, ItemDraft, MeetingDraft
from medborgarlofte.dialogue.models import Group
from medborgarlofte.places.models import Function
from medborgarlofte.web.deciding import Deciding
from medborgarlofte.web.occasions.fields import OneOf, SomeOf, day_field, function_told, words
from medborgarlofte.web.occasions.forms import InvitedForm, TimesForm


class NameForm(Deciding):
    """What it is called, and where it is."""

    title = words(_("Vad heter mötet?"), 200, missing=_("Skriv vad mötet heter."))
    place = words(_("Plats"), 200, required=False)


class CallForm(NameForm, TimesForm, InvitedForm):
    """Call to a meeting."""

    agenda = words(
        _("Dagordning"),
        5_000,
        4,
        required=False,
        help_text=_("En punkt på varje rad. Du kan lägga till fler sedan."),
    )
    field_order = ("title", "day", "begins", "ends", "place", "invited", "note", "agenda", "confirmed")

    def draft(self, group: Group | None) -> MeetingDraft:
        """What a valid form calls to."""
        said = self.cleaned_data
        return MeetingDraft(
            title=said["title"],
            starts_at=said["begins_at"],
            ends_at=said["ends_at"],
            place=said["place"],
            group=group,
            invited=tuple(said["invited"]),
            note=said["note"],
        )

    def items(self) -> list[ItemDraft]:
        """What a valid form puts on the agenda."""
        return [ItemDraft(line.strip()) for line in self.cleaned_data["agenda"].splitlines() if line.strip()]


class AgendaForm(Deciding):
    """What goes on the agenda: some of what is proposed, and what is written."""

    proposed = forms.MultipleChoiceField(
        label=_("Det här är sent eller behöver beslutas"), required=False, widget=forms.CheckboxSelectMultiple
    )
    item = words(_("Egna punkter"), 5_000, 3, required=False, help_text=_("En punkt på varje rad."))

    def __init__(self, proposals: Sequence[ItemDraft], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._proposals = {one.key: one for one in map(_Proposal, proposals)}
        field = cast("forms.MultipleChoiceField", self.fields["proposed"])
        field.choices = [(one.key, one.item.title) for one in self._proposals.values()]
        if not proposals:
            del self.fields["proposed"]

    def items(self) -> list[ItemDraft]:
        """What a person has chosen, and then what they wrote."""
        chosen = [self._proposals[key].item for key in self.cleaned_data.get("proposed", ())]
        own = [line.strip() for line in self.cleaned_data["item"].splitlines() if line.strip()]
        return [*chosen, *map(ItemDraft, own)]


class HoldForm(Deciding):
    """Who was there, and what was said."""

    present = SomeOf(label=_("Vilka av de kallade var med?"), required=False)
    others = SomeOf(label=_("Andra som var med"), required=False)
    minutes = words(
        _("Minnesanteckningar"),
        20_000,
        8,
        required=False,
        help_text=_("Vad ni kom fram till. Skriv inga namn och inget om enskilda personer."),
    )

    def __init__(
        self, invited: Iterable[Function], others: Iterable[Function], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in (("present", invited), ("others", others)):
            field = cast("SomeOf", self.fields[name])
            field.offer(rows, function_told)
            if not field.offered:
                del self.fields[name]

    def came(self) -> list[Function]:
        """The functions that a valid form says were there."""
        said = self.cleaned_data
        return [*said.get("present", ()), *said.get("others", ())]


class MinutesForm(HoldForm):
    """The same once it is held; `seen` is what the minutes were when it was begun."""

    seen = forms.CharField(max_length=64, widget=forms.HiddenInput)

    def has_seen(self, sha256: str) -> None:
        """The page shows what others wrote: sent again, it has been seen."""
        written = cast("QueryDict", copy(self.data))
        written["seen"] = sha256
        self.data = written


class OwnerForm(Deciding):
    """Who does what was decided, and by when."""

    owner = OneOf(label=_("Vilken funktion gör det?"), error_messages={"required": _("Välj en funktion.")})
    due = day_field(_("Senast vilken dag?"), _("Skriv till vilken dag det ska vara gjort."))

    def __init__(self, functions: Iterable[Function], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("OneOf", self.fields["owner"]).offer(functions, function_told, _("Välj en funktion"))


class DecisionForm(OwnerForm):
    """What was decided."""

    text = words(_("Vad beslutades?"), 1_000, 3, missing=_("Skriv vad som beslutades."))
    field_order = ("text", "owner", "due", "confirmed")

    def draft(self) -> DecisionDraft:
        """What a valid form says."""
        said = self.cleaned_data
        return DecisionDraft(said["text"], said["owner"], said["due"])


class DoneForm(Deciding):
    """On which day it was done."""

    done_on = day_field(_("Vilken dag blev det gjort?"), required=False)


class _Proposal:
    """One thing that is proposed, and what the form knows it by: not its place, which may change."""

    def __init__(self, item: ItemDraft) -> None:
        self.item, self.key = item, f"{item.address} {item.title}"
