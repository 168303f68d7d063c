"""The doors through which a follow-up is settled, approved by the leaders of both parties, and corrected.

What is approved is the exact text under its hash. Once both parties have approved it, it is frozen: a
correction is a new version with a reason, which names the hash of the one before.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from medborgarlofte.accounts.actions import locked, record_write
from medborgarlofte.accounts.actors import Actor
from medborgarlofte.domain.canonical import digest
from medborgarlofte.domain.errors import NotAllowed, Refusal
from medborgarlofte.followup.contents import contents, text_of
from medborgarlofte.followup.models import Approval, FollowUp, FollowUpVersion
from medborgarlofte.followup.prefilled import Missing, Prefilled, prefilled
from medborgarlofte.places.access import check
from medborgarlofte.places.free_text import concerns_about, decision_about, tidy
from medborgarlofte.places.models import Organisation, RoleAssignment
from medborgarlofte.places.things import Thing
from medborgarlofte.promises.models import Signatory

from .assessing import open_for_answers
from .claiming import refuse_unsupported

_TOLD = 5  # missing answers that a refusal names


@transaction.atomic
def settle_followup(actor: Actor, follow_up: FollowUp) -> FollowUpVersion:
    """Settle the text of an open follow-up: what its parties are asked to approve, and its hash.

    Settling twice what nobody has changed since gives the same. Refuses while an answer is missing, a
    sentence about effect that what is known allows no longer, and a follow-up that is approved.
    """
    check(actor, "followup.settle", follow_up.thing())
    follow_up = open_for_answers(follow_up)
    facts = prefilled(follow_up)
    _refuse_missing(facts.missing())
    refuse_unsupported(follow_up)
    number = follow_up.version + 1
    newest = follow_up.versions.last()
    if newest and newest.number == number and _says(newest, facts):
        return newest
    settled_at = timezone.now()
    before = _approved(follow_up)
    text = text_of(
        facts,
        number=number,
        predecessor=before,
        reason=follow_up.reason,
        settled=settled_at.isoformat(),
    )
    version = FollowUpVersion(follow_up=follow_up, number=number, canonical=text, sha256=digest(text))
    version.reason, version.settled_at = follow_up.reason, settled_at
    version.save()
    record_write(
        actor, "settle_followup", version, follow_up=follow_up.pk, number=number, sha256=version.sha256
    )
    return version


@transaction.atomic
def approve(actor: Actor, version: FollowUpVersion, party: Organisation, *, seen_sha256: str) -> Approval:
    """Approve the exact text of a follow-up for a party; the second party's approval freezes it.

    `seen_sha256` is the hash that was shown. It takes a leader of the party: under an agreement a function
    that signs for it, else a function of the party that the actor holds. Refuses another hash, a text that is
    no longer what the records and answers say, one that the party has approved, somebody who has approved it
    for the other party, and the command line, since only a person approves.
    """
    check(actor, "followup.approve", Thing(party.pk, is_open=version.follow_up.is_open))
    follow_up = open_for_answers(version.follow_up)
    if actor.user_id is None:
        raise NotAllowed(_("Bara den som har funktionen kan godkänna."))
    if party.pk not in follow_up.promise.thing().shared_with:
        raise Refusal(_("%(party)s är inte part i löftet.") % {"party": party})
    if seen_sha256 != version.sha256:
        raise Refusal(_("Texten som du såg är en annan än den som gäller nu. Läs igenom den en gång till."))
    _check_counts(follow_up, version)
    given = list(version.approvals.all())
    if any(one.party_id == party.pk for one in given):
        raise Refusal(_("Uppföljningen är redan godkänd för %(party)s.") % {"party": party})
    if any(one.user_id == actor.user_id for one in given):
        raise NotAllowed(_("Du har godkänt för den andra parten. Någon annan ska godkänna för den här."))
    approval = Approval(version=version, party=party, user_id=actor.user_id, sha256=version.sha256)
    approval.function_name = _function_held(actor.user_id, follow_up, party)
    approval.approved_at = timezone.now()
    approval.save()
    record_write(actor, "approve", approval, follow_up=follow_up.pk, sha256=version.sha256)
    if {one.party_id for one in (*given, approval)} >= follow_up.promise.thing().shared_with:
        _freeze(follow_up, version)
    return approval


@transaction.atomic
def correct_followup(actor: Actor, follow_up: FollowUp, *, reason: str, confirmed: bool = False) -> FollowUp:
    """Open an approved follow-up for a correction. What was approved stays public until the next version is.

    Refuses one that is open already and a missing reason; raises NeedsDecision where the reason may tell of a
    person.
    """
    check(actor, "followup.correct", follow_up.thing())
    follow_up = locked(FollowUp.objects.filter(pk=follow_up.pk)).select_related("promise__municipality").get()
    if follow_up.is_open:
        raise Refusal(_("Uppföljningen är inte godkänd, så den går att ändra utan att öppnas för rättelse."))
    reason = tidy(reason, _("Skälet"), 1000)
    if not reason:
        raise Refusal(_("Skriv varför uppföljningen ska rättas."))
    decision = decision_about(concerns_about(reason, _("Skälet"), "reason"), confirmed=confirmed)
    follow_up.state, follow_up.reason = FollowUp.State.OPEN, reason
    follow_up.save(update_fields=["state", "reason"])
    record_write(actor, "correct_followup", follow_up, number=follow_up.version + 1, **decision)
    return follow_up


def _freeze(follow_up: FollowUp, version: FollowUpVersion) -> None:
    follow_up.state, follow_up.version = FollowUp.State.APPROVED, version.number
    follow_up.approved_at = follow_up.approved_at or timezone.now()
    follow_up.save(update_fields=["state", "version", "approved_at"])


def _approved(follow_up: FollowUp) -> FollowUpVersion | None:
    """The newest version that both parties have approved: the last text of its number."""
    return follow_up.versions.filter(number=follow_up.version).last()


def _check_counts(follow_up: FollowUp, version: FollowUpVersion) -> None:
    """Refuse a text that a later one has replaced, or that is not what records and answers say now."""
    facts = prefilled(follow_up)
    _refuse_missing(facts.missing())
    if follow_up.versions.last() != version or not _says(version, facts):
        raise Refusal(
            _(
                "Något har ändrats sedan texten lades fast: ett svar, något som är gjort eller löftet. "
                "Lägg fast texten igen."
            )
        )


def _says(version: FollowUpVersion, facts: Prefilled) -> bool:
    return bool(version.says()["content"] == contents(facts) and version.reason == facts.follow_up.reason)


def _refuse_missing(missing: Iterable[Missing]) -> None:
    left = list(missing)
    if not left:
        return
    told = "; ".join(_named(one) for one in left[:_TOLD])
    sentence = _("Allt är inte besvarat än. Det saknas %(count)d svar: %(told)s.")
    raise Refusal(sentence % {"count": len(left), "told": told})


def _named(one: Missing) -> str:
    if one.commitment:
        told = _("åtagande %(number)d") % {"number": one.commitment.number}
    else:
        told = _("om problemet") if one.question == "outcome" else _("om samarbetet")
    return f"{told} ({one.party})"


def _function_held(user: int, follow_up: FollowUp, party: Organisation) -> str:
    """The function by which somebody leads the party; what is public is that, never the person."""
    held = RoleAssignment.objects.filter(function__organisation=party, user=user, until=None)
    seats = Signatory.objects.filter(agreement__drafts__promise=follow_up.promise_id, organisation=party)
    if seats.exists():
        held = held.filter(function__in=seats.values("function"))
    found = held.select_related("function").order_by("since", "pk").first()
    if found is None:
        raise NotAllowed(_("Bara den som har en funktion som leder parten kan godkänna."))
    return found.function.name
