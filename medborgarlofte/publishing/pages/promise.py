"""The page of one promise."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from medborgarlofte.promises.models import Source, Version
from medborgarlofte.publishing.reports.years import years_of
from medborgarlofte.publishing.signature_words import SignatureView, signature_views
from medborgarlofte.publishing.status_words import Standing

from .alone import Alone, alone_in
from .commitments import Group, commitment_views, grouped, tally_words
from .follow_ups import PeriodView, period_views
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
    follow_ups: tuple[PeriodView, ...]
    groups: tuple[Group, ...]
    sources: tuple[Source, ...]
    links: tuple[dict[str, str], ...]
    dropped: tuple[Dropped, ...]
    history: History
    alone: tuple[Alone, ...]
    signatures: tuple[SignatureView, ...]
    report_years: tuple[int, ...]
    is_measured: bool  # there are indicators of its problem


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
        follow_ups=period_views(promise, today),
        groups=tuple(grouped(commitments)),
        sources=tuple(promise.sources.order_by("pk")),
        links=tuple(link for link in promise.links if _is_web_address(link.get("address", ""))),
        dropped=tuple(dropped_of(every)),
        history=history_of(versions),
        alone=alone_in(promise.municipality, versions[0]),
        signatures=_signatures(versions[0]),
        report_years=tuple(years_of(promise, today)),
        is_measured=getattr(versions[0], "is_measured"),  # noqa: B009 - annotated
    )


def _is_web_address(address: str) -> bool:
    """Links come from documents: only those that a browser opens as a page are shown as links."""
    return address.startswith(("https://", "http://"))


def _signatures(version: Version) -> tuple[SignatureView, ...]:
    """Asked for only where `newest_versions` found that there are any."""
    signed: bool = getattr(version, "is_signed")  # noqa: B009 - annotated
    return signature_views(version.sha256) if signed else ()
