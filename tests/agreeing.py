"""Invented agreements, and the people who write and publish them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO
from typing import Any

import pypdfium2 as pdfium
from django.utils import timezone

from medborgarlofte.accounts.actors import Actor
from medborgarlofte.accounts.models import User
from medborgarlofte.domain import content
from medborgarlofte.domain.roles import Role
from medborgarlofte.places.actions import ask_to_publish, share
from medborgarlofte.places.models import Function, Organisation, RoleAssignment
from medborgarlofte.promises import actions
from medborgarlofte.promises.agreement_terms import AgreementTerms
from medborgarlofte.promises.models import AgreementVersion, CooperationAgreement, Draft, Settled, Signatory
from tests.building import ACTOR, a_content, a_municipality, parties_of
from tests.people import a_member, actor_with

CHIEF, CHAIR = "lokalpolisområdeschefen", "kommunstyrelsens ordförande"


@dataclass(frozen=True)
class Two:
    """The parties of a municipality, and somebody who writes for each."""

    police: Organisation
    town: Organisation
    officer: Actor
    coordinator: Actor


def two_parties(name: str = "Granvik") -> Two:
    police, town = parties_of(a_municipality(name))
    return Two(police, town, actor_with(police, Role.LIAISON_OFFICER), actor_with(town, Role.COORDINATOR))


def terms(*parties: Organisation, **more: Any) -> AgreementTerms:
    fields: dict[str, Any] = {
        "purposes": "Fler ska känna sig trygga vid torget.",
        "areas": "Trygghet i centrum\nTrafiken vid skolorna",
        "start": date(2024, 1, 1),
        "end": date(2026, 1, 1),
    }
    return AgreementTerms(parties, **fields | more)


def an_agreement(two: Two, **more: Any) -> CooperationAgreement:
    """That agreement, in the town's workspace."""
    return actions.start_agreement(two.coordinator, two.town, terms(two.police, two.town, **more))


def published(two: Two, agreement: CooperationAgreement, reason: str = "") -> AgreementVersion:
    """Its next version: asked for by one and published by another."""
    ask_to_publish(two.coordinator, agreement, note="Inget är hemligt.")
    publisher = actor_with(two.town, Role.PUBLISHER)
    agreement.refresh_from_db()
    return actions.publish_agreement(publisher, agreement, revision=agreement.revision, reason=reason)


def holder_of(party: Organisation, name: str) -> Actor:
    """Somebody who holds that function of the party, and may sign for it."""
    function, _new = Function.objects.get_or_create(organisation=party, name=name)
    holder = a_member(party, Role.SIGNATORY)
    RoleAssignment.objects.create(function=function, user=holder)
    return holder.actor()


def user_of(actor: Actor) -> User:
    """The user that an actor is."""
    return User.objects.get(pk=actor.user_id or 0)


def a_settled_draft(two: Two, **more: Any) -> Settled:
    """A draft under an agreement that the chief and the chair sign, shared, its wording settled."""
    agreement = an_agreement(two)
    share(two.coordinator, agreement, two.police, ground="", note="Inget är hemligt.")
    actions.set_signatories(two.coordinator, agreement, [(two.police, CHIEF), (two.town, CHAIR)], revision=1)
    now = timezone.now()
    draft = Draft(workspace=two.town, opened_at=now, changed_at=now, agreement=agreement)
    actions.fill_draft(draft, content.settled(a_content(**more)))
    draft.save()
    share(two.coordinator, draft, two.police, ground="", note="Inget är hemligt.")
    return settled(draft)


def settled(draft: Draft) -> Settled:
    """What the draft says now, fixed."""
    draft.refresh_from_db()
    return actions.settle(ACTOR, draft, revision=draft.revision)


def changed(draft: Draft) -> Draft:
    """The draft after somebody has written another aim."""
    return actions.edit(
        ACTOR,
        draft,
        lambda said: replace(said, aim=f"{said.aim} Tryggare torg."),
        act="promise",
        numbers=[0],
        revision=draft.revision,
    )


def signatory(settled: Settled, name: str) -> Signatory:
    return Signatory.objects.get(agreement=settled.draft.agreement_id, function_name=name)


def a_pdf() -> bytes:
    """A PDF of one empty page."""
    document, file = pdfium.PdfDocument.new(), BytesIO()
    document.new_page(200, 200)
    document.save(file)
    return file.getvalue()
