"""The door through which an agreement, and each later version of it, is published."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from medborgarlofte.accounts.actions import locked, record_write
from medborgarlofte.accounts.actors import Actor
from medborgarlofte.domain.canonical import canonical, digest
from medborgarlofte.domain.errors import Refusal
from medborgarlofte.places.actions import check_second_person, made_public
from medborgarlofte.places.free_text import concerns_about, decision_about, tidy
from medborgarlofte.promises.agreement_terms import content_of_agreement
from medborgarlofte.promises.models import AgreementVersion, CooperationAgreement

from .agreement import AgreementChanged

AGREEMENT_FORMAT = "medborgarlofte-agreement-1"


@transaction.atomic
def publish_agreement(
    actor: Actor,
    agreement: CooperationAgreement,
    *,
    revision: int,
    reason: str = "",
    confirmed: bool = False,
) -> AgreementVersion:
    """Publish what an agreement says now, as its next version. What it said before stays readable for ever.

    Takes a second person of the same party (`check_second_person`). Refuses what says nothing new, and
    a later version without a reason; raises AgreementChanged when it was changed since `revision`, and
    NeedsDecision when the reason may tell of a person.
    """
    agreement = locked(CooperationAgreement.objects.all()).get(pk=agreement.pk)
    check_second_person(actor, agreement)
    if agreement.revision != revision:
        raise AgreementChanged(agreement)
    if agreement.is_published_as_it_is:
        raise Refusal(_("Överenskommelsen är redan publicerad som den är."))
    before = agreement.versions.last()
    reason = tidy(reason, _("Skälet"), 1000) if before else ""
    if before and not reason:
        raise Refusal(_("En ny version behöver ett skäl."))
    decision = decision_about(concerns_about(reason, _("Skälet"), "reason"), confirmed=confirmed)
    version = _version(agreement, before, reason, alone=_alone(actor, agreement))
    agreement.published_revision, agreement.version = agreement.revision, version.number
    agreement.save(update_fields=["published_revision", "version"])
    made_public(agreement)
    told = {"number": version.number, "sha256": version.sha256, **decision}
    record_write(actor, "publish_agreement", version, **told)
    return version


def _alone(actor: Actor, agreement: CooperationAgreement) -> bool:
    """Whether nobody but the one who publishes has looked: said publicly."""
    return agreement.asked_at is None or agreement.asked_by_id == actor.user_id


def _version(
    agreement: CooperationAgreement, before: AgreementVersion | None, reason: str, *, alone: bool
) -> AgreementVersion:
    now = timezone.now()
    number = before.number + 1 if before else 1
    text = canonical(
        {
            "format": AGREEMENT_FORMAT,
            "address": agreement.address(),
            "number": number,
            "predecessor": before.sha256 if before else None,
            "published": now.isoformat(),
            "reason": reason,
            "published_alone": alone,
            "content": content_of_agreement(agreement),
        }
    )
    return AgreementVersion.objects.create(
        agreement=agreement,
        number=number,
        canonical=text,
        sha256=digest(text),
        reason=reason,
        published_at=now,
    )
