"""Agreements as everybody reads them: from their versions alone, each on an address of its own for ever."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest
from django.test import Client

from medborgarlofte.promises import actions
from medborgarlofte.promises.models import CooperationAgreement
from tests.agreeing import CHAIR, CHIEF, Two, an_agreement, published, terms, two_parties
from tests.building import a_promise

from .made import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def two() -> Two:
    return two_parties()


def signed(two: Two) -> CooperationAgreement:
    return actions.set_signatories(
        two.coordinator, an_agreement(two), [(two.police, CHIEF), (two.town, CHAIR)], revision=1
    )


def test_what_is_not_published_is_nowhere(client: Client, two: Two) -> None:
    agreement = an_agreement(two)
    assert client.get(f"/granvik/overenskommelse/{agreement.pk}/").status_code == 404
    assert "Överenskommelsen i Granvik" not in text_of(client, "/overenskommelser/")
    assert "Överenskommelsen i Granvik" not in text_of(client, "/granvik/")


def test_an_agreement_is_read_with_all_that_it_says(client: Client, two: Two) -> None:
    agreement = signed(two)
    version = published(two, agreement)
    actions.set_registry_number(two.coordinator, agreement, two.town, "KS 2024/7")
    page = text_of(client, f"/granvik/overenskommelse/{agreement.pk}/")
    for words in (
        "Fler ska känna sig trygga vid torget.",
        "<li>Trafiken vid skolorna</li>",
        "Polisen, Granviks kommun",
        "1 januari 2024 till och med 31 december 2025",
        f"{CHAIR}, Granviks kommun",
        "KS 2024/7",
        version.sha256,
        "Här finns: syften, områden.",
    ):
        assert words in page
    assert "uppfyller" not in page


def test_it_is_found_from_the_register_and_the_municipality(client: Client, two: Two) -> None:
    agreement = an_agreement(two)
    published(two, agreement)
    link = f'href="/granvik/overenskommelse/{agreement.pk}/"'
    assert link in text_of(client, "/overenskommelser/")
    assert link in text_of(client, "/granvik/")
    assert f'href="/en/granvik/overenskommelse/{agreement.pk}/"' in text_of(client, "/en/overenskommelser/")
    a_promise()
    assert link in text_of(client, "/granvik/")
    assert client.get(f"/almvik/overenskommelse/{agreement.pk}/").status_code == 404


def test_every_version_stays_and_its_file_gives_its_hash(client: Client, two: Two) -> None:
    agreement = an_agreement(two)
    first = published(two, agreement)
    actions.edit_agreement(
        two.coordinator, agreement, terms(two.police, two.town, areas="Narkotika"), revision=1
    )
    assert "Narkotika" not in text_of(client, f"/granvik/overenskommelse/{agreement.pk}/")
    second = published(two, agreement, "Området är ett annat.")
    at = f"/granvik/overenskommelse/{agreement.pk}/"
    assert "Narkotika" in text_of(client, at)
    old = text_of(client, f"{at}version/1/")
    assert "Trafiken vid skolorna" in old
    assert "har ändrats sedan dess" in old
    for version in (first, second):
        file = client.get(f"{at}version/{version.number}.json")
        assert hashlib.sha256(file.content).hexdigest() == version.sha256
    assert client.get(f"{at}version/3/").status_code == 404


def test_a_version_that_one_person_alone_published_says_so(client: Client, two: Two) -> None:
    agreement = an_agreement(two)
    words = "utan att en andra person hade läst den"
    published(two, agreement)
    assert words not in text_of(client, f"/granvik/overenskommelse/{agreement.pk}/")
    two.town.publishes_alone = True
    two.town.save()
    actions.edit_agreement(
        two.coordinator, agreement, terms(two.police, two.town, areas="Narkotika"), revision=1
    )
    from medborgarlofte.domain.roles import Role
    from tests.people import actor_with

    actions.publish_agreement(
        actor_with(two.town, Role.PUBLISHER), agreement, revision=2, reason="Området är ett annat."
    )
    assert words in text_of(client, f"/granvik/overenskommelse/{agreement.pk}/")


@pytest.mark.parametrize("part", ["0", "-1", "x", "99", "²"])
def test_a_page_that_is_not_there_leads_to_one_that_is(client: Client, two: Two, part: str) -> None:
    assert client.get(f"/overenskommelser/?sida={part}").status_code == 200


def test_the_register_asks_as_often_however_many_there_are(
    client: Client, two: Two, django_assert_max_num_queries: Any
) -> None:
    published(two, an_agreement(two))
    with django_assert_max_num_queries(4) as few:
        text_of(client, "/overenskommelser/")
    for _one in range(10):
        published(two, an_agreement(two))
    with django_assert_max_num_queries(4) as many:
        text_of(client, "/overenskommelser/")
    assert len(few) == len(many)
