"""What publishing the next period of a promise asks for and writes: the lineage that was chosen for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from django.db import transaction
from django.utils.translation import gettext as _

from medborgarlofte.accounts.actions import locked, record_write
from medborgarlofte.accounts.actors import Actor
from medborgarlofte.domain.errors import Refusal
from medborgarlofte.domain.lineage import Act
from medborgarlofte.domain.renewal_links import links, renumbered
from medborgarlofte.places.access import check
from medborgarlofte.places.free_text import concerns_about, decision_about, tidy
from medborgarlofte.promises.drafts import LinkDraft
from medborgarlofte.promises.models import Draft, Promise, Renewal, Version
from medborgarlofte.promises.renewing import Between, between

from .lineage import link


@transaction.atomic
def close_left_out(
    actor: Actor, renewal: Renewal, reasons: Mapping[int, str], *, confirmed: bool = False
) -> Renewal:
    """Say why commitments that were to go on are not in the draft: they are closed, each with its reason.

    `reasons` are by the numbers of the ending promise; one that is in the draft after all goes on. Refuses
    an empty reason and a number that was not left out; raises NeedsDecision where a reason may tell of a
    person.
    """
    renewal = locked(Renewal.objects.all()).get(pk=renewal.pk)
    check(actor, "promise.renew", renewal.draft.thing())
    given = {number: tidy(reason, _("Skälet"), 1000) for number, reason in reasons.items()}
    if not given or not all(given.values()):
        raise Refusal(_("Skriv ett skäl för varje åtagande som inte går vidare."))
    if not given.keys() <= set(between(renewal).left_out):
        raise Refusal(_("Åtagandet är med i utkastet, så det avslutas inte."))
    concerns = [one for reason in given.values() for one in concerns_about(reason, _("Skälet"), "reason")]
    decision = decision_about(concerns, confirmed=confirmed)
    renewal.plan(
        replace(fate, act=Act.CLOSE, reason=given[fate.number]) if fate.number in given else fate
        for fate in renewal.planned()
    )
    renewal.save(update_fields=["fates"])
    record_write(actor, "close_left_out", renewal, numbers=sorted(given), **decision)
    return renewal


def check_renewal(draft: Draft) -> None:
    """Refuse to publish the draft of a renewal while something in it is not accounted for."""
    renewal = _renewal_of(draft)
    if renewal is None:
        return
    if not (draft.said["extension_reason"].strip() and draft.said["extension_lessons"].strip()):
        raise Refusal(_("En förnyelse behöver både ett skäl och vad ni har lärt er. Skriv det i utkastet."))
    if renewal.promise.extended_by.exists():
        raise Refusal(_("%(promise)s är redan förnyat.") % {"promise": renewal.promise.told()})
    _refuse_unaccounted(between(renewal))


def _refuse_unaccounted(now: Between) -> None:
    for number in now.left_out:
        raise Refusal(
            _(
                "Åtagande %(number)d i det gamla löftet skulle gå vidare men finns inte i utkastet."
                " Lägg tillbaka det, eller skriv varför det avslutas."
            )
            % {"number": number}
        )
    for number in now.alike_parts:
        raise Refusal(
            _(
                "Åtagande %(number)d i det gamla löftet skulle delas, men delarna säger samma sak."
                " Skriv vad var och en av dem gäller."
            )
            % {"number": number}
        )


def confirm_renewal(actor: Actor, draft: Draft, version: Version, *, confirmed: bool) -> None:
    """Write what became of each commitment, in the transaction that publishes the draft of a renewal.

    The draft's commitments are published under the numbers 1, 2, … in their order, and the lineage tells
    of those. Nothing happens where the draft renews nothing.
    """
    renewal = _renewal_of(draft)
    if renewal is None:
        return
    later = version.promise
    if later.extends_id != renewal.promise_id:
        later.extends = renewal.promise
        later.save(update_fields=["extends"])
    now, said = between(renewal), version.content()
    told = links(tuple(renumbered(now.fates, now.said)), now.ending, said)
    drafts = [LinkDraft(one.act, one.earlier, one.later, one.reason) for one in told]
    link(actor, renewal.promise, later, drafts, confirmed=confirmed)


def _renewal_of(draft: Draft) -> Renewal | None:
    return Renewal.objects.filter(draft=draft).select_related("draft", "promise__municipality").first()


def open_renewal(promise: Promise) -> Renewal | None:
    """The renewal of a promise that is being written; None when there is none."""
    held = promise.renewals.filter(draft__state=Draft.State.OPEN)
    return held.select_related("draft").first()
