"""What holds of every target, promise and record, whatever they are."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from medborgarlofte.domain.cases import can_be_made_up, expected_by
from medborgarlofte.domain.ruling import status_of, statuses
from medborgarlofte.domain.status import Act, Judgement, Need, Status, Verdict
from medborgarlofte.domain.summary import WORST_FIRST, joint
from medborgarlofte.domain.targets import CountTarget, Operator, Per, Season, Target
from medborgarlofte.domain.windows import Window, windows

from .strategies import DAYS, MONTH_SEASONS, OTHERS, TARGETS, counted, promises, rows

Promise = tuple[date, date]
Row = tuple[Target, tuple[Window, ...], list[Act]]
FOLLOWUPS = st.none() | st.sampled_from([0.5, 1.0, 2.0, 3.0, 5.0, 7.5, 12.0, 52.0])
AT_LEAST = st.just(Operator.AT_LEAST)
PLAIN = st.just(False)
NO_SEASON: st.SearchStrategy[Season | None] = st.none()
ENTERED = date(2021, 1, 1)


def days_of(cut: tuple[Window, ...]) -> list[date]:
    return [one.start + timedelta(days=n) for one in cut for n in range((one.end - one.start).days)]


@given(TARGETS, promises(), FOLLOWUPS)
def test_windows_come_in_order_never_overlap_and_never_leave_the_promise(
    target: Target, promise: Promise, followups: float | None
) -> None:
    cut = windows(target, *promise, today=promise[0], followups_per_year=followups)
    assert all(one.start < one.due <= one.end for one in cut)
    assert all(earlier.end <= later.start for earlier, later in pairwise(cut))
    assert all(promise[0] <= one.start and one.end <= promise[1] for one in cut)


@given(counted(seasons=NO_SEASON) | OTHERS, promises(), FOLLOWUPS)
def test_without_a_season_the_windows_cover_the_promise(
    target: Target, promise: Promise, followups: float | None
) -> None:
    cut = windows(target, *promise, today=promise[0], followups_per_year=followups)
    assert (cut[0].start, cut[-1].end) == promise
    assert all(earlier.end == later.start for earlier, later in pairwise(cut))


@given(counted(seasons=NO_SEASON) | OTHERS, DAYS, DAYS, FOLLOWUPS)
def test_until_further_notice_the_windows_cover_all_days_up_to_today(
    target: Target, start: date, today: date, followups: float | None
) -> None:
    cut = windows(target, start, None, today=today, followups_per_year=followups)
    if today < start:
        assert cut == ()
        return
    assert cut[0].start == start
    assert cut[-1].start <= today < cut[-1].end
    assert all(earlier.end == later.start for earlier, later in pairwise(cut))


@given(TARGETS, DAYS, DAYS, st.integers(0, 800))
def test_until_further_notice_no_window_changes_as_days_go(
    target: Target, start: date, today: date, days: int
) -> None:
    now = windows(target, start, None, today=today)
    later = windows(target, start, None, today=today + timedelta(days=days))
    assert later[: len(now)] == now


@given(counted(seasons=MONTH_SEASONS), promises())
def test_the_windows_hold_every_day_in_season_and_begin_and_end_in_it(
    target: CountTarget, promise: Promise
) -> None:
    assert target.season is not None
    cut = windows(target, *promise, today=promise[0])
    whole = days_of((Window(*promise, promise[1]),))
    assert {day for day in whole if day.month in target.season.months} <= set(days_of(cut))
    ends = [day for one in cut for day in (one.start, one.end - timedelta(days=1))]
    assert all(day.month in target.season.months for day in ends)


@given(promises(), MONTH_SEASONS, st.sampled_from([Per.DAY, Per.WEEK, Per.MONTH]))
def test_days_weeks_and_months_hold_no_day_out_of_season(promise: Promise, season: Season, per: Per) -> None:
    cut = windows(CountTarget(1, per, season=season), *promise, today=promise[0])
    if len(cut) > 1:  # a promise shorter than one window is one window
        assert all(day.month in season.months for day in days_of(cut))


@given(counted(averages=PLAIN), promises())
def test_a_number_is_scaled_down_only_for_at_least_and_only_in_a_piece(
    target: CountTarget, promise: Promise
) -> None:
    for one in windows(target, *promise, today=promise[0]):
        if one.scaled_from is None:
            assert one.number == target.number
        else:
            assert target.operator is Operator.AT_LEAST
            assert one.scaled_from == target.number
            assert 0 <= (one.number or 0) < target.number


@given(counted(seasons=NO_SEASON, operators=AT_LEAST, averages=PLAIN), promises())
def test_one_window_keeps_the_number_and_more_never_ask_for_more_than_a_full_one_each(
    target: CountTarget, promise: Promise
) -> None:
    cut = windows(target, *promise, today=promise[0])
    if len(cut) == 1:
        assert cut[0].number == target.number
    assert all(one.number == target.number for one in cut[1:-1])


@given(rows(), DAYS, st.randoms(use_true_random=False))
def test_a_status_depends_on_what_is_given_alone(row: Row, today: date, rng: Random) -> None:
    target, cut, acts = row
    first = statuses(target, cut, acts, today=today, entered_on=ENTERED)
    known = [act for act in acts if act.day <= today]
    rng.shuffle(known)
    assert statuses(target, cut, known, today=today, entered_on=ENTERED) == first


@given(rows(), DAYS)
def test_one_window_alone_goes_as_it_goes_in_its_row(row: Row, today: date) -> None:
    target, cut, acts = row
    for one in statuses(target, cut, acts, today=today, entered_on=ENTERED):
        if not any(act.making_up_for and act.day < act.making_up_for for act in acts):
            assert status_of(target, one.window, acts, today=today, entered_on=ENTERED) == one


@given(rows(), DAYS)
def test_every_act_up_to_today_counts_once_or_lies_in_no_window(row: Row, today: date) -> None:
    target, cut, acts = row
    found = statuses(target, cut, acts, today=today, entered_on=ENTERED)
    inside = set(days_of(cut))
    counted_once = [
        act.count
        for act in acts
        if act.day <= today and (act.day in inside or (can_be_made_up(target) and _makes_up(act, cut)))
    ]
    assert sum(one.done + one.made_up for one in found) == sum(counted_once)


def _makes_up(act: Act, cut: tuple[Window, ...]) -> bool:
    made = act.making_up_for
    return made is not None and any(one.start <= made < one.end <= act.day for one in cut)


@given(rows(counted(operators=AT_LEAST)), DAYS, st.data())
def test_one_act_more_never_makes_an_at_least_window_worse(
    row: Row, today: date, data: st.DataObject
) -> None:
    target, cut, acts = row
    if not cut:
        return
    needs = [Need(one.start, arose=False) for one in cut[::3]]
    days = st.dates(cut[0].start, cut[-1].end + timedelta(days=40))
    act = Act(data.draw(days), data.draw(st.integers(0, 50)))
    before, after = (
        statuses(target, cut, each, today=today, entered_on=ENTERED, needs=needs)
        for each in (acts, [*acts, act])
    )
    for old, new in zip(before, after, strict=True):
        assert _rank(new.status) >= _rank(old.status)
        assert new.done >= old.done


def _rank(status: Status) -> int:
    """How good a status is; that nothing was asked for is as good as what was asked for and done."""
    return WORST_FIRST.index(Status.MET if status is Status.NO_NEED else status)


@given(rows(counted(operators=AT_LEAST)), DAYS, st.integers(1, 400))
def test_what_is_met_stays_met_as_days_go(row: Row, today: date, days: int) -> None:
    target, cut, acts = row
    later = today + timedelta(days=days)
    now, then = (statuses(target, cut, acts, today=day, entered_on=ENTERED) for day in (today, later))
    for old, new in zip(now, then, strict=True):
        if old.status is Status.MET:
            assert new.status is Status.MET


@given(counted(), promises(), DAYS, st.integers(0, 400))
def test_what_should_be_done_grows_from_nothing_to_the_number(
    target: CountTarget, promise: Promise, day: date, days: int
) -> None:
    for one in windows(target, *promise, today=day):
        now, later = (expected_by(one, each) for each in (day, day + timedelta(days=days)))
        assert now is not None
        assert later is not None
        assert one.number is not None
        assert 0 <= now <= later <= one.number
        assert expected_by(one, one.start) == 0
        assert expected_by(one, one.due) == one.number


@given(rows(), DAYS)
def test_after_the_entry_only_silence_is_silent_and_before_it_nothing_is(row: Row, today: date) -> None:
    target, cut, acts = row
    for one in statuses(target, cut, acts, today=today, entered_on=ENTERED):
        if one.status is Status.NOT_REPORTED:
            assert one.done == one.made_up == 0
        if one.window.due < ENTERED:
            assert one.status not in (Status.NOT_REPORTED, Status.MISSED, Status.AWAITING_REPORT)


@given(rows(), st.sampled_from(Verdict))
def test_a_window_that_is_assessed_is_never_silent(row: Row, verdict: Verdict) -> None:
    target, cut, acts = row
    judged = [Judgement(one.start, verdict, "Skäl") for one in cut]
    found = statuses(target, cut, acts, today=date(2030, 1, 1), entered_on=ENTERED, judgements=judged)
    assert Status.NOT_REPORTED not in [one.status for one in found]


@given(st.lists(st.sampled_from(Status), min_size=1))
def test_a_joint_whole_is_one_of_its_parts_and_met_only_when_all_are(parts: list[Status]) -> None:
    whole = joint(parts)
    assert whole in parts
    if whole is Status.MET:
        assert set(parts) <= {Status.MET, Status.NO_NEED}
