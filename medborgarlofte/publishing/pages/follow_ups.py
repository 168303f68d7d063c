"""The follow-ups of a promise: on its page every period that is over, and the page of what was approved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.timezone import localdate

from medborgarlofte.domain.content import target_from_json
from medborgarlofte.domain.forecast import Forecast
from medborgarlofte.domain.status import Status
from medborgarlofte.followup.contents import Since, corrected_since
from medborgarlofte.followup.followups import Stands, stands_of
from medborgarlofte.followup.models import Approval, FollowUp, FollowUpVersion
from medborgarlofte.promises.models import Promise
from medborgarlofte.publishing.follow_up_words import (
    answer_rows,
    outcome_words,
    period_name,
    process_words,
    row_sentence,
    tally_sentence,
)
from medborgarlofte.publishing.formats import span
from medborgarlofte.publishing.status_words import Standing, standing_of

from .problem import ProblemView, problem_view


@dataclass(frozen=True, slots=True)
class PeriodView:
    """One period as the promise's page lists it; `address` leads to what was approved."""

    name: str
    days_late: int
    is_missing: bool
    approved_on: date | None
    reported_by: date
    address: str


def period_views(promise: Promise, today: date) -> tuple[PeriodView, ...]:
    """The periods that are over, the newest first. One query, none where the promise names no interval."""
    if not (promise.followup_words or promise.followups_per_year):
        return ()
    stands = reversed(stands_of([promise], today)[promise.pk])
    return tuple(_period(one, promise) for one in stands if _is_told(one, promise))


def _is_told(one: Stands, promise: Promise) -> bool:
    """What was due before the record is told only when somebody followed it up all the same."""
    return one.is_approved or one.period.due >= promise.entered_on


def _period(one: Stands, promise: Promise) -> PeriodView:
    approved = one.follow_up if one.is_approved else None
    if approved:
        approved.promise = promise
    return PeriodView(
        name=period_name(one.period.per.value if one.period.per else "", one.period.start, one.period.end),
        days_late=one.days_late,
        is_missing=one.is_missing,
        approved_on=approved.approved_on if approved else None,
        reported_by=one.period.reported_by,
        address=approved.address() if approved else "",
    )


@dataclass(frozen=True, slots=True)
class RowView:
    """One target of one party as the approved text tells it; no status where nothing is counted."""

    party: str
    sentence: str
    standing: Standing | None
    forecast: Forecast | None
    is_over: bool  # the sentence tells of windows that ended, and the forecast of one that went on
    silent: tuple[str, ...]  # periods that nobody said anything of
    lacks: bool  # less was done than should have been, in some period
    since: int | None  # what is counted now, where a record was corrected since
    records: tuple[tuple[date, int], ...]  # what was done in the period and on which day, the latest first


@dataclass(frozen=True, slots=True)
class CommitmentView:
    """One commitment as the approved text tells it."""

    number: int
    text: str
    rows: tuple[RowView, ...]
    answers: tuple[Mapping[str, str], ...]
    disagree: bool  # a party says another thing than the party that it is a commitment of


@dataclass(frozen=True, slots=True)
class ProcessView:
    """How the parties say that they worked together, side by side: each question with one answer a party."""

    parties: tuple[str, ...]
    rows: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]  # each question: the party and its answer
    reasons: tuple[tuple[str, str], ...]  # the party, and why it says so


@dataclass(frozen=True, slots=True)
class FollowUpPage:
    """All that the page shows, from the approved text alone; what was corrected since stands beside it."""

    version: FollowUpVersion
    name: str
    approvals: tuple[Approval, ...]
    days_late: int
    is_newest: bool
    predecessor: str | None
    deviating: tuple[CommitmentView, ...]
    others: tuple[CommitmentView, ...]
    outcomes: tuple[Mapping[str, str], ...]
    problem: ProblemView
    process: ProcessView
    corrected: bool


def approved_version(slug: str, promise_slug: str, pk: int, number: int | None = None) -> FollowUpVersion:
    """An approved version, the newest without a number; raises FollowUpVersion.DoesNotExist."""
    rows = FollowUp.objects.approved().select_related("promise__municipality")
    found = rows.filter(promise__municipality__slug=slug, promise__slug=promise_slug, pk=pk).first()
    if found is None or (number is not None and not 1 <= number <= found.version):
        raise FollowUpVersion.DoesNotExist
    version = found.versions.filter(number=number or found.version).last()
    if version is None:
        raise FollowUpVersion.DoesNotExist
    version.follow_up = found
    return version


