"""Groups: who is in them, who reads of them, and that they end."""

from __future__ import annotations

from datetime import timedelta

import pytest

from medborgarlofte.dialogue.actions import change_group, end_group, form_group
from medborgarlofte.dialogue.drafts import GroupDraft
from medborgarlofte.dialogue.models import Group
from medborgarlofte.domain.errors import NeedsDecision, NotAllowed, Refusal
from medborgarlofte.domain.roles import Role
from medborgarlofte.places.access import access_of
from medborgarlofte.places.models import Organisation
from tests.dialogue.rows import CHAIR, MEMBER, TODAY, a_function, a_group, two_parties
from tests.occasions import a_meeting
from tests.people import actor_with

pytestmark = pytest.mark.django_db


@pytest.fixture
def parties() -> tuple[Organisation, Organisation]:
    return two_parties()


def test_members_are_functions_of_every_party_and_the_chair_comes_first(
    parties: tuple[Organisation, Organisation],
) -> None:
    police, town = parties
    members = {a_function(police, "kommunpolisen"): MEMBER, a_function(town, "ordföranden"): CHAIR}
    said = GroupDraft("steering_group", " Styr  gruppen ", members)
    group = form_group(actor_with(town, Role.COORDINATOR), town, said)
    assert group.name == "Styr gruppen"
    assert [str(one) for one in group.members.all()] == ["ordföranden, ordförande", "kommunpolisen, ledamot"]


def test_a_party_reads_of_groups_that_a_function_of_its_own_is_in(
    parties: tuple[Organisation, Organisation],
) -> None:
    police, town = parties
    a_group(town, a_function(town, "ordföranden"))
    officer = access_of(actor_with(police, Role.LIAISON_OFFICER))
    assert not Group.objects.visible_to(officer).exists()
    group = Group.objects.get()
    said = GroupDraft(group.kind, group.name, {a_function(police, "kommunpolisen"): MEMBER})
    change_group(actor_with(town, Role.COORDINATOR), group, said)
    assert Group.objects.visible_to(officer).get() == group


@pytest.mark.parametrize("role", [Role.READER, Role.DOER, Role.SIGNATORY, Role.REGISTRAR])
def test_who_does_not_coordinate_forms_no_group(
    parties: tuple[Organisation, Organisation], role: Role
) -> None:
    with pytest.raises(NotAllowed):
        form_group(actor_with(parties[1], role), parties[1], GroupDraft("working_group", "LAG", {}))


def test_a_name_is_had_once_and_is_free_when_the_group_is_ended(
    parties: tuple[Organisation, Organisation],
) -> None:
    town, said = parties[1], GroupDraft("working_group", "styrgruppen", {})
    actor = actor_with(town, Role.COORDINATOR)
    group = a_group(town)
    with pytest.raises(Refusal, match="finns redan"):
        form_group(actor, town, said)
    end_group(actor, group, today=TODAY)
    assert form_group(actor, town, said).ended is None


def test_a_group_with_a_meeting_to_come_is_not_ended_and_an_ended_one_not_changed(
    parties: tuple[Organisation, Organisation],
) -> None:
    town = parties[1]
    actor, group = actor_with(town, Role.COORDINATOR), a_group(town)
    meeting = a_meeting(town, TODAY + timedelta(days=1), group=group)
    with pytest.raises(Refusal, match="Gruppen har kvar mötet"):
        end_group(actor, group, today=TODAY)
    meeting.delete()
    end_group(actor, group, today=TODAY)
    with pytest.raises(NotAllowed, match="avslutat"):
        change_group(actor, group, GroupDraft("working_group", "LAG", {}))


def test_two_chairs_and_functions_from_elsewhere_are_refused(
    parties: tuple[Organisation, Organisation],
) -> None:
    town = parties[1]
    actor = actor_with(town, Role.COORDINATOR)
    both = {a_function(town, "den ena"): CHAIR, a_function(town, "den andra"): CHAIR}
    with pytest.raises(Refusal, match="en ordförande"):
        form_group(actor, town, GroupDraft("working_group", "LAG", both))
    other = a_function(two_parties("Granvik")[1], "vakten")
    with pytest.raises(Refusal, match="går inte att bjuda in"):
        form_group(actor, town, GroupDraft("working_group", "LAG", {other: MEMBER}))
    with pytest.raises(Refusal, match="sorts grupp"):
        form_group(actor, town, GroupDraft("club", "LAG", {}))
    assert not Group.objects.exists()


def test_a_name_that_may_tell_of_a_person_waits_for_a_decision(
    parties: tuple[Organisation, Organisation],
) -> None:
    town, said = parties[1], GroupDraft("working_group", "Gruppen kring a@exempel.se", {})
    actor = actor_with(town, Role.COORDINATOR)
    with pytest.raises(NeedsDecision, match="e-postadress"):
        form_group(actor, town, said)
    assert form_group(actor, town, said, confirmed=True).name.startswith("Gruppen kring")
    with pytest.raises(Refusal, match="personnummer"):
        form_group(actor, town, GroupDraft("working_group", "811218-9876", {}), confirmed=True)
