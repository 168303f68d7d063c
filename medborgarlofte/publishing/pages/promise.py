"""The page of one promise."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from medborgarlofte.promises.models import Source
from medborgarlofte.publishing.status_words import Standing

from .commitments import Group, commitment_views, grouped, tally_words
from .history import Dropped, History, dropped_of, history_of, newest_versions, with_dropping
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
    dropped: tuple[Dropped, ...]
    history: History


def promise_page(slug: str, promise_slug: str, today: date) -> PromisePage:
    """The page of a published promise; raises Promise.DoesNotExist."""
    versions = newest_versions(slug, promise_slug)
    promise = versions[0].promise
    every = list(with_dropping(promise.commitments.select_related("focus_area")))
    for one in every:
        one.promise = promise
    commitments = commitment_views([one for one in every if one.dropped_in is None], today)
    return PromisePage(
        shown=promise_view(promise, today),
        parties=tuple(parties_of(commitments)),
        count=len(commitments),
        tally=tuple(tally_words(commitments)),
        next_followup=next_followup(promise, commitments, today),
        groups=tuple(grouped(commitments)),
        sources=tuple(promise.sources.order_by("pk")),
        links=tuple(link for link in promise.links if _is_web_address(link.get("address", ""))),
        dropped=tuple(dropped_of(every)),
        history=history_of(versions),
    )


def _is_web_address(address: str) -> bool:
    """Links come from documents: only those that a browser opens as a page are shown as links."""
    return address.startswith(("https://", "http://"))
