"""What commitments ask of somebody now, over all their municipalities: the rows of `domain.week`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Any

from django.db.models import Q

from medborgarlofte.domain.week import Due, due, next_day
from medborgarlofte.places.gates import Access
from medborgarlofte.places.models import Function, Municipality, Organisation
from medborgarlofte.places.names import same_name
from medborgarlofte.promises.models import Accountability, Commitment, Promise

from .columns import columns_of
from .progress import CommitmentProgress, Row, progress_of

_OF_COMMITMENT = columns_of(Commitment, "id", "promise_id", "number", "position", "text")
_OF_PROMISE = columns_of(
    *(Promise, "id", "municipality_id", "label", "slug", "start", "end", "followups_per_year", "entered_on")
)
_OF_MUNICIPALITY = columns_of(Municipality, "id", "name", "slug")

# What all weeks are chosen from: put together once, since that takes longer than asking.
_PUBLISHED = Promise.objects.published()
_COMMITMENTS: Any = Commitment.objects.current().values_list(
    *("accountabilities__organisation", "accountabilities__function_name"),
    *_OF_COMMITMENT,
    *(f"promise__{name}" for name in _OF_PROMISE),
    *(f"promise__municipality__{name}" for name in _OF_MUNICIPALITY),
)
_FUNCTIONS = Function.objects.with_holder_id().select_related("organisation__municipality")


class Whose(IntEnum):
    """Whose it is to do, seen by the one who asks."""

    MINE = 1  # of a function that they hold
    NOBODYS = 2  # of a function that nobody holds, or that is not named
    ANOTHERS = 3  # of a function that somebody else holds


@dataclass(frozen=True, slots=True)
class Answering:
    """Who answers for a party's part of a commitment. `function` is None when none is known here."""

    party: Organisation | None
    function: Function | None
    named: str  # the function as the promise names it, "" when it names none
    whose: Whose


@dataclass(frozen=True, slots=True)
class Doing:
    """What one commitment asks of one party now: its most urgent row, and who answers for it."""

    commitment: Commitment
    answering: Answering
    row: Row
    due: Due


@dataclass(frozen=True, slots=True)
class Mine:
    """What somebody's week is made of: the functions of their parties with holders, and their commitments.

    `ties` are the names of functions by commitment and party, `whole` their own parties that they see the
    whole of; of other actors they do so in `places`, which are keys of municipalities.
    """

    user: int | None
    functions: tuple[Function, ...]
    by_name: Mapping[tuple[int, str], Function]
    commitments: tuple[Commitment, ...]
    ties: Mapping[tuple[int, int], str]
    whole: Mapping[int, Organisation]
    places: frozenset[int]

    def sees_whole(self, party: Organisation) -> bool:
        """Whether they see all that a party has to do, whichever function it is of."""
        others = party.kind == Organisation.Kind.OTHER and party.municipality_id in self.places
        return others or party.pk in self.whole

    def answering(self, commitment: Commitment, party: Organisation | None) -> Answering | None:
        """Who answers for it; None when it is not for this person to know of in their week."""
        if party is None:
            there = (one for one in self.whole.values() if self._is_there(one, commitment))
            mine = next(there, None)
            return Answering(None, None, "", Whose.NOBODYS) if mine else None
        named = self.ties.get((commitment.pk, party.pk), "")
        function = self.function(party.pk, named)
        whose = self._whose(function)
        if whose is not Whose.MINE and not self.sees_whole(party):
            return None
        return Answering(party, function, named, whose)

    def function(self, party: int, named: str) -> Function | None:
        """The function of a party that is or was called so."""
        return self.by_name.get((party, same_name(named)))

    def _is_there(self, party: Organisation, commitment: Commitment) -> bool:
        return party.municipality_id == commitment.promise.municipality_id

    def _whose(self, function: Function | None) -> Whose:
        if function is None or function.holder_id is None:
            return Whose.NOBODYS
        return Whose.MINE if function.holder_id == self.user else Whose.ANOTHERS


def mine_of(access: Access, today: date) -> Mine:
    """What somebody's week is made of. Two queries, however many parties they serve.

    Who may answer the follow-up sees the whole of their parties, and of other actors there that have nobody
    of their own; others see what the functions that they hold are named for.
    """
    whole = {key: access.organisations[key] for key in access.parties_with("followup.answer")}
    places = frozenset(one.municipality_id for one in whole.values() if one.kind != Organisation.Kind.OTHER)
    of_parties = Organisation.objects.filter(
        Q(pk__in=access.parties) | Q(kind=Organisation.Kind.OTHER, municipality__in=places)
    )
    functions = tuple(_FUNCTIONS.filter(organisation__in=of_parties))
    by_name = {
        (one.organisation_id, same_name(name)): one
        for one in functions
        for name in (*one.former_names, one.name)
    }
    held = {one.organisation_id for one in functions if one.holder_id == access.actor.user_id}
    commitments, ties = _commitments(whole.values(), held, today)
    return Mine(access.actor.user_id, functions, by_name, commitments, ties, whole, places)


