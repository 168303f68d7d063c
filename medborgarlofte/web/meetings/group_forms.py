"""The form of a group."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from medborgarlofte.dialogue.drafts import GroupDraft
from medborgarlofte.dialogue.models import Group, GroupMember
from medborgarlofte.places.models import Function
from medborgarlofte.web.deciding import Deciding
from medborgarlofte.web.occasions.fields import OneOf, SomeOf, function_told, words


class GroupForm(Deciding):
    """What a group is, and who is in it."""

    kind = forms.ChoiceField(
        label=_("Vilken sorts grupp är det?"),
        choices=Group.Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Välj vilken sorts grupp det är.")},
    )
    name = words(
        _("Vad heter gruppen?"),
        200,
        help_text=_("Till exempel Styrgruppen, Lokala brottsförebyggande rådet eller LAG Centrum."),
        missing=_("Skriv vad gruppen heter."),
    )
    chair = OneOf(label=_("Ordförande"), required=False)
    members = SomeOf(
        label=_("Ledamöter"),
        required=False,
        help_text=_("Den som har funktionen när mötet hålls är den som kallas."),
    )

    def __init__(self, functions: Iterable[Function], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        every = list(functions)
        cast("OneOf", self.fields["chair"]).offer(every, function_told, _("Ingen vald"))
        cast("SomeOf", self.fields["members"]).offer(every, function_told)

    def draft(self) -> GroupDraft:
        """What a valid form says. Who has the chair need not be chosen as a member too."""
        said = self.cleaned_data
        members = dict.fromkeys(said["members"], GroupMember.Position.MEMBER)
        if said["chair"]:
            members[said["chair"]] = GroupMember.Position.CHAIR
        return GroupDraft(said["kind"], said["name"], members)


def initial_of(group: Group) -> dict[str, Any]:
    """What the form shows of a group."""
    places = {one.function_id: one.position for one in group.members.all()}
    chairs = [key for key, place in places.items() if place == GroupMember.Position.CHAIR]
    return {
        "kind": group.kind,
        "name": group.name,
        "chair": next(iter(chairs), ""),
        "members": [key for key in places if key not in chairs],
    }
