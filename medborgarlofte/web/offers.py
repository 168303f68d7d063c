"""What public pages offer in demo mode: to log something done, and to correct what was logged or promised."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from medborgarlofte.promises.models import ActivityRecord, Commitment, Promise
from medborgarlofte.publishing.offers import Offer, PromiseOffer


def logging_offer(request: HttpRequest, commitment: Commitment) -> Offer | None:
    """The form's addresses for this commitment; None outside demo mode, where there is no form."""
    if not settings.DEMO:
        return None
    promise = commitment.promise
    return Offer(
        log=reverse("web:log", args=[promise.municipality.slug, promise.slug, commitment.number]),
        correct=_correction,
    )


def _correction(record: ActivityRecord) -> str:
    return reverse("web:correct", args=[record.pk])


def lineage_offer(request: HttpRequest, promise: Promise) -> PromiseOffer | None:
    """Where a promise is compared with the one before it; None outside demo mode."""
    if not settings.DEMO:
        return None
    address = reverse("web:lineage:confirm", args=[promise.municipality.slug, promise.slug])
    return PromiseOffer(_("Jämför med det tidigare löftet"), address)


def correction_offer(request: HttpRequest, promise: Promise) -> PromiseOffer | None:
    """Where a promise is corrected in a new version; None outside demo mode."""
    if not settings.DEMO:
        return None
    address = reverse("web:review_correct", args=[promise.municipality.slug, promise.slug])
    return PromiseOffer(_("Rätta löftet i en ny version"), address)
