"""Signing: the exact wording, by who holds the function, once; a change makes it void."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from allauth.mfa.models import Authenticator
from django.db import DatabaseError, transaction
from django.utils import timezone

from medborgarlofte.accounts.actors import COMMAND_LINE, Actor
from medborgarlofte.accounts.database_rules import take_away
from medborgarlofte.accounts.models import AuditEntry
from medborgarlofte.domain.errors import NeedsDecision, NotAllowed, Refusal
from medborgarlofte.domain.roles import Role
from medborgarlofte.places.access import access_of
from medborgarlofte.places.models import RoleAssignment
from medborgarlofte.promises import actions
from medborgarlofte.promises.models import Draft, Settled, Signature, SignedFile
from medborgarlofte.promises.signing import (
    missing_signatures,
    void_signatures,
    waiting_signatures,
)
from medborgarlofte.promises.verifying import faults
from tests.agreeing import (
    CHAIR,
    CHIEF,
    Two,
    a_pdf,
    a_settled_draft,
    an_agreement,
    changed,
    holder_of,
    settled,
    signatory,
    two_parties,
    user_of,
)
from tests.building import ACTOR
from tests.people import actor_with

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Signing:
    """Both parties, who holds the functions that sign, and the wording to sign."""

    two: Two
    chief: Actor
    chair: Actor
    settled: Settled

    @property
    def draft(self) -> Draft:
        return Draft.objects.get(pk=self.settled.draft_id)

    def sign(self, actor: Actor, name: str, **more: str) -> Signature:
        seen = {"seen_sha256": self.settled.sha256, **more}
        return actions.sign(actor, self.settled, signatory(self.settled, name), **seen)


@pytest.fixture
def signing() -> Signing:
    two = two_parties()
    chief, chair = holder_of(two.police, CHIEF), holder_of(two.town, CHAIR)
    return Signing(two, chief, chair, a_settled_draft(two))


def test_each_function_signs_the_very_wording(signing: Signing) -> None:
    assert [str(one) for one in missing_signatures(signing.draft)] == [
        f"{CHIEF}, Polisen",
        f"{CHAIR}, Granviks kommun",
    ]
    first = signing.sign(signing.chief, CHIEF)
    assert (first.sha256, first.method, first.user_id) == (
        signing.settled.sha256,
        "system",
        signing.chief.user_id,
    )
    assert [one.function_name for one in missing_signatures(signing.draft)] == [CHAIR]
    signing.sign(signing.chair, CHAIR)
    assert missing_signatures(signing.draft) == []
    entry = AuditEntry.objects.filter(action="sign").latest("pk")
    assert entry.detail == {
        "draft": signing.draft.pk,
        "method": "system",
        "sha256": signing.settled.sha256,
    }


def test_only_who_holds_the_function_now_signs_for_it(signing: Signing) -> None:
    for other in (
        signing.chair,
        actor_with(signing.two.police, Role.SIGNATORY),
        signing.two.officer,
        COMMAND_LINE,
    ):
        with pytest.raises(NotAllowed):
            signing.sign(other, CHIEF)
    RoleAssignment.objects.filter(user=signing.chief.user_id).update(until=timezone.now())
    with pytest.raises(NotAllowed, match="har funktionen"):
        signing.sign(signing.chief, CHIEF)
    assert not Signature.objects.exists()


def test_signing_takes_two_factors() -> None:
    two = two_parties()
    chief = holder_of(two.police, CHIEF)
    wording = a_settled_draft(two)
    Authenticator.objects.filter(user=chief.user_id).delete()
    with pytest.raises(NotAllowed, match="två steg"):
        actions.sign(chief, wording, signatory(wording, CHIEF), seen_sha256=wording.sha256)


def test_another_wording_than_the_one_shown_is_not_signed(signing: Signing) -> None:
    with pytest.raises(Refusal, match="annan än den som gäller"):
        signing.sign(signing.chief, CHIEF, seen_sha256="0" * 64)


def test_a_function_signs_once(signing: Signing) -> None:
    signing.sign(signing.chief, CHIEF)
    with pytest.raises(Refusal, match="redan undertecknat"):
        signing.sign(signing.chief, CHIEF)


def test_a_change_makes_signatures_void_and_they_are_given_again(signing: Signing) -> None:
    signing.sign(signing.chief, CHIEF)
    draft = changed(signing.draft)
    with pytest.raises(Refusal, match="gäller inte längre"):
        signing.sign(signing.chair, CHAIR)
    assert void_signatures(draft) == 1
    assert len(missing_signatures(draft)) == 2
    again = settled(draft)
    actions.sign(signing.chief, again, signatory(again, CHIEF), seen_sha256=again.sha256)
    assert [one.function_name for one in missing_signatures(draft)] == [CHAIR]


def test_who_the_draft_is_not_shared_with_does_not_sign(signing: Signing) -> None:
    signing.draft.shared_with.clear()
    with pytest.raises(NotAllowed, match="inte delat"):
        signing.sign(signing.chief, CHIEF)


def test_a_signatory_of_another_agreement_does_not_sign(signing: Signing) -> None:
    other = actions.set_signatories(
        signing.two.coordinator,
        an_agreement(signing.two),
        [(signing.two.police, CHIEF), (signing.two.town, CHAIR)],
        revision=1,
    )
    with pytest.raises(Refusal, match="inte under löftets"):
        actions.sign(
            signing.chief,
            signing.settled,
            other.signatories.get(order=1),
            seen_sha256=signing.settled.sha256,
        )


def test_a_promise_is_not_published_before_all_have_signed(signing: Signing) -> None:
    def publish() -> None:
        draft = signing.draft
        actions.publish_draft(ACTOR, draft, revision=draft.revision, today=timezone.localdate())

    signing.sign(signing.chief, CHIEF)
    with pytest.raises(Refusal, match=f"Det saknas: {CHAIR}, Granviks kommun"):
        publish()
    signing.sign(signing.chair, CHAIR)
    publish()
    assert signing.draft.state == Draft.State.PUBLISHED
    with pytest.raises(NotAllowed):
        signing.sign(signing.chief, CHIEF)


def test_a_file_signed_elsewhere_is_kept_with_its_hash_and_who_uploaded_it(signing: Signing) -> None:
    seat = signatory(signing.settled, CHAIR)
    kept = actions.upload_signed(signing.two.coordinator, signing.settled, seat, a_pdf(), "underskrift.pdf")
    assert (kept.method, kept.uploaded_by) == ("uploaded", "samordnare")
    assert kept.file is not None
    assert bytes(SignedFile.objects.get().content).startswith(b"%PDF-")
    assert [one.function_name for one in missing_signatures(signing.draft)] == [CHIEF]
    for who in (signing.two.coordinator, signing.chief, actor_with(signing.two.police, Role.READER)):
        with pytest.raises(NotAllowed):
            actions.upload_signed(who, signing.settled, signatory(signing.settled, CHIEF), a_pdf(), "a.pdf")
    with pytest.raises(NotAllowed):
        actions.upload_signed(
            COMMAND_LINE, signing.settled, signatory(signing.settled, CHIEF), a_pdf(), "a.pdf"
        )


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"<html>", "ingen PDF"),
        (b"%PDF-1.7 trasig", "skadad"),
        (b"", "ingen PDF"),
        (b"%PDF-" + b"0" * 20_000_000, "20 megabyte"),
    ],
)
def test_what_is_no_pdf_is_refused(signing: Signing, content: bytes, told: str) -> None:
    with pytest.raises(Refusal, match=told):
        actions.upload_signed(
            signing.two.coordinator, signing.settled, signatory(signing.settled, CHAIR), content, "a.pdf"
        )
    assert not SignedFile.objects.exists()


def test_a_file_name_may_not_tell_of_a_person(signing: Signing) -> None:
    seat = signatory(signing.settled, CHAIR)
    with pytest.raises(Refusal, match="personnummer"):
        actions.upload_signed(signing.two.coordinator, signing.settled, seat, a_pdf(), "19121212-1212.pdf")
    with pytest.raises(NeedsDecision):
        actions.upload_signed(signing.two.coordinator, signing.settled, seat, a_pdf(), "070-174 06 05.pdf")


def test_the_database_keeps_signatures_as_they_were_given(signing: Signing) -> None:
    kept = actions.upload_signed(
        signing.two.coordinator, signing.settled, signatory(signing.settled, CHAIR), a_pdf(), "a.pdf"
    )
    for change in (
        lambda: Signature.objects.filter(pk=kept.pk).update(function_name="x"),
        lambda: Signature.objects.filter(pk=kept.pk).delete(),
        lambda: SignedFile.objects.update(content=b"x"),
        lambda: Settled.objects.update(canonical="{}"),
        lambda: Signature.objects.create(
            settled=signing.settled,
            organisation=signing.two.police,
            function_name=CHIEF,
            user=user_of(signing.chief),
            signed_at=timezone.now(),
            method="system",
            sha256="0" * 64,
        ),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_what_was_changed_under_a_signature_is_found_out(signing: Signing) -> None:
    actions.upload_signed(
        signing.two.coordinator, signing.settled, signatory(signing.settled, CHAIR), a_pdf(), "a.pdf"
    )
    assert list(faults()) == []
    take_away()
    Settled.objects.update(canonical="{}")
    SignedFile.objects.update(content=b"%PDF-annan")
    found = list(faults())
    assert any("stämmer inte med lydelsen" in one for one in found)
    assert any("filen har ändrats" in one for one in found)


def test_an_agreement_is_chosen_before_the_wording_is_settled(signing: Signing) -> None:
    agreement = an_agreement(signing.two)
    with pytest.raises(Refusal, match="fastställd"):
        actions.place_under(signing.two.coordinator, signing.draft, agreement)
    draft = changed(signing.draft)
    with pytest.raises(NotAllowed):
        actions.place_under(signing.two.officer, draft, agreement)  # which is not shared with them
    elsewhere = an_agreement(two_parties("Almvik"))
    with pytest.raises(NotAllowed):
        actions.place_under(signing.two.coordinator, draft, elsewhere)
    assert actions.place_under(signing.two.coordinator, draft, agreement).agreement == agreement
    assert actions.place_under(signing.two.coordinator, draft, None).agreement is None


def test_what_waits_for_somebody_is_told_at_the_same_number_of_queries(
    signing: Signing, django_assert_num_queries: object
) -> None:
    def waiting(actor: Actor) -> list[str]:
        access = access_of(actor)
        with django_assert_num_queries(3):  # type: ignore[operator]
            found = waiting_signatures(access)
        assert [one.is_mine for one in found] == sorted((one.is_mine for one in found), reverse=True)
        return [one.signatory.function_name for one in found if one.is_mine]

    assert waiting(signing.chief) == [CHIEF]
    for _one in range(3):
        a_settled_draft(signing.two)
    assert waiting(signing.chief) == [CHIEF] * 4
    signing.sign(signing.chief, CHIEF)
    assert waiting(signing.chief) == [CHIEF] * 3
    for_others = waiting_signatures(access_of(signing.two.coordinator))
    assert not any(one.is_mine for one in for_others)
    assert {one.signatory.function_name for one in for_others} > {CHIEF}
    assert waiting_signatures(access_of(COMMAND_LINE)) == []
