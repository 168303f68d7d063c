"""The register of agreements: each sees its own and what is shared, and the steps are taken page by page."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from medborgarlofte.accounts.actors import Actor
from medborgarlofte.domain.roles import Role
from medborgarlofte.places.actions import share
from medborgarlofte.promises.models import CooperationAgreement
from tests.agreeing import CHAIR, CHIEF, Two, an_agreement, two_parties, user_of
from tests.people import actor_with, let_in

pytestmark = pytest.mark.django_db
REGISTER = "/arbete/overenskommelser/"


@pytest.fixture
def two() -> Two:
    return two_parties()


def as_(actor: Actor) -> Client:
    client = Client()
    let_in(client, user_of(actor))
    return client


def said(two: Two, **more: Any) -> dict[str, Any]:
    fields = {
        "parties": [two.police.pk, two.town.pk],
        "purposes": "Fler ska känna sig trygga vid torget.",
        "areas": "Trygghet i centrum",
        "first": "2024-01-01",
        "last": "2025-12-31",
    }
    return fields | more


def test_whoever_has_not_signed_in_does_so_first(client: Client) -> None:
    answer = client.get(REGISTER)
    assert answer.status_code == 302
    assert "next=/arbete/overenskommelser/" in answer["Location"]


def test_an_agreement_is_entered_with_its_last_day_included(two: Two) -> None:
    client = as_(two.coordinator)
    answer = client.post(f"{REGISTER}ny/", said(two))
    made = CooperationAgreement.objects.get()
    assert answer["Location"] == f"{REGISTER}{made.pk}/"
    assert (made.workspace, made.end) == (two.town, date(2026, 1, 1))
    page = client.get(answer["Location"]).content.decode()
    assert "Bara Granviks kommun ser det här." in page
    assert "till och med 31 december 2025" in page


def test_what_is_missing_is_told_where_it_is_missing(two: Two) -> None:
    answer = as_(two.coordinator).post(f"{REGISTER}ny/", said(two, purposes="", first="i går"))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Skriv vilka syften överenskommelsen har." in page
    assert "Skriv dagen som år, månad och dag" in page
    assert "Trygghet i centrum" in page
    assert not CooperationAgreement.objects.exists()


def test_what_may_tell_of_a_person_is_asked_about_in_the_form(two: Two) -> None:
    client = as_(two.coordinator)
    telling = said(two, purposes="Ring 070-174 06 05 om torget.")
    answer = client.post(f"{REGISTER}ny/", telling)
    assert answer.status_code == 422
    assert "pekar inte ut någon enskild person" in answer.content.decode()
    assert client.post(f"{REGISTER}ny/", telling | {"confirmed": "on"}).status_code == 302


def test_who_serves_several_parties_says_first_for_which(two: Two) -> None:
    other = two_parties("Almvik")
    actor = actor_with(two.town, Role.COORDINATOR)
    from tests.people import a_member

    a_member(other.town, Role.COORDINATOR, user=user_of(actor))
    client = as_(actor)
    assert "För vilken part" in client.get(f"{REGISTER}ny/").content.decode()
    assert "Almviks kommun ser den" in client.get(f"{REGISTER}ny/?part={other.town.pk}").content.decode()
    assert "För vilken part" in client.get(f"{REGISTER}ny/?part={two.police.pk}").content.decode()


def test_one_that_is_not_shared_does_not_exist_for_the_other_party(two: Two) -> None:
    agreement = an_agreement(two)
    client = as_(two.officer)
    for step in ("", "andra/", "undertecknare/", "dela/", "sekretess/", "be-om-publicering/", "avsluta/"):
        assert client.get(f"{REGISTER}{agreement.pk}/{step}").status_code == 404
    assert "Överenskommelsen i Granvik" not in client.get(REGISTER).content.decode()


def test_it_is_shared_with_a_ground_and_a_note(two: Two) -> None:
    agreement = an_agreement(two)
    client = as_(two.coordinator)
    page = client.get(f"{REGISTER}{agreement.pk}/dela/").content.decode()
    assert "Det går inte att ta tillbaka" in page
    assert "8 kap. 1 §" in page
    answer = client.post(f"{REGISTER}{agreement.pk}/dela/", {"party": two.police.pk, "note": ""})
    assert answer.status_code == 422
    sent = {"party": two.police.pk, "ground": "osl-18-1", "note": "Får lämnas till polisen."}
    assert client.post(f"{REGISTER}{agreement.pk}/dela/", sent).status_code == 302
    page = as_(two.officer).get(f"{REGISTER}{agreement.pk}/").content.decode()
    assert "Sekretessmarkerat" in page
    assert "Får lämnas till polisen." not in page  # the note is the own party's


def test_a_stale_form_shows_both_and_loses_nothing(two: Two) -> None:
    agreement = an_agreement(two)
    share(two.coordinator, agreement, two.police, ground="", note="Inget är hemligt.")
    theirs, mine = as_(two.officer), as_(two.coordinator)
    edit = f"{REGISTER}{agreement.pk}/andra/"
    assert theirs.post(edit, said(two, areas="Narkotika", revision=1)).status_code == 302
    answer = mine.post(edit, said(two, areas="Buskörning", revision=1))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "<li>Narkotika</li>" in page
    assert "Buskörning</textarea>" in page
    assert mine.post(edit, said(two, areas="Buskörning", revision=2)).status_code == 302
    assert CooperationAgreement.objects.get().areas == "Buskörning"


def test_signatories_and_registry_numbers_are_set(two: Two) -> None:
    agreement = an_agreement(two)
    client = as_(two.coordinator)
    at = f"{REGISTER}{agreement.pk}/"
    names = {f"party_{two.police.pk}": CHIEF, f"party_{two.town.pk}": f"{CHAIR}\n{CHAIR}"}
    assert client.post(f"{at}undertecknare/", names | {"revision": 1}).status_code == 302
    assert agreement.signatories.count() == 2
    assert client.post(f"{at}undertecknare/", names | {"revision": 1}).status_code == 422
    assert client.post(f"{at}diarienummer/{two.town.pk}/", {"number": "KS 2024/7"}).status_code == 302
    assert client.post(f"{at}diarienummer/{two.town.pk}/", {"number": "=1+1"}).status_code == 422
    assert client.post(f"{at}diarienummer/{two.police.pk}/", {"number": "A1"}).status_code == 403
    assert "KS 2024/7" in client.get(at).content.decode()


def test_one_asks_and_another_publishes(two: Two) -> None:
    agreement = an_agreement(two)
    at = f"{REGISTER}{agreement.pk}/"
    asking, publishing = as_(two.coordinator), as_(actor_with(two.town, Role.PUBLISHER))
    assert publishing.post(f"{at}publicera/", {"revision": 1}).status_code == 422
    assert asking.post(f"{at}be-om-publicering/", {"note": "Inget är hemligt."}).status_code == 302
    assert "Du bad om publicering" in asking.get(at).content.decode()
    assert asking.get(f"{at}publicera/").status_code == 403
    assert "Läs igenom och publicera" in publishing.get(at).content.decode()
    assert publishing.post(f"{at}publicera/", {"revision": 1}).status_code == 302
    assert "Publicerad som version 1." in publishing.get(at).content.decode()
    assert Client().get(f"/granvik/overenskommelse/{agreement.pk}/").status_code == 200


def test_the_question_is_taken_back(two: Two) -> None:
    agreement = an_agreement(two)
    client = as_(two.coordinator)
    at = f"{REGISTER}{agreement.pk}/"
    client.post(f"{at}be-om-publicering/", {"note": "Inget är hemligt."})
    assert client.get(f"{at}ta-tillbaka/").status_code == 405
    assert client.post(f"{at}ta-tillbaka/").status_code == 302
    assert CooperationAgreement.objects.get().asked_at is None


def test_it_is_ended_and_replaced(two: Two) -> None:
    agreement, newer = an_agreement(two), an_agreement(two, areas="Narkotika")
    client = as_(two.coordinator)
    at = f"{REGISTER}{agreement.pk}/"
    sent = {"last": "2024-06-30", "reason": "Ersätts.", "replaced_by": newer.pk, "revision": 1}
    assert client.post(f"{at}avsluta/", sent | {"last": "2023-06-30"}).status_code == 422
    assert client.post(f"{at}avsluta/", sent).status_code == 302
    page = client.get(at).content.decode()
    assert "Gällde till och med 30 juni 2024." in page
    assert "Ändra överenskommelsen" not in page
    assert client.get(f"{at}andra/").status_code == 403


def test_the_register_asks_as_often_however_many_there_are(two: Two) -> None:
    now = timezone.now()
    shape = {"municipality": two.town.municipality, "workspace": two.town, "purposes": "x", "areas": "y"}
    client = as_(two.coordinator)
    counts = []
    for many in (1, 200):
        made = CooperationAgreement.objects.bulk_create(
            CooperationAgreement(start=date(2024, 1, 1), opened_at=now, changed_at=now, **shape)
            for _one in range(many)
        )
        ties = CooperationAgreement.parties.through
        ties.objects.bulk_create(
            ties(cooperationagreement=one, organisation=party)
            for one in made
            for party in (two.police, two.town)
        )
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get(f"{REGISTER}?sida=2").status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 12


def test_a_text_cannot_become_a_part_of_the_page(two: Two) -> None:
    client = as_(two.coordinator)
    client.post(f"{REGISTER}ny/", said(two, areas="<script>alert(1)</script>", purposes="<b>x</b>"))
    page = client.get(f"{REGISTER}{CooperationAgreement.objects.get().pk}/").content.decode()
    assert "<script>alert" not in page
    assert "<b>x</b>" not in page
