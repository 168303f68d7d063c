"""The pages of groups."""

from __future__ import annotations

from typing import Any

import pytest

from medborgarlofte.dialogue.actions import form_group
from medborgarlofte.dialogue.drafts import GroupDraft
from medborgarlofte.dialogue.models import Group
from medborgarlofte.domain.roles import Role
from medborgarlofte.places.actions import hand_over
from tests.building import ACTOR
from tests.dialogue.rows import a_group, two_parties
from tests.people import a_member
from tests.web.work.pages import as_, text_of, words

from .conftest import HOME, Place

pytestmark = pytest.mark.django_db
GROUPS = f"{HOME}grupper/"


def test_a_group_is_formed_changed_and_ended(place: Place) -> None:
    client = place.client
    said: dict[str, Any] = {"kind": "strategic_council", "name": "Rådet", "chair": place.chair.pk}
    assert client.post(f"{GROUPS}ny/", said | {"members": [place.officer.pk]}).status_code == 302
    group = Group.objects.get()
    hand_over(ACTOR, place.chair, place.coordinator)
    text = text_of(client, f"{GROUPS}{group.pk}/")
    assert "Strategiskt råd. Ekhamns kommun kallar till mötena." in text
    assert "ordföranden, Ekhamns kommun · ordförande" in text
    assert "kommunpolisen, Polisen · ledamot · ingen har funktionen nu" in text
    page = client.get(f"{GROUPS}{group.pk}/andra/").content.decode()
    assert (page.count(" checked"), page.count(" selected")) == (2, 1)  # the kind and a member; the chair
    assert client.post(f"{GROUPS}{group.pk}/andra/", said | {"name": "Lokala rådet"}).status_code == 302
    assert "Lokala rådet" in text_of(client, GROUPS)
    assert client.post(f"{GROUPS}{group.pk}/avsluta/").status_code == 302
    assert "avslutad den 20 maj 2026" in text_of(client, GROUPS)
    assert client.get(f"{GROUPS}{group.pk}/andra/").status_code == 403


def test_what_is_wrong_is_told(place: Place) -> None:
    a_group(place.town)
    answer = place.client.post(f"{GROUPS}ny/", {"kind": "steering_group", "name": "styrgruppen"})
    assert answer.status_code == 422
    assert "finns redan" in words(answer.content.decode())
    answer = place.client.post(f"{GROUPS}ny/", {})
    assert "Välj vilken sorts grupp det är." in words(answer.content.decode())
    answer = place.client.post(f"{GROUPS}ny/", {"kind": "working_group", "name": "Om a@exempel.se"})
    assert "pekar inte ut någon enskild person" in words(answer.content.decode())


@pytest.mark.parametrize("role", [Role.READER, Role.DOER])
def test_who_does_not_coordinate_changes_no_group(place: Place, role: Role) -> None:
    group, client = a_group(place.town), as_(a_member(place.town, role))
    assert "Ändra gruppen" not in text_of(client, f"{GROUPS}{group.pk}/")
    for step in ("ny/", f"{group.pk}/andra/", f"{group.pk}/avsluta/"):
        assert client.get(f"{GROUPS}{step}").status_code == 403
        assert client.post(f"{GROUPS}{step}", {"name": "Annat"}).status_code == 403


def test_a_member_s_party_reads_and_others_see_nothing(place: Place) -> None:
    group = a_group(place.town, place.officer)
    assert as_(a_member(place.police, Role.READER)).get(f"{GROUPS}{group.pk}/").status_code == 200
    stranger = as_(a_member(two_parties("Granvik")[1], Role.COORDINATOR))
    assert stranger.get(f"{GROUPS}{group.pk}/").status_code == 404
    assert "Styrgruppen" not in text_of(stranger, GROUPS).partition("Grupper")[2].replace(
        "Styrgruppen, det", ""
    )


def test_the_pages_ask_little(place: Place, django_assert_max_num_queries: Any) -> None:
    group, client = a_group(place.town, place.officer, place.chair), place.client
    for number in range(5):
        form_group(ACTOR, place.town, GroupDraft("working_group", f"LAG {number}", {}))
    with django_assert_max_num_queries(8):
        client.get(GROUPS)
    with django_assert_max_num_queries(12):
        client.get(f"{GROUPS}{group.pk}/")
