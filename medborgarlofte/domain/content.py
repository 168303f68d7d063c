"""What a promise says: the content that is reviewed, published as a version, and compared.

Plain values, as JSON holds them. Two publications that say the same have equal contents; the row
numbers of a database are no part of it. `as_json` and `from_json` are each other's inverses.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from .targets import CountTarget, Operator, Per, Season, Target, TimeUnit
from .targets import UncountableTarget as Uncountable
from .targets import WhenNeededTarget as WhenNeeded
from .targets import WithinTimeTarget as WithinTime


@dataclass(frozen=True, slots=True)
class Party:
    """Who is accountable: `kind` is "police", "municipality" or "other", `name` as it is shown."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class FocusArea:
    """A heading that commitments are gathered under, and the codes of the areas it names."""

    heading: str
    areas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A link or an attachment that the promise names."""

    text: str
    address: str


@dataclass(frozen=True, slots=True)
class Function:
    """The function of a party that answers for a commitment, such as "områdespolisen"; never a person."""

    party: Party
    name: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that one field was read from, and where they stand in the source."""

    field: str
    words: str
    line: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Commitment:
    """One point that binds somebody.

    `number` names it for ever within its promise: it is never given to another. `source` is the SHA-256
    of the document it was read from, empty where a person wrote it here. `result` is the outcome that
    a published page reports. Without targets it cannot be counted, or is kept when needed (`as_needed`).
    Each party has one function that answers for its part, or none that is named: `functions`. `plans` are
    others that it belongs to, `goal` what it serves: an "outcome", a "process" or an "output" (`goal_kind`).
    """

    number: int
    text: str  # word for word
    parties: tuple[Party, ...] = ()
    targets: tuple[Target, ...] = ()
    as_needed: bool = False
    focus_area: str = ""  # the heading it stands under
    areas: tuple[str, ...] = ()
    target_groups: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    co_actors: tuple[str, ...] = ()
    result: str = ""
    sensitive: bool = False
    source: str = ""
    page: int | None = None
    line: int | None = None
    evidence: tuple[Evidence, ...] = ()
    functions: tuple[Function, ...] = ()
    times: str = ""  # of the day or the week
    plans: tuple[Link, ...] = ()  # without an address when they are only named
    goal_kind: str = ""
    goal: str = ""

    def function_of(self, party: Party) -> str:
        """The function that answers for this party's part; empty when none is named."""
        return next((one.name for one in self.functions if one.party == party), "")


