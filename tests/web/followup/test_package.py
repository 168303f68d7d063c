"""The package for a party's own records system: what is frozen, and what the party itself has attached."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from datetime import date
from typing import Any

import pytest
import time_machine
from django.http import FileResponse
from django.test import Client

from medborgarlofte.accounts.database_rules import take_away
from medborgarlofte.accounts.models import AuditEntry
from medborgarlofte.domain.roles import Role
from medborgarlofte.followup import actions
from medborgarlofte.places.models import Organisation
from medborgarlofte.places.proof_files import ProofDraft
from medborgarlofte.promises.actions import correct_activity, log_activity
from medborgarlofte.promises.drafts import Activity
from medborgarlofte.promises.models import ActivityRecord, ProofContent
from medborgarlofte.publishing.reports import attachments
from tests.building import ACTOR
from tests.following import TODAY, Followed, answered, approved, followed
from tests.people import a_member, let_in
from tests.web.drafts.at import page

pytestmark = pytest.mark.django_db
MARCH, MAY = date(2024, 3, 7), date(2024, 5, 8)


@pytest.fixture(autouse=True)
def _in_may() -> Any:
    with time_machine.travel(f"{TODAY} 12:00+02:00"):
        yield


def attached(found: Followed, party: Organisation, number: int, content: str, day: date) -> ActivityRecord:
    file = ProofDraft(f"../Bild av {content}.JPG", content.encode(), "image/jpeg")
    activity = Activity((found.commitment(number),), (party,), day, proofs=(file,))
    return log_activity(ACTOR, activity, today=TODAY, confirmed=True)


@pytest.fixture
def found() -> Followed:
    """Files of each party in the period, and one that came after it."""
    made = followed()
    attached(made, made.police, 1, "kontroll", MARCH)
    attached(made, made.police, 4, "torget", date(2024, 2, 1))
    attached(made, made.town, 2, "parken", MARCH)
    attached(made, made.police, 1, "efteråt", MAY)
    approved(answered(made))
    return made


def at(found: Followed) -> str:
    return f"/arbete/uppfoljning/granvik/2024/{found.follow_up.pk}/arkivpaket.zip"


def signed_in(client: Client, party: Organisation, role: Role) -> Client:
    let_in(client, a_member(party, role))
    return client


def fetched(client: Client, found: Followed, query: str = "") -> zipfile.ZipFile:
    answer = client.get(at(found) + query)
    assert isinstance(answer, FileResponse)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/zip")
    assert (answer["Cache-Control"], answer["Content-Security-Policy"]) == (
        "private, no-store",
        "sandbox; default-src 'none'",
    )
    return zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))


@pytest.mark.parametrize("role", [Role.REGISTRAR, Role.COORDINATOR, Role.LIAISON_OFFICER])
def test_a_party_has_its_own_files_of_the_period_and_no_others(
    client: Client, found: Followed, role: Role
) -> None:
    archive = fetched(signed_in(client, found.police, role), found)
    manifest = json.loads(archive.read("manifest.json"))
    assert manifest["attachments_of"] == "Polisen"
    listed = manifest["attachments"]
    assert [(one["record"]["day"], one["record"]["commitments"]) for one in listed] == [
        ("2024-02-01", [4]),
        ("2024-03-07", [1]),
    ]
    assert [archive.read(one["name"]).decode() for one in listed] == ["torget", "kontroll"]
    assert [one["name"] for one in listed] == ["bilagor/0001.jpg", "bilagor/0002.jpg"]
    everything = [*manifest["files"], *listed]
    assert {one["name"] for one in everything} | {"manifest.json"} == set(archive.namelist())
    for one in everything:
        content = archive.read(one["name"])
        assert (len(content), hashlib.sha256(content).hexdigest()) == (one["bytes"], one["sha256"])


def test_that_it_was_read_stands_in_the_audit_trail(client: Client, found: Followed) -> None:
    fetched(signed_in(client, found.town, Role.REGISTRAR), found)
    entry = AuditEntry.objects.filter(is_read=True).latest("pk")
    assert (entry.action, entry.detail["party"]) == ("read_follow_up_version", "Granviks kommun")


@pytest.mark.parametrize("role", [Role.READER, Role.DOER, Role.SIGNATORY, Role.PUBLISHER])
def test_other_roles_are_refused(client: Client, found: Followed, role: Role) -> None:
    answer = signed_in(client, found.police, role).get(at(found))
    assert answer.status_code == 403
    assert "arkivpaket" not in page(client, at(found).removesuffix("arkivpaket.zip"))


def test_somebody_in_both_parties_has_a_package_of_each_with_its_own_files(
    client: Client, found: Followed
) -> None:
    both = a_member(found.town, Role.REGISTRAR, user=a_member(found.police, Role.REGISTRAR))
    let_in(client, both)
    shown = page(client, at(found).removesuffix("arkivpaket.zip"))
    for party, contents in ((found.police, {"torget", "kontroll"}), (found.town, {"parken"})):
        address = f"{at(found)}?part={party.pk}"
        assert f'href="{address}"' in shown
        archive = fetched(client, found, f"?part={party.pk}")
        assert json.loads(archive.read("manifest.json"))["attachments_of"] == party.name
        attachments_in = [name for name in archive.namelist() if name.startswith("bilagor")]
        assert {archive.read(name).decode() for name in attachments_in} == contents
        assert AuditEntry.objects.filter(is_read=True).latest("pk").detail["party"] == party.name
    unsaid = client.get(at(found))
    assert (unsaid.status_code, unsaid["Location"]) == (302, at(found).removesuffix("arkivpaket.zip"))


@pytest.mark.parametrize("part", ["town", "0", "x", ""])
def test_another_partys_package_is_refused(client: Client, found: Followed, part: str) -> None:
    wanted = found.town.pk if part == "town" else part
    answer = signed_in(client, found.police, Role.REGISTRAR).get(f"{at(found)}?part={wanted}")
    assert answer.status_code == 403
    assert not AuditEntry.objects.filter(action="read_follow_up_version").exists()


def test_the_public_package_has_none_of_it(client: Client, found: Followed) -> None:
    answer = client.get(f"{found.follow_up.address()}arkivpaket.zip")
    archive = zipfile.ZipFile(io.BytesIO(answer.content))
    assert not [name for name in archive.namelist() if name.startswith("bilagor")]
    assert "attachments" not in json.loads(archive.read("manifest.json"))
    assert client.get(at(found)).status_code == 302  # who has not signed in does so first


def test_a_record_corrected_since_keeps_what_it_had_when_the_text_was_settled(
    client: Client, found: Followed
) -> None:
    record = found.commitment(1).records.get(day=MARCH, proofs__isnull=False)
    with time_machine.travel("2024-06-01 12:00+02:00"):
        better = Activity((found.commitment(1),), (found.police,), MARCH, 2)
        correct_activity(ACTOR, record, better, reason="Räknat fel.", today=date(2024, 6, 1))
        later = attached(found, found.police, 1, "sent inlagd", MARCH)
        archive = fetched(signed_in(client, found.police, Role.REGISTRAR), found)
    assert later.proofs.exists()
    contents = [archive.read(name).decode() for name in archive.namelist() if name.startswith("bilagor")]
    assert contents == ["torget", "kontroll"]


@pytest.mark.parametrize(("name", "most"), [("MOST_FILES", 1), ("MOST_BYTES", 10)])
def test_more_than_fits_is_refused_with_what_to_do(
    client: Client, found: Followed, monkeypatch: pytest.MonkeyPatch, name: str, most: int
) -> None:
    monkeypatch.setattr(attachments, name, most)
    answer = signed_in(client, found.police, Role.REGISTRAR).get(at(found))
    assert answer.status_code == 503
    assert "Bilagorna är för många eller för stora" in answer.content.decode()


def test_a_file_that_was_changed_behind_the_doors_is_not_handed_out(client: Client, found: Followed) -> None:
    take_away()
    ProofContent.objects.filter(content=b"torget").update(content=b"annat")
    answer = signed_in(client, found.police, Role.REGISTRAR).get(at(found))
    assert answer.status_code == 503
    assert "har ändrats sedan den lades in" in answer.content.decode()


def test_what_is_not_approved_has_none(client: Client) -> None:
    open_one = followed()
    one = a_member(open_one.police, Role.REGISTRAR)
    let_in(client, one)
    assert client.get(at(open_one)).status_code == 404
    a_member(open_one.town, Role.REGISTRAR, user=one)
    assert client.get(at(open_one)).status_code == 404
    assert client.get("/arbete/uppfoljning/granvik/1999/1/arkivpaket.zip").status_code == 404


def test_it_is_offered_to_those_who_may_have_it(client: Client, found: Followed) -> None:
    shown = page(signed_in(client, found.police, Role.REGISTRAR), at(found).removesuffix("arkivpaket.zip"))
    assert f'href="{at(found)}?part={found.police.pk}"' in shown
    assert f"?part={found.town.pk}" not in shown


def test_many_files_are_asked_for_as_seldom_as_few(
    client: Client, found: Followed, django_assert_max_num_queries: Any
) -> None:
    signed_in(client, found.police, Role.REGISTRAR)
    with django_assert_max_num_queries(40) as few:
        fetched(client, found)
    later = followed_again(found)
    with django_assert_max_num_queries(len(few)):
        archive = fetched(client, later)
    assert len([name for name in archive.namelist() if name.startswith("bilagor")]) == 32


def followed_again(found: Followed) -> Followed:
    """With thirty files more, in a corrected version."""
    for number in range(30):
        attached(found, found.police, 1, f"nummer {number}", MARCH)
    actions.correct_followup(found.officer, found.follow_up, reason="Fler bilagor.")
    approved(found)
    return found
