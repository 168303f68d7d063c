"""Publishing an agreement: a second person, and versions that nobody changes without being found out."""

from __future__ import annotations

import hashlib
import json
from datetime import date

import pytest
from django.db import DatabaseError, transaction

from medborgarlofte.accounts.database_rules import take_away
from medborgarlofte.domain.errors import NotAllowed, Refusal
from medborgarlofte.domain.roles import Role, Visibility
from medborgarlofte.places.actions import ask_to_publish, review_secrecy
from medborgarlofte.promises import actions
from medborgarlofte.promises.models import AgreementVersion, CooperationAgreement
from medborgarlofte.promises.verifying import faults, listing
from tests.agreeing import CHAIR, CHIEF, Two, an_agreement, published, terms, two_parties
from tests.building import ACTOR
from tests.people import a_member, a_user, actor_with

pytestmark = pytest.mark.django_db


@pytest.fixture
def two() -> Two:
    return two_parties()


def test_publishing_takes_somebody_else_of_the_same_party(two: Two) -> None:
    agreement = an_agreement(two)
    user = a_user()
    a_member(two.town, Role.COORDINATOR, Role.PUBLISHER, user=user)
    with pytest.raises(Refusal, match="Ingen har bett"):
        actions.publish_agreement(user.actor(), agreement, revision=1)
    ask_to_publish(user.actor(), agreement, note="Inget är hemligt.")
    for who in (user.actor(), two.coordinator, actor_with(two.police, Role.PUBLISHER)):
        with pytest.raises(NotAllowed):
            actions.publish_agreement(who, agreement, revision=1)
    version = actions.publish_agreement(actor_with(two.town, Role.PUBLISHER), agreement, revision=1)
    agreement.refresh_from_db()
    assert (agreement.visibility, agreement.asked_at) == (Visibility.PUBLIC, None)
    assert version.says()["published_alone"] is False


def test_what_is_secret_is_not_published(two: Two) -> None:
    agreement = ask_to_publish(two.coordinator, an_agreement(two), note="Inget är hemligt.")
    review_secrecy(two.coordinator, agreement, ground="osl-18-1", note="Nämner ett pågående ärende.")
    with pytest.raises(Refusal, match="sekretessmarkerat"):
        actions.publish_agreement(actor_with(two.town, Role.PUBLISHER), agreement, revision=1)


def test_a_party_of_one_publishes_alone_and_it_is_said(two: Two) -> None:
    two.town.publishes_alone = True
    two.town.save()
    only = actor_with(two.town, Role.COORDINATOR, Role.PUBLISHER)
    version = actions.publish_agreement(only, an_agreement(two), revision=1)
    assert version.says()["published_alone"] is True


def test_a_version_holds_all_that_was_agreed_and_its_hash(two: Two) -> None:
    agreement = actions.set_signatories(
        two.coordinator, an_agreement(two), [(two.police, CHIEF), (two.town, CHAIR)], revision=1
    )
    version = published(two, agreement)
    said = json.loads(version.canonical)
    assert hashlib.sha256(version.canonical.encode()).hexdigest() == version.sha256
    assert said["address"] == f"/granvik/overenskommelse/{agreement.pk}/"
    assert said["predecessor"] is None
    assert said["content"] == {
        "municipality": "Granvik",
        "municipality_code": None,
        "police_area": "",
        "parties": [
            {"kind": "police", "name": "Polisen"},
            {"kind": "municipality", "name": "Granviks kommun"},
        ],
        "purposes": "Fler ska känna sig trygga vid torget.",
        "areas": ["Trygghet i centrum", "Trafiken vid skolorna"],
        "start": "2024-01-01",
        "end": "2026-01-01",
        "signatories": [
            {"party": "Polisen", "function": CHIEF},
            {"party": "Granviks kommun", "function": CHAIR},
        ],
        "ended": None,
        "ended_reason": "",
        "replaced_by": None,
    }


def test_a_later_version_has_a_reason_and_follows_the_first(two: Two) -> None:
    agreement = an_agreement(two)
    first = published(two, agreement)
    with pytest.raises(Refusal, match="redan publicerad"):
        published(two, agreement)
    actions.edit_agreement(
        two.coordinator, agreement, terms(two.police, two.town, areas="Narkotika"), revision=1
    )
    with pytest.raises(Refusal, match="skäl"):
        published(two, agreement)
    second = published(two, agreement, "Området är ett annat.")
    assert (second.number, second.says()["predecessor"]) == (2, first.sha256)
    assert first.says()["content"]["areas"] != second.says()["content"]["areas"] == ["Narkotika"]


def test_what_was_changed_since_it_was_seen_is_not_published(two: Two) -> None:
    agreement = an_agreement(two)
    actions.edit_agreement(
        two.coordinator, agreement, terms(two.police, two.town, areas="Narkotika"), revision=1
    )
    with pytest.raises(actions.AgreementChanged):
        actions.publish_agreement(ACTOR, agreement, revision=1)


def test_an_end_is_open_until_it_is_published(two: Two) -> None:
    agreement = an_agreement(two)
    published(two, agreement)
    agreement.refresh_from_db()
    ended = actions.end_agreement(
        two.coordinator, agreement, last_day=date(2024, 6, 30), reason="Parterna är överens.", revision=1
    )
    assert ended.is_open
    version = published(two, ended, "Den upphör i förtid.")
    assert version.says()["content"]["ended"] == "2024-07-01"
    assert not CooperationAgreement.objects.get(pk=ended.pk).is_open


def test_the_database_keeps_what_was_published(two: Two) -> None:
    version = published(two, an_agreement(two))
    rows = AgreementVersion.objects.filter(pk=version.pk)
    with pytest.raises(DatabaseError), transaction.atomic():
        rows.update(reason="x")
    with pytest.raises(DatabaseError), transaction.atomic():
        rows.delete()


def test_a_version_that_was_changed_is_found_out(two: Two) -> None:
    agreement = an_agreement(two)
    published(two, agreement)
    saved = list(listing())
    assert any(f"  {agreement.address()}version/1/" in line for line in saved)
    assert list(faults(saved)) == []
    take_away()
    version = agreement.versions.get()
    version.canonical = version.canonical.replace("trygga", "otrygga")
    version.save()
    assert any("stämmer inte med sin kontrollsumma" in one for one in faults(saved))
    version.delete()
    assert any("versioner saknas" in one for one in faults())
    assert any("finns inte kvar" in one for one in faults(saved))
