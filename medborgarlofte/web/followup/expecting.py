"""That it is to be written what commitments are expected to change, said while there is time for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from medborgarlofte.domain.content import Promise as Said
from medborgarlofte.promises.models import Draft, Promise
from medborgarlofte.publishing.formats import day
from medborgarlofte.web.asking import can


@dataclass(frozen=True, slots=True)
class ToExpect:
    """Where it is written, and why now. The address is empty until the promise is published."""

    address: str
    why: str


def to_expect(request: HttpRequest, promise: Promise) -> ToExpect | None:
    """For a promise that is published and has not begun, and for who may write it."""
    if not _is_to_come(promise.start) or not can(request, "hypothesis.write", promise.thing()):
        return None
    place = [promise.municipality.slug, promise.slug]
    return ToExpect(reverse("web:followup:expected", args=place), _why(promise.start))


def to_expect_of(request: HttpRequest, draft: Draft, said: Said) -> ToExpect | None:
    """The same for a draft: what is published already has the page, else it is said what comes later."""
    promise = draft.version.promise if draft.version else draft.promise
    if promise is not None:
        return to_expect(request, promise)
    is_open = draft.state == Draft.State.OPEN
    return ToExpect("", _why(said.start)) if is_open and _is_to_come(said.start) else None


def _is_to_come(start: date | None) -> bool:
    return start is not None and localdate() < start


def _why(start: date | None) -> str:
    return _(
        "Gör det innan löftet börjar den %(day)s. Bara då kan uppföljningen säga att en förändring stämmer"
        " med det som var väntat."
    ) % {"day": day(start) if start else ""}
