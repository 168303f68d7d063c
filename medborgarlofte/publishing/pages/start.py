"""The start page: find a municipality, what is new, and which reports are missing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from medborgarlofte.domain.status import Status
from medborgarlofte.followup.progress import CommitmentProgress, progress_of
from medborgarlofte.places.models import Municipality
from medborgarlofte.promises.models import ActivityRecord, Commitment, Promise
from medborgarlofte.publishing.status_words import Standing, standing
from medborgarlofte.publishing.window_names import whole_window

from .commitments import brief
from .finding import Place, alphabetical, find
from .promises import PromiseView, promise_view

NEWEST = 5
MISSING = 10
# A country's commitments are too many to judge on each visit. Those not heard of in the last month
# hold every silence that lasts; of them so many are looked at, the earliest begun first. They are asked
# for in the order of an index, so that the database stops at the last of them.
QUIET = timedelta(days=30)
CANDIDATES = 20
RECENT = timedelta(days=365)  # promises that ended longer ago are history, not news


@dataclass(frozen=True, slots=True)
class MissingReport:
    """A commitment that somebody has not reported: its earliest silent window, and how many others are."""

    commitment: Commitment
    brief: str
    since: date
    window: str
    party: str
    others: int
    standing: Standing


@dataclass(frozen=True, slots=True)
class StartPage:
    """All that the page shows. `found` answers the question, when there is one."""

    question: str
    found: tuple[Place, ...]
    suggestions: tuple[str, ...]
    newest: tuple[PromiseView, ...]
    missing: tuple[MissingReport, ...]
    places: tuple[Place, ...]


def start_page(question: str, today: date) -> StartPage:
    """The page for a question ("" when nothing was asked)."""
    places = _places()
    with_promise = tuple(place for place in places if place.has_promise)
    return StartPage(
        question=question,
        found=tuple(find(question, places)),
        suggestions=tuple(place.name for place in with_promise),
        newest=tuple(promise_view(one, today) for one in _newest()),
        missing=tuple(_missing(today)),
        places=with_promise,
    )


def _newest() -> QuerySet[Promise]:
    """The promises published last, each with its number of commitments as `size`.

    The five are chosen first, so that only their commitments are counted.
    """
    chosen = Promise.objects.published().order_by("-published_at", "-pk").values("pk")[:NEWEST]
    counted = Commitment.objects.current().filter(promise=OuterRef("pk")).order_by().values("promise")
    return (
        Promise.objects.filter(pk__in=chosen)
        .select_related("municipality")
        .annotate(size=Subquery(counted.annotate(size=Count("pk")).values("size")))
        .order_by("-published_at", "-pk")
    )


def _places() -> list[Place]:
    published = Promise.objects.published().filter(municipality=OuterRef("pk"))
    rows = Municipality.objects.annotate(has=Exists(published)).values_list("name", "slug", "has")
    places = [Place(name, slug, has) for name, slug, has in rows]
    return sorted(places, key=lambda place: alphabetical(place.name))


def _candidates(today: date) -> list[Commitment]:
    current = Q(promise__end__isnull=True) | Q(promise__end__gt=today - RECENT)
    heard_of = ActivityRecord.objects.filter(commitments=OuterRef("pk"), day__gt=today - QUIET)
    return list(
        Commitment.objects.current()
        .filter(current, promise__published_at__isnull=False, promise__start__lte=today)
        .filter(~Exists(heard_of))
        .select_related("promise__municipality")
        .defer("areas", "target_groups", "places", "co_actors", "evidence", "promise__links")
        .order_by("promise__start", "promise__municipality_id", "pk")[:CANDIDATES]
    )


def _missing(today: date) -> list[MissingReport]:
    candidates = _candidates(today)
    progress = progress_of(candidates, today=today)
    found = [report for one in progress.values() if (report := _report(one))]
    return sorted(found, key=lambda report: (report.since, report.commitment.pk))[:MISSING]


def _report(progress: CommitmentProgress) -> MissingReport | None:
    silent = [
        (item, row) for row in progress.rows for item in row.windows if item.status is Status.NOT_REPORTED
    ]
    if not silent:
        return None
    item, row = min(silent, key=lambda pair: pair[0].window.start)
    return MissingReport(
        commitment=progress.commitment,
        brief=brief(progress.commitment.text),
        since=item.window.start,
        window=whole_window(item.window, row.target.per),
        party=row.party.name if row.party else "",
        others=len(silent) - 1,
        standing=standing(item),
    )
