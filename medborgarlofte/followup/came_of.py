"""What came of the meetings and safety walks of a place during the period of a follow-up.

It stands on the page where the parties answer, and in nothing that is frozen: decisions of meetings are never
public. What is marked as secret is left out for everybody, since the answers are public.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import CharField, DateField, Exists, F, IntegerField, OuterRef, Q, QuerySet, Value
from django.utils.timezone import make_aware

from medborgarlofte.dialogue.models import Decision, Meeting, Occasion, SafetyWalk, WalkPoint
from medborgarlofte.places.gates import Access
from medborgarlofte.places.models import Function, Organisation
from medborgarlofte.promises.models import Fulfilment

from .models import FollowUp

_OF_DECISION = {"told": "text", "occasion": "meeting"}
_OF_POINT = {"told": "where", "occasion": "walk"}
_SAID = ("told", "number", "answer", "answered_on", "reason", "outcome", "due", "done_on")


@dataclass(frozen=True, slots=True)
class CameOf:
    """Decisions and points, the first first, each as it stood when the period ended on `last`.

    Each has its meeting or walk, and its owner with the party, at hand.
    """

    decisions: tuple[Decision, ...]
    points: tuple[WalkPoint, ...]
    last: date


def came_of(follow_up: FollowUp, access: Access) -> CameOf:
    """What was decided, answered and done in the period, of what somebody may read. One query.

    Decisions of meetings that are counted only on other promises are left out.
    """
    decisions = _columns(_decisions(follow_up, access), "decision", _OF_DECISION)
    points = _columns(_points(follow_up, access), "point", _OF_POINT)
    rows: list[Any] = list(decisions.union(points, all=True).order_by("begins", "id"))
    last = follow_up.end - timedelta(days=1)
    return CameOf(
        tuple(_decision(one, last) for one in rows if one["kind"] == "decision"),
        tuple(_point(one, last) for one in rows if one["kind"] == "point"),
        last,
    )


def _decisions(follow_up: FollowUp, access: Access) -> QuerySet[Decision]:
    counted = Fulfilment.objects.filter(occasion=OuterRef("meeting"))
    here = counted.filter(commitment__promise=follow_up.promise)
    begins = {
        "meeting__starts_at__gte": _midnight(follow_up.start),
        "meeting__starts_at__lt": _midnight(follow_up.end),
    }
    rows = Decision.objects.visible_to(access).filter(
        Q(**begins) | _done_within(follow_up),
        Exists(here) | ~Exists(counted),
        meeting__municipality=follow_up.promise.municipality_id,
        meeting__state=Occasion.State.HELD,
        meeting__secrecy="",
    )
    nothing, no_day = Value("", CharField()), Value(None, DateField(null=True))
    return rows.annotate(
        number=Value(0, IntegerField()), answer=nothing, answered_on=no_day, reason=nothing, outcome=nothing
    )


def _points(follow_up: FollowUp, access: Access) -> QuerySet[WalkPoint]:
    answered = Q(answered_on__gte=follow_up.start, answered_on__lt=follow_up.end)
    walks = SafetyWalk.objects.visible_to(access).filter(
        municipality=follow_up.promise.municipality_id, secrecy=""
    )
    return WalkPoint.objects.filter(answered | _done_within(follow_up), walk__in=walks)


def _done_within(follow_up: FollowUp) -> Q:
    return Q(done_on__gte=follow_up.start, done_on__lt=follow_up.end)


def _midnight(day: date) -> datetime:
    return make_aware(datetime.combine(day, time()))


def _columns(rows: QuerySet[Any], kind: str, names: dict[str, str]) -> QuerySet[Any]:
    """What both kinds are asked for, in the same order, so that they are fetched together."""
    occasion = names["occasion"]
    renamed: dict[str, Any] = {
        "kind": Value(kind, CharField()),
        "of": F(occasion),
        "title": F(f"{occasion}__title"),
        "begins": F(f"{occasion}__starts_at"),
        "told": F(names["told"]),
        "function": F("owner__name"),
        "party_kind": F("owner__organisation__kind"),
        "party": F("owner__organisation__name"),
    }
    annotated = rows.order_by().annotate(**renamed)
    told: QuerySet[Any, Any] = annotated.values(
        "kind", "id", "of", "title", "begins", *_SAID, "function", "party_kind", "party"
    )
    return told


def _decision(row: dict[str, Any], last: date) -> Decision:
    meeting = Meeting(pk=row["of"], title=row["title"], starts_at=row["begins"])
    done_on = _by(row["done_on"], last)
    return Decision(
        pk=row["id"],
        meeting=meeting,
        text=row["told"],
        owner=_owner(row),
        due=row["due"],
        done_on=done_on,
    )


def _point(row: dict[str, Any], last: date) -> WalkPoint:
    walk = SafetyWalk(pk=row["of"], title=row["title"], starts_at=row["begins"])
    done_on = _by(row["done_on"], last)
    point = WalkPoint(pk=row["id"], walk=walk, where=row["told"], owner=_owner(row), done_on=done_on)
    for name in ("number", "answer", "answered_on", "reason", "due"):
        setattr(point, name, row[name])
    point.outcome = row["outcome"] if done_on else ""
    return point


def _by(day: date | None, last: date) -> date | None:
    """The day, unless it came after the period."""
    return day if day and day <= last else None


def _owner(row: dict[str, Any]) -> Function | None:
    if row["function"] is None:
        return None
    party = Organisation(kind=row["party_kind"], name=row["party"])
    return Function(name=row["function"], organisation=party)
