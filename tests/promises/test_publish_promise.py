"""Publishing a promise for the first time: all of it or nothing, and its rows say what was published."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from medborgarlofte.accounts.models import AuditEntry
from medborgarlofte.domain import targets as rules
from medborgarlofte.domain.content import Evidence, FocusArea, Link
from medborgarlofte.domain.errors import Refusal
from medborgarlofte.places.models import Organisation
from medborgarlofte.promises import actions
from medborgarlofte.promises.drafts import SourceDraft
from medborgarlofte.promises.models import Commitment, Promise, Source, Target, Version
from medborgarlofte.promises.storing import content_of
from tests.building import (
    ACTOR,
    a_commitment,
    a_content,
    a_promise,
    a_source,
    an_unpublished_promise,
)

pytestmark = pytest.mark.django_db

EVERY_KIND: list[rules.Target] = [
    rules.CountTarget(104, rules.Per.YEAR, "trafikkontroller"),
    rules.CountTarget(3, rules.Per.WEEK, on_average=True),
    rules.CountTarget(1, rules.Per.WEEK, every=2, season=rules.Season(school_year=True)),
    rules.CountTarget(1, rules.Per.DAY, season=rules.Season(frozenset({6, 7}))),
    rules.CountTarget(0, rules.Per.PERIOD, operator=rules.Operator.EXACTLY),
    rules.CountTarget(5, rules.Per.MONTH, operator=rules.Operator.AT_MOST, conditions=("med besiktare",)),
    rules.CountTarget(4, rules.Per.BY_DATE, by=date(2024, 6, 30), whole=4),
    rules.CountTarget(1, rules.Per.SCHOOL_TERM, unless_no_need=True, each_party=True),
    rules.WithinTimeTarget(2, rules.TimeUnit.DAY, "klotter"),
    rules.WhenNeededTarget("möte", rules.Per.TERTIAL),
    rules.UncountableTarget("närvaro"),
]


@pytest.mark.parametrize("target", EVERY_KIND, ids=repr)
def test_a_target_comes_back_as_it_was_published(target: rules.Target) -> None:
    promise = a_promise(a_commitment("Ett åtagande.", target))
    assert Target.objects.get(commitment__promise=promise).rule() == target
    assert promise.versions.get().content().commitments[0].targets == (target,)


def test_several_targets_keep_their_order() -> None:
    promise = a_promise(a_commitment("Ett åtagande.", *EVERY_KIND))
    assert [target.rule() for target in promise.commitments.get().targets.all()] == EVERY_KIND


def test_commitments_keep_their_order_words_parties_and_headings() -> None:
    source = a_source()
    seen: dict[str, Any] = {"focus_area": "Trygghet", "page": 2, "line": 14, "source": source.sha256}
    words = Evidence("areas", "Vi", 15)
    promise = a_promise(
        a_commitment("Polisen ska synas på torget.", by="police", **seen),
        a_commitment("Vi ska mötas.", by="both", areas=("safety",), evidence=(words,)),
        a_commitment("Något ska göras.", by="nobody", focus_area="Övrigt"),
        focus_areas=(FocusArea("Trygghet", ("safety",)), FocusArea("Utan åtagande")),
        links=(Link("Planen", "https://exempel.example/plan.pdf"),),
    )
    first, second, third = promise.commitments.all()
    assert (first.number, first.text, first.page, first.line) == (1, "Polisen ska synas på torget.", 2, 14)
    assert (first.source, second.source) == (source, None)
    assert first.focus_area is not None
    assert (first.focus_area.heading, first.focus_area.areas) == ("Trygghet", ["safety"])
    assert {party.name for party in second.parties.all()} == {"Polisen", "Granviks kommun"}
    assert second.evidence == [{"field": "areas", "words": "Vi", "line": 15, "page": None}]
    assert not third.parties.exists()
    assert [area.heading for area in promise.focus_areas.all()] == ["Trygghet", "Övrigt"]
    assert content_of(promise) == promise.versions.get().content()


def test_a_commitment_without_targets_can_still_be_followed() -> None:
    plain, as_needed = a_commitment("Vi ska vara synliga."), a_commitment("Vi möts.", as_needed=True)
    promise = a_promise(replace(plain, targets=()), replace(as_needed, targets=()))
    kinds = Target.objects.filter(commitment__promise=promise).order_by("commitment__number")
    assert [target.kind for target in kinds] == ["uncountable", "when_needed"]


def test_a_promise_is_logged_once_and_public_from_then_on() -> None:
    an_unpublished_promise(label="2023", start=date(2023, 1, 1), end=date(2024, 1, 1))
    promise = a_promise()
    assert Promise.objects.published().get() == promise
    version = promise.versions.get()
    entry = AuditEntry.objects.get(action="publish")
    assert (entry.actor, entry.key) == (ACTOR.name, str(version.pk))
    assert (entry.detail["number"], entry.detail["sha256"]) == (1, version.sha256)
    assert promise.published_at == version.published_at
    assert list(promise.sources.all()) == [a_source()]


_MISREAD = rules.CountTarget(10**9, rules.Per.YEAR)


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"commitments": ()}, "inget åtagande"),
        ({"start": date(2024, 1, 1), "end": date(2024, 1, 1)}, "före den första"),
        ({"start": None, "end": date(2024, 1, 1)}, "före den första"),
        ({"municipality": " "}, "vilken kommun"),
        ({"problem": "se 811218-9876"}, "personnummer"),
        ({"aim": "x" * 20_001}, "högst 20000 tecken"),
        (
            {"commitments": (a_commitment(number=1), a_commitment("Talet.", _MISREAD, number=2))},
            "åtagande 2 är orimligt stort",
        ),
        ({"commitments": (a_commitment(" ", number=1),)}, "Åtagande 1 saknar text"),
    ],
)
def test_nothing_of_a_refused_promise_is_left(more: dict[str, Any], sentence: str) -> None:
    said = replace(a_content(municipality="Ny Ort"), **more)
    source, logged = a_source(), AuditEntry.objects.count()
    with pytest.raises(Refusal, match=sentence):
        actions.publish_promise(ACTOR, said, [source], today=date(2024, 1, 1))
    for kind in (Promise, Commitment, Version, Organisation):
        assert not kind._default_manager.exists()
    assert AuditEntry.objects.count() == logged


def test_a_source_is_stored_once_with_its_bytes() -> None:
    source = a_source("löfte för Granvik")
    assert bytes(source.content.content) == "löfte för Granvik".encode()
    with pytest.raises(Refusal, match="redan inläst"):
        actions.enter_source(ACTOR, SourceDraft("annat namn.txt", "löfte för Granvik".encode(), "text/plain"))
    assert Source.objects.count() == 1


def test_a_file_name_with_an_identity_number_is_refused() -> None:
    with pytest.raises(Refusal, match="personnummer"):
        actions.enter_source(ACTOR, SourceDraft("811218-9876.txt", b"x", "text/plain"))


@pytest.mark.parametrize(
    ("label", "start", "end", "slug"),
    [
        ("2022-2023", date(2022, 1, 1), date(2024, 1, 1), "2022-2023"),
        ("2019-", date(2019, 1, 1), None, "2019-tills-vidare"),
        ("", None, None, "utan-period"),
    ],
)
def test_addresses(label: str, start: date | None, end: date | None, slug: str) -> None:
    promise = a_promise(label=label, start=start, end=end)
    assert promise.address() == f"/granvik/{slug}/"


def test_two_police_areas_promises_of_one_year_get_two_addresses() -> None:
    north, south = a_promise(police_area="Norra Ån"), a_promise(police_area="Södra Ån")
    assert (north.slug, south.slug) == ("2024", "2024-sodra-an")
    assert [str(one.police_area) for one in (north, south)] == ["Norra Ån", "Södra Ån"]


def test_an_extension_knows_the_earlier_promise_in_either_order() -> None:
    earlier = a_promise(label="2024")
    later = a_promise(
        label="2025", start=date(2025, 1, 1), end=date(2026, 1, 1), kind="extension", extension_of="2024"
    )
    assert later.extends == earlier

    last = a_promise(label="2027", start=date(2027, 1, 1), end=None, kind="extension", extension_of="2026")
    assert last.extends is None
    middle = a_promise(label="2026", start=date(2026, 1, 1), end=date(2027, 1, 1))
    last.refresh_from_db()
    assert last.extends == middle


def test_an_extension_counts_from_the_end_of_the_promise_it_extends() -> None:
    a_promise()
    both: dict[str, Any] = {
        "label": "2024-2025",
        "end": date(2026, 1, 1),
        "kind": "extension",
        "extension_of": "2024",
    }
    later = a_promise(**both)
    assert (later.start, later.end) == (date(2025, 1, 1), date(2026, 1, 1))


def test_a_further_publication_is_kept_and_changes_nothing_that_is_said() -> None:
    promise = a_promise()
    said = content_of(promise)
    actions.add_publication(ACTOR, promise, a_source("uppföljning"))
    assert promise.sources.count() == 2
    assert content_of(promise) == said
    assert AuditEntry.objects.filter(action="add_publication", key=str(promise.pk)).count() == 1


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"start": None, "end": date(2024, 1, 1)}, "promise_ends_after_start"),
        ({"start": date(2024, 1, 1), "end": date(2024, 1, 1)}, "promise_ends_after_start"),
        ({"slug": ""}, "promise_has_slug"),
    ],
)
def test_the_database_holds_what_the_door_checks(fields: dict[str, object], name: str) -> None:
    promise = an_unpublished_promise()
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Promise.objects.filter(pk=promise.pk).update(**fields)


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"number": None}, "count_target_has_number"),
        ({"every": 0}, "target_every_at_least_one"),
        ({"kind": "within_time"}, "within_time_target_has_limit"),
    ],
)
def test_the_database_holds_whole_targets(fields: dict[str, object], name: str) -> None:
    promise = an_unpublished_promise()
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Target.objects.filter(commitment__promise=promise).update(**fields)