def week_of(access: Access, today: date, mine: Mine | None = None) -> list[Doing]:
    """What commitments ask of somebody on a day, the most urgent first; each once for each party.

    At most eight queries, whatever the number of commitments and records.
    """
    mine = mine or mine_of(access, today)
    progress = progress_of(_concerned(mine), today=today)
    found = [doing for one in progress.values() for doing in _doing(one, mine, today)]
    return sorted(found, key=lambda one: (one.due.urgency, one.answering.whose, one.due.day))


def next_of(access: Access, today: date) -> tuple[Commitment, date] | None:
    """What comes next of somebody's commitments, and its last day; None when nothing does."""
    mine = mine_of(access, today)
    progress = progress_of(_concerned(mine), today=today)
    days = [
        (day, one.commitment.pk, one.commitment)
        for one in progress.values()
        for row in one.rows
        if (day := next_day(row.windows, today)) and mine.answering(one.commitment, row.party)
    ]
    if not days:
        return None
    day, _key, commitment = min(days, key=lambda one: one[:2])
    return commitment, day


def _concerned(mine: Mine) -> Iterator[Commitment]:
    """The commitments that may stand in their week: all of the parties they see, else those named theirs."""
    held = {one.pk for one in mine.functions if one.holder_id == mine.user}
    own: set[int] = set()
    for (commitment, party), named in mine.ties.items():
        function = mine.function(party, named)
        if function and function.pk in held:
            own.add(commitment)
    places = {one.municipality_id for one in mine.whole.values()}
    for one in mine.commitments:
        if one.promise.municipality_id in places or one.pk in own:
            yield one


def _doing(progress: CommitmentProgress, mine: Mine, today: date) -> Iterator[Doing]:
    """The most urgent row of each party."""
    found: dict[int, Doing] = {}
    for row in progress.rows:
        asked = due(row.target, row.windows, today)
        answering = mine.answering(progress.commitment, row.party) if asked else None
        if asked is None or answering is None:
            continue
        key = row.party.pk if row.party else 0
        if key not in found or asked.place() < found[key].due.place():
            found[key] = Doing(progress.commitment, answering, row, asked)
    yield from found.values()


def _commitments(
    whole: Iterable[Organisation], held: set[int], today: date
) -> tuple[tuple[Commitment, ...], dict[tuple[int, int], str]]:
    """The commitments that have begun, and which functions they name, in one query."""
    places = {one.municipality_id for one in whole}
    named_theirs = Accountability.objects.filter(organisation__in=held).values("commitment")
    seen = Q(promise__municipality__in=places) | Q(pk__in=named_theirs)
    read, ties = _Read(), dict[tuple[int, int], str]()
    for party, named, *told in _COMMITMENTS.filter(seen, promise__in=_PUBLISHED.filter(start__lte=today)):
        commitment = read.commitment(told)
        if party:
            ties[commitment.pk, party] = named
    return tuple(read.commitments.values()), ties


class _Read:
    """Commitments from rows that hold their promises too, each made once: many are of one promise."""

    def __init__(self) -> None:
        self.commitments: dict[int, Commitment] = {}
        self.promises: dict[int, Promise] = {}

    def commitment(self, told: list[Any]) -> Commitment:
        """That of a row of `_COMMITMENTS`, without who answers for it."""
        key, promise = told[:2]
        if key not in self.commitments:
            self.commitments[key] = Commitment.from_db(None, _OF_COMMITMENT, told[: len(_OF_COMMITMENT)])
            self.commitments[key].promise = self._promise(promise, told[len(_OF_COMMITMENT) :])
        return self.commitments[key]

    def _promise(self, key: int, told: list[Any]) -> Promise:
        if key not in self.promises:
            of_promise, of_place = told[: len(_OF_PROMISE)], told[len(_OF_PROMISE) :]
            self.promises[key] = Promise.from_db(None, _OF_PROMISE, of_promise)
            self.promises[key].municipality = Municipality.from_db(None, _OF_MUNICIPALITY, of_place)
        return self.promises[key]
