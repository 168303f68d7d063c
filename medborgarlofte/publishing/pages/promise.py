"""The page of one promise."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from medborgarlofte.promises.models import Promise, Source
from medborgarlofte.publishing.status_words import Standing

from .commitments import Group, commitments_of, grouped, tally_words
from .promises import PromiseView, next_followup, parties_of, promise_view


@dataclass(frozen=True, slots=True)
class PromisePage:
    """All that the page shows."""

    shown: PromiseView
    parties: tuple[str, ...]
    count: int
    tally: tuple[tuple[Standing, int], ...]
    next_followup: date | None
    groups: tuple[Group, ...]
    sources: tuple[Source, ...]
    links: tuple[dict[str, str], ...]


def promise_page(slug: str, promise_slug: str, today: date) -> PromisePage:
    """The page of a published promise; raises Promise.DoesNotExist."""
    promise = (
        Promise.objects.published()
        .select_related("municipality", "police_area", "extends")
        .get(municipality__slug=slug, slug=promise_slug)
    )
    commitments = commitments_of(promise, today)
    return PromisePage(
        shown=promise_view(promise, today),
        parties=tuple(parties_of(commitments)),
        count=len(commitments),
        tally=tuple(tally_words(commitments)),
        next_followup=next_followup(promise, commitments, today),
        groups=tuple(grouped(commitments)),
        sources=tuple(promise.sources.defer("reading").order_by("pk")),
        links=tuple(link for link in promise.links if _is_web_address(link.get("address", ""))),
    )


def _is_web_address(address: str) -> bool:
    """Links come from documents: only those that a browser opens as a page are shown as links."""
    return address.startswith(("https://", "http://"))
