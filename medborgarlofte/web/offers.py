"""What public pages offer those who may: to log, to correct, to answer a follow-up, to renew."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import prefetch_related_objects
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from medborgarlofte.promises.models import ActivityRecord, Commitment, Promise
from medborgarlofte.publishing.offers import Offer, PromiseOffer

from .asking import access, is_signed_in
from .followup.expecting import to_expect


def logging_offer(
    request: HttpRequest, commitment: Commitment, records: Collection[ActivityRecord]
) -> Offer | None:
    """The form's addresses for this commitment; None to whoever may not log in this municipality.

    A record is corrected by the party that entered it alone. One query more where there are any.
    """
    promise = commitment.promise
    if not _may(request, "activity.log", promise):
        return None
    return Offer(
        log=reverse("web:log", args=[promise.municipality.slug, promise.slug, commitment.number]),
        correct=_corrections(request, records),
    )


def _corrections(request: HttpRequest, records: Collection[ActivityRecord]) -> dict[int, str]:
    theirs = ActivityRecord.objects.visible_to(access(request)).order_by()
    keys = theirs.filter(pk__in=[one.pk for one in records]).values_list("pk", flat=True)
    return {key: reverse("web:correct", args=[key]) for key in keys}


def lineage_offer(request: HttpRequest, promise: Promise) -> PromiseOffer | None:
    """Where a promise is compared with the one before it; None to whoever may not."""
    if not _may(request, "lineage.confirm", promise):
        return None
    address = reverse("web:lineage:confirm", args=[promise.municipality.slug, promise.slug])
    return PromiseOffer(_("Jämför med det tidigare löftet"), address)


def correction_offer(request: HttpRequest, promise: Promise) -> PromiseOffer | None:
    """Where a promise is corrected in a new version; None to whoever may not."""
    if not _may(request, "promise.correct", promise):
        return None
    address = reverse("web:draft_correct", args=[promise.municipality.slug, promise.slug])
    return PromiseOffer(_("Rätta löftet i en ny version"), address)


def renewal_offer(request: HttpRequest, promise: Promise) -> PromiseOffer | None:
    """Where a promise is renewed, for those who may; None when it has no end or is renewed already."""
    if promise.end is None or not _may(request, "promise.renew", promise):
        return None
    if promise.extended_by.exists():
        return None
    address = reverse("web:renewal:renew", args=[promise.municipality.slug, promise.slug])
    return PromiseOffer(_("Förnya löftet"), address)


def answer_offer(request: HttpRequest, promise: Promise) -> PromiseOffer | None:
    """Where the follow-up of a promise is answered, for those who may."""
    if not _may(request, "followup.answer", promise):
        return None
    address = reverse("web:followup:answer", args=[promise.municipality.slug, promise.slug])
    return PromiseOffer(_("Svara på uppföljningen"), address)


def expected_offer(request: HttpRequest, promise: Promise) -> PromiseOffer | None:
    """Where it is written what commitments are expected to change, while the promise has not begun."""
    if not _may(request, "hypothesis.write", promise):
        return None
    found = to_expect(request, promise)
    return PromiseOffer(_("Skriv vad åtagandena väntas ändra"), found.address, found.why) if found else None


def _may(request: HttpRequest, name: str, promise: Promise) -> bool:
    """Whether a role in one of the promise's parties lets the one who asks do it."""
    if not is_signed_in(request):
        return False
    prefetch_related_objects([promise], "municipality__organisations")  # once, for all that is offered
    return not access(request).parties_with(name).isdisjoint(promise.thing().parties)
