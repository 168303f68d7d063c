"""Signing page by page: the wording and its hash are shown, and nobody signs what they have not seen."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from medborgarlofte.accounts.actors import Actor
from medborgarlofte.domain.roles import Role
from medborgarlofte.promises import actions
from medborgarlofte.promises.models import Draft, Settled, Signature, Version
from tests.agreeing import (
    CHAIR,
    CHIEF,
    Two,
    a_pdf,
    a_settled_draft,
    changed,
    holder_of,
    settled,
    signatory,
    two_parties,
    user_of,
)
from tests.building import ACTOR, a_commitment, a_promise
from tests.people import actor_with, let_in
from tests.publishing.made import text_of

pytestmark = pytest.mark.django_db


def as_(actor: Actor) -> Client:
    client = Client()
    let_in(client, user_of(actor))
    return client


@pytest.fixture
def two() -> Two:
    return two_parties()


@pytest.fixture
def chief(two: Two) -> Actor:
    return holder_of(two.police, CHIEF)


@pytest.fixture
def wording(two: Two, chief: Actor) -> Settled:
    return a_settled_draft(two, aim="Torget ska vara tryggt.")


def at(wording: Settled, name: str) -> str:
    return f"/utkast/{wording.draft_id}/underteckna/{signatory(wording, name).pk}/"


def test_whoever_signs_sees_the_whole_wording_its_hash_and_for_what(chief: Actor, wording: Settled) -> None:
    page = text_of(as_(chief), at(wording, CHIEF))
    for words in (
        "Torget ska vara tryggt.",
        "Polisen ska göra fyra trafikkontroller om året.",
        "1 januari 2024 till och med 31 december 2024",
        wording.sha256,
        f"Du undertecknar som {CHIEF} för Polisen.",
        "Jag har läst lydelsen.",
    ):
        assert words in page


def test_one_signs_after_having_read(chief: Actor, wording: Settled) -> None:
    client, address = as_(chief), at(wording, CHIEF)
    answer = client.post(address, {"sha256": wording.sha256})
    assert answer.status_code == 422
    assert "Läs lydelsen och kryssa" in answer.content.decode()
    answer = client.post(address, {"sha256": wording.sha256, "read": "on"})
    assert answer["Location"] == f"/utkast/{wording.draft_id}/underteckna/"
    page = text_of(client, answer["Location"])
    assert "Har undertecknat" in page
    assert "Läs och underteckna" not in page
    assert Signature.objects.get().function_name == CHIEF


def test_a_change_between_reading_and_signing_is_seen(chief: Actor, wording: Settled) -> None:
    client, address = as_(chief), at(wording, CHIEF)
    client.post(address, {"sha256": wording.sha256, "read": "on"})
    draft = changed(Draft.objects.get(pk=wording.draft_id))
    sent = {"sha256": wording.sha256, "read": "on"}
    answer = client.post(address, sent, follow=True)
    assert "Ändringen gör att löftet behöver undertecknas på nytt." in answer.content.decode()
    again = settled(draft)
    answer = client.post(address, sent)
    assert answer.status_code == 422
    assert "annan än den som gäller nu" in answer.content.decode()
    assert again.sha256 in answer.content.decode()
    assert "checked" not in answer.content.decode()
    assert not again.signatures.exists()


def test_others_may_not_sign_and_strangers_see_nothing(two: Two, wording: Settled) -> None:
    sent = {"sha256": wording.sha256, "read": "on"}
    for who, status in (
        (two.officer, 403),
        (actor_with(two.police, Role.SIGNATORY), 403),
        (actor_with(two.town, Role.SIGNATORY), 403),
        (holder_of(two_parties("Almvik").police, CHIEF), 404),
    ):
        assert as_(who).post(at(wording, CHIEF), sent).status_code == status
    assert Client().post(at(wording, CHIEF), sent).status_code == 302
    assert not Signature.objects.exists()


def test_a_signed_file_is_uploaded_and_given_back_as_a_download(two: Two, wording: Settled) -> None:
    client, address = as_(two.coordinator), f"{at(wording, CHAIR)}fil/"
    broken = SimpleUploadedFile("a.pdf", b"<script>alert(1)</script>", "application/pdf")
    answer = client.post(address, {"file": broken})
    assert answer.status_code == 422
    assert "ingen PDF" in answer.content.decode()
    content = a_pdf()
    answer = client.post(address, {"file": SimpleUploadedFile("underskrift.pdf", content)})
    assert answer.status_code == 302
    file = f"/utkast/{wording.draft_id}/underskrift/{Signature.objects.get().pk}/fil/"
    given = as_(two.officer).get(file)
    assert (given.content, given["Content-Type"]) == (content, "application/octet-stream")
    assert given["Content-Disposition"] == 'attachment; filename="underskrift.pdf"'
    assert as_(actor_with(two_parties("Almvik").town, Role.READER)).get(file).status_code == 404
    assert (
        client.post(f"{at(wording, CHIEF)}fil/", {"file": SimpleUploadedFile("a.pdf", content)}).status_code
        == 403
    )


def test_a_file_name_that_may_tell_of_a_person_is_asked_about(two: Two, wording: Settled) -> None:
    client, address = as_(two.coordinator), f"{at(wording, CHAIR)}fil/"
    answer = client.post(address, {"file": SimpleUploadedFile("070-174 06 05.pdf", a_pdf())})
    assert answer.status_code == 422
    assert "pekar inte ut någon enskild person" in answer.content.decode()
    sent = {"file": SimpleUploadedFile("070-174 06 05.pdf", a_pdf()), "confirmed": "on"}
    assert client.post(address, sent).status_code == 302


def test_the_agreement_is_chosen_on_a_page(two: Two, wording: Settled) -> None:
    draft = changed(Draft.objects.get(pk=wording.draft_id))
    client, address = as_(two.coordinator), f"/utkast/{draft.pk}/overenskommelse/"
    assert "Överenskommelsen i Granvik 2024–2025" in text_of(client, address)
    assert client.post(address, {"agreement": ""}).status_code == 302
    assert Draft.objects.get(pk=draft.pk).agreement is None
    assert "hör inte till någon överenskommelse" in text_of(client, f"/utkast/{draft.pk}/underteckna/")
    assert as_(actor_with(two.town, Role.READER)).get(address).status_code == 403


def test_everybody_reads_which_functions_signed_when_and_how(
    client: Client, two: Two, chief: Actor, wording: Settled
) -> None:
    file = a_pdf()
    actions.sign(chief, wording, signatory(wording, CHIEF), seen_sha256=wording.sha256)
    actions.upload_signed(two.coordinator, wording, signatory(wording, CHAIR), file, "hemligt-namn.pdf")
    version = published(wording)
    assert version.sha256 == wording.sha256
    for page in ("/granvik/2024/", "/granvik/2024/version/1/"):
        text = text_of(client, page)
        assert f'<b lang="sv">{CHIEF}</b>, <span lang="sv">Polisen</span>' in text
        assert "i det här systemet" in text
        assert "uppladdad här av samordnare" in text
        assert hashlib.sha256(file).hexdigest() in text
        assert "hemligt-namn" not in text
        assert user_of(chief).email not in text
        assert "inte avancerade elektroniska underskrifter" in text
    page = text_of(as_(two.coordinator), f"/utkast/{wording.draft_id}/underteckna/")
    assert "Har undertecknat" in page
    assert "Har inte undertecknat än" not in page


def test_a_version_that_nobody_signed_says_so(client: Client) -> None:
    a_promise()
    for page in ("/granvik/2024/", "/granvik/2024/version/1/"):
        assert "Den här versionen är inte undertecknad här." in text_of(client, page)


def test_a_later_version_is_not_signed_by_the_signatures_of_the_first(
    client: Client, two: Two, chief: Actor, wording: Settled
) -> None:
    actions.sign(chief, wording, signatory(wording, CHIEF), seen_sha256=wording.sha256)
    actions.upload_signed(two.coordinator, wording, signatory(wording, CHAIR), a_pdf(), "a.pdf")
    version = published(wording)
    said = version.content()
    more = replace(said, commitments=(*said.commitments, a_commitment("Polisen ska mäta farten.", number=2)))
    actions.publish_version(ACTOR, version.promise, more, [], based_on=1, reason="Ett till.")
    assert "inte undertecknad här" in text_of(client, "/granvik/2024/")
    assert "inte undertecknad här" in text_of(client, "/granvik/2024/version/2/")
    assert CHIEF in text_of(client, "/granvik/2024/version/1/")


def published(wording: Settled) -> Version:
    """The version that everybody reads of a wording that all have signed."""
    draft = Draft.objects.get(pk=wording.draft_id)
    return actions.publish_draft(ACTOR, draft, revision=draft.revision, today=timezone.localdate())
