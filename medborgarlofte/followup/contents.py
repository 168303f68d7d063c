"""What a follow-up says, to the letter: the facts and the answers, as they are put into its canonical JSON.

How it is reckoned stands in docs/methods/follow-up-versions.md.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from medborgarlofte.domain.canonical import canonical
from medborgarlofte.domain.content import target_as_json
from medborgarlofte.domain.forecast import Forecast
from medborgarlofte.domain.status import WindowStatus
from medborgarlofte.places.models import Organisation

from .effects import told_of_problem
from .models import FollowUpVersion
from .prefilled import CommitmentFacts, Prefilled, RowFacts, prefilled

FORMAT = "medborgarlofte-follow-up-1"
_VERDICT = ("verdict", "reason", "evidence", "not_done", "changes", "interim")
_OUTCOME = ("change", "reason", "evidence")
_PROCESS = ("cooperation", "hours", "picture", "meetings", "reason")


def text_of(
    facts: Prefilled, *, number: int, predecessor: FollowUpVersion | None, reason: str, settled: str
) -> str:
    """The canonical JSON of a version: what it says, its number, and the hash of the approved one before."""
    return canonical(
        {
            "format": FORMAT,
            "address": facts.follow_up.address(),
            "number": number,
            "predecessor": predecessor.sha256 if predecessor else None,
            "reason": reason,
            "settled": settled,
            "content": contents(facts),
        }
    )


def contents(facts: Prefilled) -> dict[str, Any]:
    """What a follow-up says now: the same facts and answers always give the same."""
    promise = facts.follow_up.promise
    return {
        "promise": {"address": promise.address(), "version": promise.version},
        **commitments_told(facts),
        **told_of_problem(facts.follow_up),
        "outcome": [{**_party(one.party), **_picked(one, _OUTCOME)} for one in facts.outcomes],
        "process": [{**_party(one.party), **_picked(one, _PROCESS)} for one in facts.process_answers],
    }


def commitments_told(facts: Prefilled) -> dict[str, Any]:
    """What it says of its commitments alone, and of its period. No query."""
    return {
        "period": facts.follow_up.says_of_itself(),
        "commitments": [_commitment(one) for one in facts.commitments],
    }


def _commitment(one: CommitmentFacts) -> dict[str, Any]:
    return {
        "number": one.commitment.number,
        "text": one.commitment.text,
        "rows": [_row(row, told=not one.commitment.sensitive) for row in one.rows],
        "answers": [
            *({**_party(each.party), **_picked(each, _VERDICT)} for each in one.assessments),
            *({**_party(each.party), "no_need": each.reason} for each in one.no_needs),
        ],
    }


def _row(one: RowFacts, *, told: bool) -> dict[str, Any]:
    """Nothing is counted of a sensitive commitment: single records could be read from what is told."""
    row: dict[str, Any] = {
        "party": one.row.party and _party(one.row.party)["party"],
        "target": target_as_json(one.row.target),
        "told": told,
    }
    if told:
        row["window"] = one.shown and _window(one.shown)
        row["records"] = [{"day": act.day.isoformat(), "count": act.count} for act in one.records]
        row["ended"] = Counter(each.status.value for each in one.ended)
        row["silent"] = [_window(each) for each in one.silent]
        row["deviating"] = [_window(each) for each in one.deviating]
        row["forecast"] = one.forecast and _forecast(one.forecast)
    return row


def _window(one: WindowStatus) -> dict[str, Any]:
    return {
        "start": one.window.start.isoformat(),
        "end": one.window.end.isoformat(),
        "asked": one.window.number,
        "expected": one.expected,
        "done": one.done,
        "made_up": one.made_up,
        "within": one.within,
        "status": one.status.value,
    }


def _forecast(one: Forecast) -> dict[str, Any]:
    """As many digits as say something: thousandths of a chance, hundredths of a week's work."""
    return {
        "chance": None if one.chance is None else round(one.chance, 3),
        "pace": None if one.pace is None else round(one.pace, 2),
        "needed": None if one.needed is None else round(one.needed, 2),
    }


def _party(party: Organisation) -> dict[str, Any]:
    return {"party": {"kind": party.kind, "name": party.name}}


def _picked(row: object, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}


@dataclass(frozen=True, slots=True)
class Since:
    """One row whose count is another now than in what was approved: a record was corrected since."""

    number: int  # of the commitment
    party: str
    approved: int
    now: int


def corrected_since(version: FollowUpVersion) -> list[Since]:
    """What of an approved follow-up the records no longer say, in the order of the promise."""
    now = {
        (number, place): row for number, place, row in _rows(commitments_told(prefilled(version.follow_up)))
    }
    found = []
    for number, place, row in _rows(version.says()["content"]):
        later = now.get((number, place))
        if later is not None and _done(row) != _done(later):
            party = row["party"]["name"] if row["party"] else ""
            found.append(Since(number, party, _done(row), _done(later)))
    return found


def _rows(said: dict[str, Any]) -> Iterator[tuple[int, int, dict[str, Any]]]:
    for one in said["commitments"]:
        for place, row in enumerate(one["rows"]):
            if row.get("window"):
                yield one["number"], place, row


def _done(row: dict[str, Any]) -> int:
    window: dict[str, int] = row["window"]
    return window["done"] + window["made_up"]
