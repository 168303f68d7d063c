"""The doors to places: what they write, refuse, and log."""

from __future__ import annotations

import pytest
from django.db import transaction

from medborgarlofte.accounts.models import AuditEntry
from medborgarlofte.domain.errors import Refusal
from medborgarlofte.places import actions
from medborgarlofte.places.models import County, LocalPoliceArea, Municipality, Organisation, PoliceRegion
from tests.building import ACTOR

pytestmark = pytest.mark.django_db


def test_reference_data_loads_once_and_then_changes_nothing() -> None:
    assert actions.load_reference(ACTOR)
    counts = [kind.objects.count() for kind in (County, Municipality, PoliceRegion, LocalPoliceArea)]
    logged = AuditEntry.objects.count()
    assert counts[:3] == [21, 290, 7]
    assert logged == 21 + 290 + counts[3]

    assert not actions.load_reference(ACTOR)
    assert [kind.objects.count() for kind in (County, Municipality, PoliceRegion, LocalPoliceArea)] == counts
    assert AuditEntry.objects.count() == logged


def test_loading_again_mends_what_differs_and_leaves_what_users_added() -> None:
    actions.load_reference(ACTOR)
    added = actions.add_municipality(ACTOR, "Granvik")
    Municipality.objects.filter(code="0642").update(name="Mulsjö")

    loaded = actions.load_reference(ACTOR)

    assert (loaded.counties, loaded.municipalities, loaded.police_areas) == (0, 1, 0)
    assert Municipality.objects.get(code="0642").name == "Mullsjö"
    assert Municipality.objects.filter(pk=added.pk).exists()


def test_an_area_knows_its_region_municipalities_and_sources() -> None:
    actions.load_reference(ACTOR)
    area = LocalPoliceArea.objects.get(name="Norra Lappland")
    assert area.region is not None
    assert area.region.name == "Nord"
    assert {place.name for place in area.municipalities.all()} == {"Kiruna", "Gällivare", "Jokkmokk"}
    assert area.source.startswith("https://polisen.se/")


def test_a_municipality_outside_the_register_is_added_and_logged() -> None:
    municipality = actions.add_municipality(ACTOR, " Ådalsbro ", example=True)
    assert (municipality.code, municipality.name, municipality.slug) == (None, "Ådalsbro", "adalsbro")
    entry = AuditEntry.objects.get(action="add_municipality")
    assert (entry.actor, entry.label, entry.key) == (ACTOR.name, "places.Municipality", str(municipality.pk))


@pytest.mark.parametrize("name", ["", "  ", "ÅDALSBRO", "x" * 101])
def test_an_empty_known_or_too_long_name_is_refused(name: str) -> None:
    actions.add_municipality(ACTOR, "Ådalsbro")
    with pytest.raises(Refusal):
        actions.add_municipality(ACTOR, name)
    assert Municipality.objects.count() == 1
    assert AuditEntry.objects.count() == 1


def test_two_names_that_ascii_makes_one_get_two_addresses() -> None:
    slugs = [actions.add_municipality(ACTOR, name).slug for name in ("Håsta", "Hästa", "東町", "西町")]
    assert slugs == ["hasta", "hasta-2", "kommun", "kommun-2"]


def test_a_police_area_is_found_by_any_spelling_and_placed_once() -> None:
    actions.load_reference(ACTOR)
    granvik = actions.add_municipality(ACTOR, "Granvik")
    known = actions.police_area(ACTOR, "södra vätterbygden", granvik, source="granvik.txt")
    assert known.name == "Södra Vätterbygden"
    assert actions.police_area(ACTOR, "Södra Vätterbygden", granvik) == known
    assert AuditEntry.objects.filter(action="place_in_police_area").count() == 1

    new = actions.police_area(ACTOR, "Sjömarken", granvik, source="granvik.txt")
    assert (new.region, new.source) == (None, "granvik.txt")


def test_parties_are_named_and_made_once() -> None:
    granvik = actions.add_municipality(ACTOR, "Granvik")
    names = [
        actions.party(ACTOR, "police", granvik).name,
        actions.party(ACTOR, "municipality", granvik).name,
        actions.party(ACTOR, "other", granvik, " Granviks  Bostäder ").name,
        actions.party(ACTOR, "other", granvik, "Granviks Bostäder").name,
    ]
    assert names == ["Polisen", "Granviks kommun", "Granviks Bostäder", "Granviks Bostäder"]
    assert Organisation.objects.count() == 3
    with pytest.raises(Refusal, match="behöver ett namn"):
        actions.party(ACTOR, "other", granvik, "  ")


def test_a_write_that_is_undone_leaves_no_log() -> None:
    with transaction.atomic():
        actions.add_municipality(ACTOR, "Granvik")
        transaction.set_rollback(True)
    assert not Municipality.objects.exists()
    assert not AuditEntry.objects.exists()
