"""The wording check on a whole promise, and what other municipalities have promised to hold it against."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from medborgarlofte.domain import content
from medborgarlofte.domain.wording import Known, KnownTexts, Remark, as_json, remarks

from .models import Commitment, Promise, Version


def known_texts() -> KnownTexts:
    """Every commitment that holds, whoever made it: made ready once, and anew when a version is published."""
    newest = Version.objects.order_by("-pk").values_list("sha256", flat=True).first()
    return _made_ready(newest)


@lru_cache(maxsize=1)
def _made_ready(_newest: str | None) -> KnownTexts:
    held = Commitment.objects.current().filter(promise__in=Promise.objects.published())
    rows = held.values_list("promise__municipality__name", "text").iterator()
    return KnownTexts(Known(municipality, text) for municipality, text in rows)


def remarks_on(said: content.Promise, known: KnownTexts | None = None) -> dict[int, tuple[Remark, ...]]:
    """The remarks on each commitment by its number; without `known` nothing is held against others' texts."""
    near = {"known": known} if known else {}
    return {
        one.number: remarks(one, end=said.end, municipality=said.municipality, **near)
        for one in said.commitments
    }


def kept_remarks(said: content.Promise, known: KnownTexts | None = None) -> list[dict[str, Any]]:
    """The remarks as a version keeps them, in the order of its commitments."""
    found = remarks_on(said, known)
    return [as_json(one, remark) for one in said.commitments for remark in found[one.number]]
