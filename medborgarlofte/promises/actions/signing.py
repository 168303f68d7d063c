"""The doors through which a wording is signed, here or in a file that was signed elsewhere."""

from __future__ import annotations

import hashlib

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from medborgarlofte.accounts.actions import record_write
from medborgarlofte.accounts.actors import Actor
from medborgarlofte.domain.errors import NotAllowed, Refusal
from medborgarlofte.places.access import access_of, check
from medborgarlofte.places.free_text import concerns_about, decision_about, tidy
from medborgarlofte.places.models import RoleAssignment
from medborgarlofte.places.permission_table import role_name
from medborgarlofte.places.permissions import TABLE
from medborgarlofte.places.things import Thing
from medborgarlofte.promises.models import (
    CooperationAgreement,
    Draft,
    Settled,
    Signatory,
    Signature,
    SignedFile,
)
from medborgarlofte.promises.settling import current_settled
from medborgarlofte.promises.signed_pdf import check_pdf

from .draft import locked_draft


@transaction.atomic
def place_under(actor: Actor, draft: Draft, agreement: CooperationAgreement | None) -> Draft:
    """Say under which agreement a promise is made, and so which functions sign it; None for under none.

    Refuses a draft whose wording is settled, since that would change who has to sign it, and an agreement
    of another municipality or one that the actor cannot read.
    """
    draft = locked_draft(draft)
    check(actor, "draft.edit", draft.thing())
    if current_settled(draft):
        raise Refusal(_("Lydelsen är fastställd. Ändra utkastet innan du väljer en annan överenskommelse."))
    if agreement:
        check(actor, "agreement.read", agreement.thing())
        if agreement.municipality_id != draft.municipality_id:
            raise Refusal(_("Överenskommelsen gäller en annan kommun än löftet."))
    draft.agreement = agreement
    draft.save(update_fields=["agreement"])
    record_write(actor, "place_under", draft, agreement=agreement.pk if agreement else None)
    return draft


@transaction.atomic
def sign(actor: Actor, settled: Settled, signatory: Signatory, *, seen_sha256: str) -> Signature:
    """Sign a wording for a function that the actor holds now. `seen_sha256` is the hash that was shown.

    Refuses another hash, a wording that is void, a function that the actor does not hold, one that has
    signed already, and the command line, since only a person signs.
    """
    draft = _signed_draft(actor, "draft.sign", settled, signatory)
    if actor.user_id is None:
        raise NotAllowed(_("Bara den som har funktionen kan underteckna."))
    if seen_sha256 != settled.sha256:
        raise Refusal(_("Lydelsen som du såg är en annan än den som gäller nu. Läs igenom den en gång till."))
    if signatory.function_id is None:
        raise Refusal(_("Funktionen finns inte i registret. Ladda upp en undertecknad fil i stället."))
    held = RoleAssignment.objects.filter(function=signatory.function_id, user=actor.user_id, until=None)
    if not held.exists():
        raise NotAllowed(_("Bara den som har funktionen kan underteckna."))
    return _keep(actor, draft, settled, signatory, Signature.Method.SYSTEM)


@transaction.atomic
def upload_signed(
    actor: Actor,
    settled: Settled,
    signatory: Signatory,
    content: bytes,
    name: str,
    *,
    confirmed: bool = False,
) -> Signature:
    """Keep a file in which a function of the actor's own party has signed a wording elsewhere.

    What the file says is not judged, and it is no advanced electronic signature: whoever uploads it
    vouches for it. `confirmed`: a person has decided that its name tells of nobody. Refuses what is no
    PDF, a wording that is void, a function that has signed already, and the command line.
    """
    draft = _signed_draft(actor, "draft.upload_signature", settled, signatory)
    if actor.user_id is None:
        raise NotAllowed(_("Den som laddar upp en undertecknad fil ska vara inloggad."))
    name = tidy(name, _("Filens namn"), 200) or "undertecknat.pdf"
    decision = decision_about(concerns_about(name, _("Filens namn"), "file"), confirmed=confirmed)
    check_pdf(content)
    sha256 = hashlib.sha256(content).hexdigest()
    file = SignedFile.objects.create(name=name, sha256=sha256, content=content)
    by = _called(actor, signatory.organisation_id)
    return _keep(actor, draft, settled, signatory, Signature.Method.UPLOADED, file, by, **decision)


def _signed_draft(actor: Actor, permission: str, settled: Settled, signatory: Signatory) -> Draft:
    """The draft, locked, when its wording may be signed for that function by this actor."""
    draft = locked_draft(settled.draft)
    thing = Thing(signatory.organisation_id, is_open=draft.thing().is_open)
    check(actor, permission, thing)
    if signatory.organisation_id not in draft.thing().parties and not actor.is_system:
        raise NotAllowed(_("Utkastet är inte delat med er."))
    if draft.agreement_id is None or signatory.agreement_id != draft.agreement_id:
        raise Refusal(_("Funktionen undertecknar inte under löftets överenskommelse."))
    if current_settled(draft) != settled:
        raise Refusal(_("Lydelsen gäller inte längre. Löftet har ändrats sedan den fastställdes."))
    seat = {"organisation": signatory.organisation_id, "function_name": signatory.function_name}
    if settled.signatures.filter(**seat).exists():
        raise Refusal(_("Det är redan undertecknat för %(signatory)s.") % {"signatory": signatory})
    return draft


def _keep(
    actor: Actor,
    draft: Draft,
    settled: Settled,
    signatory: Signatory,
    method: Signature.Method,
    file: SignedFile | None = None,
    uploaded_by: str = "",
    **detail: object,
) -> Signature:
    if actor.user_id is None:
        raise ValueError("only a user signs")
    signature = Signature.objects.create(
        settled=settled,
        organisation=signatory.organisation,
        function_name=signatory.function_name,
        user_id=actor.user_id,
        signed_at=timezone.now(),
        method=method,
        uploaded_by=uploaded_by,
        sha256=settled.sha256,
        file=file,
    )
    told = {"draft": draft.pk, "method": method.value, "sha256": settled.sha256, **detail}
    if file:
        told["file_sha256"] = file.sha256
    record_write(actor, "sign", signature, **told)
    return signature


def _called(actor: Actor, party: int) -> str:
    """Who uploads, as everybody may know it: the function that they hold in the party, else their role."""
    held = RoleAssignment.objects.filter(
        function__organisation=party, user=actor.user_id, until=None
    ).select_related("function")
    first = held.order_by("since", "pk").first()
    if first:
        return first.function.name
    roles = access_of(actor).roles.get(party, frozenset()) & TABLE["draft.upload_signature"].roles
    with translation.override("sv"):
        return role_name(min(roles))
