"""The doors through which groups come, change, and end."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from medborgarlofte.accounts.actions import locked, record_write
from medborgarlofte.accounts.actors import Actor
from medborgarlofte.dialogue.drafts import GroupDraft
from medborgarlofte.dialogue.models import Group, GroupMember
from medborgarlofte.dialogue.texts import Texts
from medborgarlofte.domain.errors import Refusal
from medborgarlofte.places.access import check
from medborgarlofte.places.models import Function, Organisation
from medborgarlofte.places.names import same_name

from .occasions import check_functions


@transaction.atomic
def form_group(actor: Actor, workspace: Organisation, said: GroupDraft, *, confirmed: bool = False) -> Group:
    """Form a group of a party's municipality. The parties of its members can read of it.

    Refuses a kind that is not known, a name that the party has for another group, more than one chair,
    and functions that are ended or of another municipality.
    """
    workspace = locked(Organisation.objects.select_related("municipality")).get(pk=workspace.pk)
    check(actor, "group.change", workspace.thing())
    group = Group(workspace=workspace, municipality=workspace.municipality)
    detail = _write(group, said, confirmed)
    record_write(actor, "form_group", group, **detail)
    return group


@transaction.atomic
def change_group(actor: Actor, group: Group, said: GroupDraft, *, confirmed: bool = False) -> Group:
    """Say anew what a group is and who is in it: all of it. Refuses what `form_group` refuses."""
    group = _held(group)
    check(actor, "group.change", group.thing())
    detail = _write(group, said, confirmed)
    record_write(actor, "change_group", group, **detail)
    return group


@transaction.atomic
def end_group(actor: Actor, group: Group, *, today: date) -> Group:
    """End a group, so that it is called to no more meetings. Refuses one with meetings still to be held."""
    group = _held(group)
    check(actor, "group.change", group.thing())
    planned = group.meetings.filter(state="planned").first()
    if planned is not None:
        raise Refusal(
            _("Gruppen har kvar mötet %(meeting)s. Skriv in det som hållet, eller ställ in det, först.")
            % {"meeting": planned}
        )
    group.ended = today
    group.save(update_fields=["ended"])
    record_write(actor, "end_group", group)
    return group


def _held(group: Group) -> Group:
    """The group as it is, locked until the transaction ends."""
    return locked(Group.objects.select_related("workspace")).get(pk=group.pk)


def _write(group: Group, said: GroupDraft, confirmed: bool) -> dict[str, Any]:
    """Save all that is said of a group, and give what the audit trail keeps."""
    texts = Texts()
    group.kind = _known_kind(said.kind)
    group.name = texts.line(said.name, _("Gruppens namn"), "name", 200)
    decision = texts.decision(confirmed=confirmed)
    _check_name(group)
    check_functions(group.municipality_id, said.members)
    _check_chair(said.members)
    group.save()
    _set_members(group, said.members)
    told = {str(one.pk): position.value for one, position in said.members.items()}
    return {"members": told, **decision}


def _set_members(group: Group, members: Mapping[Function, GroupMember.Position]) -> None:
    group.members.all().delete()
    GroupMember.objects.bulk_create(
        GroupMember(group=group, function=one, position=position) for one, position in members.items()
    )


def _known_kind(kind: str) -> str:
    if kind not in Group.Kind.values:
        raise Refusal(_("Välj vilken sorts grupp det är."))
    return kind


def _check_name(group: Group) -> None:
    others = Group.objects.current().filter(workspace=group.workspace_id).exclude(pk=group.pk)
    if any(same_name(one.name) == same_name(group.name) for one in others):
        raise Refusal(_("%(name)s finns redan.") % {"name": group.name})


def _check_chair(members: Mapping[Function, GroupMember.Position]) -> None:
    if list(members.values()).count(GroupMember.Position.CHAIR) > 1:
        raise Refusal(_("En grupp har en ordförande. Välj en."))
