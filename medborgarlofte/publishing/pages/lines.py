"""The line of commitments through the periods: what was asked for in each, and what happened between."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from medborgarlofte.domain.pace import Held
from medborgarlofte.domain.strands import strands
from medborgarlofte.promises.carried import Carried, Linked, Period, carried_in, earlier_promises
from medborgarlofte.promises.models import Commitment, Promise, PromiseQuerySet
from medborgarlofte.publishing.carried_words import carried_in_words, commitments_in_words
from medborgarlofte.publishing.change_words import weaker
from medborgarlofte.publishing.formats import number, years
from medborgarlofte.publishing.target_words import target_in_words

from .commitments import brief

Counted = Any  # a Promise with `held`, see `counted`


@dataclass(frozen=True, slots=True)
class Point:
    """A commitment as it was in one period: its number and its targets in words."""

    number: int
    targets: tuple[str, ...]
    is_shown: bool  # the one whose page this is


@dataclass(frozen=True, slots=True)
class Happening:
    """What a renewal did: the sentences, the mark when it binds less, and why."""

    words: str
    weaker: str
    reason: str


@dataclass(frozen=True, slots=True)
class Step:
    """One period of a line: what happened when it began, and what it asks for."""

    years: str
    period: Period
    happenings: tuple[Happening, ...]
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """The periods of connected commitments, the first one first. `brief` are the newest one's first words."""

    brief: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """All that a municipality's page tells: the lines, and what nobody has compared yet, as sentences."""

    lines: tuple[Line, ...] = ()
    not_compared: tuple[str, ...] = ()


NO_LINES = Lines()


def counted(promises: PromiseQuerySet) -> QuerySet[Counted]:
    """The promises with the number of commitments that each holds now, as `held`."""
    held = Commitment.objects.current().filter(promise=OuterRef("pk")).order_by().values("promise")
    return promises.annotate(held=Subquery(held.annotate(many=Count("pk")).values("many")))


def lines_of(promises: Sequence[Counted], shown: Counted, numbers: Iterable[int]) -> Lines:
    """The lines through a municipality's published promises; nothing is guessed. One query.

    `numbers` are those of the commitments of the promise `shown`: they are told when they are in no line.
    """
    if len(promises) < 2:
        return NO_LINES
    carried = carried_in(shown.municipality)
    newest_first = sorted(_strands(carried), key=_place)
    lines = tuple(_line(strand) for strand in newest_first)
    return Lines(lines, tuple(_not_compared(promises, shown, numbers, carried)))


def line_of(commitment: Commitment) -> Line | None:
    """The line of one commitment; None when it is in none. One query."""
    for strand in _strands(carried_in(commitment.promise.municipality)):
        if commitment.pk in _commitments(strand):
            return _line(strand, commitment.pk)
    return None


Strand = list[Carried]


def _strands(carried: Sequence[Carried]) -> list[Strand]:
    found = strands([[one.key for one in link.earlier + link.later] for link in carried])
    return [[carried[place] for place in places] for places in found]


def _commitments(strand: Strand) -> dict[int, Linked]:
    return {one.key: one for link in strand for one in link.earlier + link.later}


def _in_time(strand: Strand) -> list[Period]:
    return sorted({period for link in strand for period in (link.before, link.after)}, key=_began)


def _began(one: Period) -> tuple[date, int]:
    return one.start or date.min, one.key


def _place(strand: Strand) -> tuple[int, int, int]:
    """Where a line stands: those that go on in the newest promise first, in the order of its numbers."""
    last, lowest = _newest(strand)
    return -(last.start or date.min).toordinal(), last.key, lowest.said.number


def _newest(strand: Strand) -> tuple[Period, Linked]:
    """The last period of the line that has a commitment in it, and the first of these."""
    commitments = _commitments(strand).values()
    held = {one.promise for one in commitments}
    last = [period for period in _in_time(strand) if period.key in held][-1]
    return last, min((one for one in commitments if one.promise == last.key), key=_number)


def _number(one: Linked) -> int:
    return one.said.number


def _line(strand: Strand, shown: int | None = None) -> Line:
    steps = tuple(_step(period, strand, shown) for period in _in_time(strand))
    return Line(brief(_newest(strand)[1].said.text), steps)


def _step(period: Period, strand: Strand, shown: int | None) -> Step:
    here = [one for one in _commitments(strand).values() if one.promise == period.key]
    return Step(
        _years(period),
        period,
        tuple(_happening(link) for link in strand if link.after == period),
        tuple(_point(one, shown) for one in sorted(here, key=_number)),
    )


def _point(one: Linked, shown: int | None) -> Point:
    targets = tuple(target_in_words(target) for target in one.said.targets)
    return Point(one.said.number, targets, one.key == shown)


def _happening(link: Carried) -> Happening:
    held = Held(link.before.start, link.before.end), Held(link.after.start, link.after.end)
    words, weakens = carried_in_words(link, held)
    return Happening(words, weaker() if weakens else "", link.reason)


def _not_compared(
    promises: Sequence[Counted], shown: Counted, numbers: Iterable[int], carried: Sequence[Carried]
) -> Iterator[str]:
    """What nobody has said anything about: whole promises, and commitments of those that were compared."""
    for later in sorted(promises, key=lambda one: (one.start or date.min, one.pk)):
        back = [link for link in carried if link.after.key == later.pk]
        earlier = earlier_promises(later, promises)
        if earlier and not back:
            yield _("Löftet %(later)s är inte jämfört med löftet %(earlier)s än.") % {
                "later": _years(later),
                "earlier": _years(earlier[0]),
            }
        left = {one: count for one in earlier if (count := _left(one, back))}
        yield from (_left_in_words(one, count) for one, count in left.items())
        if back and later.pk == shown.pk:
            yield from _new(shown, numbers, back, sure=not left)


def _left(earlier: Counted, back: Sequence[Carried]) -> int:
    """How many of its commitments are in no link, when others are."""
    links = [link for link in back if link.before.key == earlier.pk]
    told = {one.key for link in links for one in link.earlier if not one.dropped}
    return earlier.held - len(told) if links else 0


def _left_in_words(promise: Promise, count: int) -> str:
    said = ngettext(
        "%(count)s åtagande i löftet %(years)s är inte jämfört än.",
        "%(count)s åtaganden i löftet %(years)s är inte jämförda än.",
        count,
    )
    return said % {"count": number(count), "years": _years(promise)}


def _new(shown: Promise, numbers: Iterable[int], back: Sequence[Carried], *, sure: bool) -> Iterator[str]:
    """Those of the promise shown that carry on nothing: new when every earlier one is accounted for."""
    left = sorted(set(numbers) - {one.said.number for link in back for one in link.later})
    if left:
        new, unsure = (
            _("Nytt i löftet %(years)s: %(commitments)s."),
            _("Inte jämfört än i löftet %(years)s: %(commitments)s."),
        )
        yield (new if sure else unsure) % {
            "years": _years(shown),
            "commitments": commitments_in_words(left),
        }


def _years(promise: Promise | Period) -> str:
    return years(promise.start, promise.end)