def follow_up_page(version: FollowUpVersion) -> FollowUpPage:
    """The page of an approved version."""
    follow_up, said = version.follow_up, version.says()
    content = said["content"]
    is_newest = version.number == follow_up.version
    since = corrected_since(version) if is_newest else []
    views = commitment_views(content, since)
    deviating = tuple(one for one in views if any(_deviates(row) for row in one.rows))
    approved_on = follow_up.approved_on or localdate()
    return FollowUpPage(
        version=version,
        name=period_name(follow_up.per, follow_up.start, follow_up.end),
        approvals=tuple(version.approvals.select_related("party").order_by("pk")),
        days_late=follow_up.period().overdue(approved_on),
        is_newest=is_newest,
        predecessor=said["predecessor"],
        deviating=deviating,
        others=tuple(one for one in views if one not in deviating),
        outcomes=tuple(
            {**one, "word": outcome_words()[one["change"]]} | _named(one) for one in content["outcome"]
        ),
        problem=problem_view(content),
        process=_process(content["process"]),
        corrected=bool(since),
    )


def commitment_views(content: Mapping[str, Any], since: Iterable[Since] = ()) -> list[CommitmentView]:
    """The commitments of a follow-up's content, in the order of the promise."""
    return [_commitment(one, since, content["period"]["end"]) for one in content["commitments"]]


def _process(given: Sequence[Mapping[str, Any]]) -> ProcessView:
    parties = tuple(one["party"]["name"] for one in given)
    answers = [process_words(one) for one in given]
    rows = tuple(
        (each[0][0], tuple(zip(parties, (answer for _asked, answer in each), strict=True)))
        for each in zip(*answers, strict=True)
    )
    return ProcessView(parties, rows, tuple((one["party"]["name"], one["reason"]) for one in given))


def _named(one: Mapping[str, Any]) -> dict[str, str]:
    return {"party": one["party"]["name"]}


def _deviates(row: RowView) -> bool:
    return bool(row.silent) or row.lacks


def _commitment(one: Mapping[str, Any], since: Iterable[Since], end: str) -> CommitmentView:
    now = {(each.number, each.party): each.now for each in since}
    accountable = {row["party"]["name"] for row in one["rows"] if row["party"]}
    answers = tuple(answer_rows(one["answers"], accountable))
    return CommitmentView(
        one["number"], one["text"], tuple(_rows(one, now, end)), answers, _disagree(answers, accountable)
    )


def _disagree(answers: Iterable[Mapping[str, str]], accountable: set[str]) -> bool:
    """Each party answers for its own part of what both have promised, so these answers may well differ."""
    own = {one["word"] for one in answers if one["party"] in accountable}
    others = {one["word"] for one in answers if one["party"] not in accountable}
    return bool(own) and not others <= own if accountable else len(others) > 1


def _rows(one: Mapping[str, Any], now: Mapping[tuple[int, str], int], end: str) -> Iterator[RowView]:
    for row in one["rows"]:
        party = row["party"]["name"] if row["party"] else ""
        target, window, told = target_from_json(row["target"]), row.get("window"), row.get("forecast")
        is_over = _tells_of_several(row, end)
        status = Status(window["status"]) if window and not is_over else None
        yield RowView(
            party=party,
            sentence=tally_sentence(target, window, row["ended"])
            if is_over
            else row_sentence(target, window),
            standing=standing_of(status) if status else None,
            forecast=_forecast(told, window) if told and window else None,
            is_over=is_over,
            silent=tuple(span(*_days(each)) for each in row.get("silent", ())),
            lacks=bool(row.get("deviating")),
            since=now.get((one["number"], party)),
            records=tuple(
                (date.fromisoformat(each["day"]), each["count"]) for each in reversed(row.get("records", ()))
            ),
        )


def _tells_of_several(row: Mapping[str, Any], end: str) -> bool:
    """Whether more ended in the period than the window that says how it stood: then all of it is told."""
    window = row.get("window")
    return window is not None and sum(row["ended"].values()) > (window["end"] <= end)


def _days(window: Mapping[str, Any]) -> tuple[date, date]:
    return date.fromisoformat(window["start"]), date.fromisoformat(window["end"])


def _forecast(told: Mapping[str, Any], window: Mapping[str, Any]) -> Forecast:
    done = window["done"] + window["made_up"]
    left = 1.0 if told["needed"] is not None else 0.0
    return Forecast(done, window["asked"], left, told["chance"], told["pace"], told["needed"])
