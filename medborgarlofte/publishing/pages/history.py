"""The versions of a promise, the newest first, and the commitments that a version dropped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.timezone import localdate

from medborgarlofte.domain.changes import changes
from medborgarlofte.promises.models import Commitment, Promise, Version
from medborgarlofte.publishing.change_words import change_in_words, weaker
from medborgarlofte.publishing.signature_words import is_signed

from .alone import alone_columns
from .commitments import brief
from .indicators import is_measured

TOLD = 10  # versions whose changes are told; older ones are linked by their numbers


@dataclass(frozen=True, slots=True)
class Entry:
    """One version: when, why, and what of it binds less than before, as sentences after a mark."""

    version: Version
    published_on: date
    mark: str
    weaker: tuple[str, ...]
    others: int  # changes that do not weaken


@dataclass(frozen=True, slots=True)
class History:
    """The versions told, the numbers of older ones, and the newest."""

    entries: tuple[Entry, ...]
    older: tuple[int, ...]
    newest: Version


@dataclass(frozen=True, slots=True)
class Dropped:
    """A commitment that a version dropped; `on` is the day it did, `reason` the version's."""

    commitment: Commitment
    brief: str
    version: int
    on: date
    reason: str


def newest_versions(slug: str, promise_slug: str) -> list[Version]:
    """The newest versions of a published promise, the newest first, each with all that a page says of it.

    One query. Raises Promise.DoesNotExist.
    """
    versions = (
        Version.objects.annotate(
            **alone_columns("promise__municipality"),
            is_signed=is_signed(),
            is_measured=is_measured("promise"),
        )
        .filter(
            promise__in=Promise.objects.published(),
            promise__municipality__slug=slug,
            promise__slug=promise_slug,
        )
        .select_related("promise__municipality", "promise__police_area", "promise__extends")
    )
    found: list[Version] = list(versions.order_by("-number")[: TOLD + 1])
    if not found:
        raise Promise.DoesNotExist
    return found


def history_of(found: Sequence[Version]) -> History:
    """What is told of the versions that `newest_versions` gives."""
    entries = [_entry(later, before) for later, before in pairwise(found)]
    if found[-1].number == 1:
        entries.append(Entry(found[-1], localdate(found[-1].published_at), "", (), 0))
    older = range(found[0].number - len(entries), 0, -1)
    return History(tuple(entries), tuple(older), found[0])


def _entry(version: Version, before: Version) -> Entry:
    found = changes(before.content(), version.content())
    told = tuple(change_in_words(change) for change in found if change.weakens)
    on = localdate(version.published_at)
    return Entry(version, on, weaker() if told else "", told, len(found) - len(told))


def with_dropping(commitments: QuerySet[Commitment]) -> QuerySet[Commitment]:
    """The commitments with the reason and time of the version that dropped them, for `dropped`."""
    version = Version.objects.filter(promise=OuterRef("promise"), number=OuterRef("dropped_in"))
    return commitments.annotate(
        dropped_why=Subquery(version.values("reason")), dropped_at=Subquery(version.values("published_at"))
    )


def dropped(commitment: Commitment) -> Dropped | None:
    """When and why it was dropped, of a commitment fetched by `with_dropping`; None when it holds."""
    if commitment.dropped_in is None:
        return None
    at: datetime = commitment.dropped_at  # type: ignore[attr-defined]
    why: str = commitment.dropped_why  # type: ignore[attr-defined]
    return Dropped(commitment, brief(commitment.text), commitment.dropped_in, localdate(at), why)


def dropped_of(commitments: Iterable[Commitment]) -> list[Dropped]:
    """Those of a promise's commitments that versions dropped, the last dropped first."""
    found = [gone for one in commitments if (gone := dropped(one))]
    return sorted(found, key=lambda gone: (-gone.version, gone.commitment.number))
