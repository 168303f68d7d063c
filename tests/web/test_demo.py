"""The example shows everything the product can say, on whatever day it is made."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from lxml import html

from medborgarlofte.accounts.models import AuditEntry, User
from medborgarlofte.dialogue.models import Decision, Group, SafetyWalk
from medborgarlofte.domain.change import ChangeKind
from medborgarlofte.domain.changes import changes
from medborgarlofte.domain.status import Status
from medborgarlofte.domain.targets import Operator, Per
from medborgarlofte.domain.walk_points import PointState
from medborgarlofte.followup.models import Assessment, FollowUp
from medborgarlofte.followup.progress import progress_of
from medborgarlofte.incidents.models import Measure, Measurement
from medborgarlofte.jobs.models import Job
from medborgarlofte.places.models import Municipality
from medborgarlofte.promises.actions import current_settled
from medborgarlofte.promises.models import (
    ActivityRecord,
    Commitment,
    CooperationAgreement,
    Draft,
    LineageLink,
    ProblemIndicator,
    Promise,
    Serving,
    Target,
    Version,
)
from medborgarlofte.web.demo import load_examples
from medborgarlofte.web.demo_people import HOST
from tests.people import let_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("example"), pytest.mark.sqlite_alone]
DAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def example(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The example, made once: what a test writes is undone."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_examples(DAY)
        yield
        transaction.set_rollback(True)


def _statuses(today: date) -> set[Status]:
    progress = progress_of(Commitment.objects.all(), today=today)
    return {state.status for one in progress.values() for row in one.rows for state in row.windows}


def test_it_shows_every_kind_of_target_and_every_status() -> None:
    assert set(Target.objects.values_list("kind", flat=True)) == set(Target.Kind.values)
    assert set(Target.objects.exclude(operator="").values_list("operator", flat=True)) == set(Operator)
    assert set(Target.objects.values_list("per", flat=True)) == set(Per)
    assert _statuses(DAY) == set(Status)


def test_it_is_six_invented_municipalities_over_four_years() -> None:
    assert Municipality.objects.filter(example=True).count() == 6
    assert Promise.objects.filter(municipality__example=False).count() == 0
    assert min(promise.start.year for promise in Promise.objects.all() if promise.start) == DAY.year - 3
    assert not Promise.objects.filter(published_at=None).exists()


def test_it_shows_agreements_that_hold_and_one_that_was_changed() -> None:
    assert all(one.holds_on(DAY) for one in CooperationAgreement.objects.all())
    assert sorted(CooperationAgreement.objects.values_list("version", flat=True)) == [1, 2]


def test_it_shows_a_draft_that_one_of_two_has_signed() -> None:
    draft = Draft.objects.get(state=Draft.State.OPEN)
    settled = current_settled(draft)
    assert settled
    assert [one.organisation.kind for one in settled.signatures.all()] == ["municipality"]
    assert draft.visibility == "shared"
    assert draft.content().start == date(DAY.year + 1, 1, 1)


def test_it_shows_a_steering_group_that_has_met_and_will_meet() -> None:
    group = Group.objects.get()
    assert group.members.count() == 4
    assert {one.function.organisation.kind for one in group.members.all()} == {"police", "municipality"}
    assert list(group.meetings.values_list("state", flat=True)) == ["held", "planned"]
    assert sorted(bool(one.done_on) for one in Decision.objects.all()) == [False, True]
    assert not Job.objects.exists()


def test_it_shows_a_follow_up_in_which_the_parties_disagree_and_that_both_leaders_approved() -> None:
    follow_up = FollowUp.objects.get()
    assert [one.party.kind for one in follow_up.versions.get().approvals.all()] == ["police", "municipality"]
    differ = Assessment.objects.filter(follow_up=follow_up, commitment__text__startswith="Polisen ska synas")
    assert set(differ.values_list("party__kind", "verdict")) == {
        ("police", "fulfilled"),
        ("municipality", "partly"),
    }


def test_it_shows_a_survey_beside_its_county_a_correction_and_a_first_wave() -> None:
    kinds = ProblemIndicator.objects.values_list("indicator__kind", "indicator__reference__place")
    assert set(kinds) == {("share", "Hela länet (påhittat)"), ("count", None), ("index", None)}
    assert Measurement.objects.exclude(corrects=None).count() == 1


def test_a_second_time_changes_nothing() -> None:
    records, entries = ActivityRecord.objects.count(), AuditEntry.objects.count()

    assert not load_examples(DAY)
    assert (ActivityRecord.objects.count(), AuditEntry.objects.count()) == (records, entries)


def test_it_shows_a_line_of_three_periods_and_a_version_that_weakens() -> None:
    pairs = set(LineageLink.objects.values_list("earlier_promise__label", "later_promise__label"))
    assert pairs == {("2023", "2024"), ("2024", "2025-2026")}
    assert {"sharpen", "extend", "close"} <= set(LineageLink.objects.values_list("act", flat=True))

    second = Version.objects.get(number=2)
    found = changes(second.promise.versions.get(number=1).content(), second.content())
    assert {change.kind for change in found if change.weakens} == {ChangeKind.DROPPED, ChangeKind.LOWERED}
    assert second.reason


def test_it_has_a_walk_with_a_no_what_was_done_and_what_is_late_and_two_measures() -> None:
    held = SafetyWalk.objects.published().get()
    states = [point.state(DAY) for point in held.points.all()]
    assert states == [PointState.REMEDIED, PointState.REFUSED, PointState.OVERDUE]
    assert all(point.published == point.texts() and point.position for point in held.points.all())
    assert SafetyWalk.objects.filter(state="planned", starts_at__date__gt=DAY).count() == 1
    states_of_measures = Measure.objects.published().order_by("state").values_list("state", flat=True)
    assert list(states_of_measures) == ["completed", "decided"]
    assert Serving.objects.exists()


def _links_of(content: bytes, address: str) -> Iterator[str]:
    """Where a page leads on the same site, in Swedish: its own forms and files too are addresses."""
    for link in html.fromstring(content).iterfind(".//a[@href]"):
        there = urlsplit(urljoin(address, link.get("href", "")))
        if not there.netloc and there.path.startswith("/") and not there.path.startswith("/en/"):
            yield there.path + (f"?{there.query}" if there.query else "")


def _walked(client: Client) -> Iterator[tuple[str, str, int]]:
    """From my week and the start page on: where each link stands, where it leads, and what that answers.

    Of addresses alike but for numbers and municipalities the first two are followed.
    """
    towns = "|".join(Municipality.objects.values_list("slug", flat=True))
    waiting, seen, alike = deque([("", "/arbete/"), ("", "/")]), set[str](), Counter[str]()
    while waiting:
        found_on, address = waiting.popleft()
        shape = re.sub(rf"\d+|{towns}", "0", address)
        if address in seen or alike[shape] == 2:
            continue
        seen.add(address)
        alike[shape] += 1
        answer = client.get(address, follow=True)
        yield found_on, address, answer.status_code
        if not answer.streaming and answer["Content-Type"].startswith("text/html"):
            waiting.extend((address, link) for link in _links_of(answer.content, address))


@pytest.mark.parametrize("name", ["", "samordnare", "kommunpolis", "gatukontoret"])
def test_every_link_leads_somewhere_for_whoever_is_shown_it(name: str) -> None:
    """Or, of a promise that cannot be renewed yet, to the reason why."""
    client = Client()
    if name:
        let_in(client, User.objects.get(email=f"{name}@{HOST}"))
    with time_machine.travel(f"{DAY}T10:00:00+01:00", tick=False):
        answers = list(_walked(client))
    assert len(answers) > 50
    assert [one for one in answers if one[2] not in ({200, 409} if "/fornya/" in one[1] else {200})] == []