GOAL_KINDS = ("outcome", "process", "output")


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise for one period. `start` is its first day, `end` the day after its last."""

    municipality: str
    municipality_code: str | None = None  # four digits, SCB; None outside the register
    police_area: str = ""
    label: str = ""  # "2021-2022"
    start: date | None = None
    end: date | None = None
    kind: str = "new"  # or "extension", "follow-up"
    problem: str = ""
    aim: str = ""
    followup_words: str = ""
    followups_per_year: float | None = None
    extension_of: str = ""
    extension_reason: str = ""
    extension_lessons: str = ""
    links: tuple[Link, ...] = ()
    focus_areas: tuple[FocusArea, ...] = ()
    commitments: tuple[Commitment, ...] = ()  # in the order they are shown

    def commitment(self, number: int) -> Commitment | None:
        """The commitment with that number, None when there is none."""
        return next((one for one in self.commitments if one.number == number), None)


_PARTY_ORDER = ("police", "municipality", "other")


def in_order(parties: Iterable[Party]) -> tuple[Party, ...]:
    """Each party once: the police, the municipality, then others by name."""
    return tuple(sorted(set(parties), key=lambda one: (_PARTY_ORDER.index(one.kind), one.name)))


def functions_in_order(functions: Iterable[Function]) -> tuple[Function, ...]:
    """The functions in the order of their parties; of two for one party the first alone."""
    first = {one.party: one for one in reversed(tuple(functions))}
    return tuple(first[party] for party in in_order(first))


def settled(promise: Promise) -> Promise:
    """The content in the one form that is published: what it leaves unsaid is said, nothing is changed.

    A commitment without targets gets the target that it has then; parties stand in order, and their
    functions as they do; headings are those that commitments stand under.
    """
    commitments = tuple(
        replace(
            one,
            targets=one.targets or (_without(one),),
            parties=in_order(one.parties),
            functions=functions_in_order(one.functions),
        )
        for one in promise.commitments
    )
    areas = {area.heading: area for area in promise.focus_areas}
    used = {one.focus_area for one in commitments}
    for heading in (one.focus_area for one in commitments if one.focus_area):
        areas.setdefault(heading, FocusArea(heading))
    held = tuple(area for heading, area in areas.items() if heading in used)
    return replace(promise, commitments=commitments, focus_areas=held)


def _without(one: Commitment) -> Target:
    return WhenNeeded() if one.as_needed else Uncountable()


_KINDS: dict[str, type[Target]] = {
    "count": CountTarget,
    "within_time": WithinTime,
    "when_needed": WhenNeeded,
    "uncountable": Uncountable,
}
_KIND_OF = {kind: name for name, kind in _KINDS.items()}


def as_json(promise: Promise) -> dict[str, Any]:
    """The content as `json.dumps` takes it, every field named, days as ISO 8601."""
    plain: dict[str, Any] = _plain(promise)
    return plain


def from_json(data: Mapping[str, Any]) -> Promise:
    """The content that `as_json` gave. Raises ValueError for what it cannot have given."""
    try:
        return _promise(data)
    except (TypeError, KeyError, AttributeError, ValueError) as error:
        raise ValueError("this is no content of a promise") from error


def target_as_json(target: Target) -> dict[str, Any]:
    """One target with its `kind`: "count", "within_time", "when_needed" or "uncountable"."""
    return {"kind": _KIND_OF[type(target)], **_fields(target)}


def target_from_json(data: Mapping[str, Any]) -> Target:
    """The target that `target_as_json` gave."""
    given = dict(data)
    kind = _KINDS[given.pop("kind")]
    given["per"] = Per(given["per"])
    if kind is CountTarget:
        given["operator"] = Operator(given["operator"])
        given["conditions"] = tuple(given["conditions"])
        given["by"] = _day(given["by"])
        season = given["season"]
        given["season"] = season and Season(frozenset(season["months"]), season["school_year"])
    if kind is WithinTime:
        given["limit_unit"] = TimeUnit(given["limit_unit"])
    return kind(**given)


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, str | int | float):  # most of what there is
        return value
    if isinstance(value, CountTarget | WithinTime | WhenNeeded | Uncountable):
        return target_as_json(value)
    if hasattr(value, "__dataclass_fields__"):
        return _fields(value)
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, frozenset):
        return sorted(value)
    return value.isoformat() if isinstance(value, date) else value


def _fields(value: Any) -> dict[str, Any]:
    return {name: _plain(getattr(value, name)) for name in _NAMES[type(value)]}


_NAMES = {
    kind: tuple(field.name for field in fields(kind))
    for kind in (Promise, Commitment, Party, Function, FocusArea, Link, Evidence, Season, *_KINDS.values())
}


def _promise(data: Mapping[str, Any]) -> Promise:
    given = dict(data)
    given["start"], given["end"] = _day(given["start"]), _day(given["end"])
    given["links"] = tuple(Link(**link) for link in given["links"])
    given["focus_areas"] = tuple(
        FocusArea(one["heading"], tuple(one["areas"])) for one in given["focus_areas"]
    )
    given["commitments"] = tuple(_commitment(one) for one in given["commitments"])
    return Promise(**given)


_LISTS = ("areas", "target_groups", "places", "co_actors")


def _commitment(data: Mapping[str, Any]) -> Commitment:
    given = dict(data)
    given.update({name: tuple(given[name]) for name in _LISTS})
    given["parties"] = tuple(Party(**party) for party in given["parties"])
    given["targets"] = tuple(target_from_json(target) for target in given["targets"])
    given["evidence"] = tuple(Evidence(**words) for words in given["evidence"])
    given["functions"] = tuple(_function(one) for one in given.get("functions", ()))
    given["plans"] = tuple(Link(**plan) for plan in given.get("plans", ()))
    return Commitment(**given)


def _function(data: Mapping[str, Any]) -> Function:
    return Function(Party(**data["party"]), data["name"])


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None
