"""Storing and publishing a promise: all of it or nothing, with what was read kept as it was read."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from medborgarlofte.accounts.models import AuditEntry
from medborgarlofte.domain import targets as rules
from medborgarlofte.domain.errors import Refusal
from medborgarlofte.places import actions as places
from medborgarlofte.promises import actions
from medborgarlofte.promises.drafts import CommitmentDraft, FocusAreaDraft, SourceDraft
from medborgarlofte.promises.models import Commitment, FocusArea, Promise, Source, Target
from tests.building import ACTOR, a_commitment, a_draft, a_municipality, a_promise, a_source

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
def test_a_target_comes_back_as_it_was_stored(target: rules.Target) -> None:
    promise = a_promise(a_commitment("Ett åtagande.", target))
    assert Target.objects.get(commitment__promise=promise).rule() == target


def test_commitments_keep_their_order_words_parties_and_headings() -> None:
    promise = a_promise(
        a_commitment("Polisen ska synas på torget.", by="police", focus_area="Trygghet", page=2, line=14),
        a_commitment(
            "Vi ska mötas.", by="both", areas=("safety",), evidence=({"field": "areas", "words": "Vi"},)
        ),
        a_commitment("Något ska göras.", by="nobody", focus_area="Övrigt"),
        focus_areas=(FocusAreaDraft("Trygghet", ("safety",)),),
    )
    first, second, third = promise.commitments.order_by("number")
    assert (first.number, first.text, first.page, first.line) == (1, "Polisen ska synas på torget.", 2, 14)
    assert first.focus_area is not None
    assert (first.focus_area.heading, first.focus_area.areas) == ("Trygghet", ["safety"])
    assert {party.name for party in second.parties.all()} == {"Polisen", "Granviks kommun"}
    assert second.evidence == [{"field": "areas", "words": "Vi"}]
    assert not third.parties.exists()
    assert [area.heading for area in FocusArea.objects.all()] == ["Trygghet", "Övrigt"]


def test_a_commitment_without_targets_can_still_be_followed() -> None:
    promise = a_promise(
        CommitmentDraft("Vi ska vara synliga."), CommitmentDraft("Vi möts vid behov.", as_needed=True)
    )
    kinds = Target.objects.filter(commitment__promise=promise).order_by("commitment__number")
    assert [target.kind for target in kinds] == ["uncountable", "when_needed"]


def test_a_promise_is_logged_once_and_not_public_until_published() -> None:
    promise = a_promise()
    assert not Promise.objects.published().exists()
    entry = AuditEntry.objects.get(action="enter_promise")
    assert entry.detail["commitments"] == 1

    actions.publish(ACTOR, promise)

    assert Promise.objects.published().get() == promise
    assert AuditEntry.objects.filter(action="publish", key=str(promise.pk)).count() == 1
    with pytest.raises(Refusal, match="redan publicerat"):
        actions.publish(ACTOR, promise)


def test_nothing_of_a_refused_promise_is_left() -> None:
    draft = a_draft(a_commitment(), a_commitment("Talet.", rules.CountTarget(10**9, rules.Per.YEAR)))
    source, logged = a_source(), AuditEntry.objects.count()
    with pytest.raises(Refusal, match="åtagande 2 är orimligt stort"):
        actions.enter_promise(ACTOR, draft, source, entered_on=date(2024, 1, 1))
    assert not Promise.objects.exists()
    assert not Commitment.objects.exists()
    assert AuditEntry.objects.count() == logged


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"commitments": ()}, "inget åtagande"),
        ({"start": date(2024, 1, 1), "end": date(2024, 1, 1)}, "före den första"),
        ({"start": None, "end": date(2024, 1, 1)}, "före den första"),
    ],
)
def test_promises_that_cannot_be(more: dict[str, object], sentence: str) -> None:
    from dataclasses import replace

    draft = replace(a_draft(), **more)  # type: ignore[arg-type]
    with pytest.raises(Refusal, match=sentence):
        actions.enter_promise(ACTOR, draft, a_source(), entered_on=date(2024, 1, 1))


def test_a_source_is_stored_once_with_its_bytes() -> None:
    source = a_source("löfte för Granvik")
    assert bytes(source.content.content) == "löfte för Granvik".encode()
    with pytest.raises(Refusal, match="redan inläst"):
        actions.enter_source(
            ACTOR, SourceDraft("annat namn.txt", "löfte för Granvik".encode(), "text/plain", {})
        )
    assert Source.objects.count() == 1


def test_a_file_name_with_an_identity_number_is_refused() -> None:
    with pytest.raises(Refusal, match="personnummer"):
        actions.enter_source(ACTOR, SourceDraft("811218-9876.txt", b"x", "text/plain", {}))


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
    granvik = a_municipality()
    north, south = (places.police_area(ACTOR, name, granvik) for name in ("Norra Ån", "Södra Ån"))
    assert a_promise(police_area=north).slug == "2024"
    assert a_promise(police_area=south).slug == "2024-sodra-an"


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


def test_a_publication_is_kept_and_results_are_added_once() -> None:
    promise = a_promise()
    commitment, source = promise.commitments.get(), a_source("uppföljning")
    actions.add_publication(ACTOR, promise, source)
    for result, changed in [("Tre av fyra.", 1), ("Tre av fyra.", 0), ("Fyra av fyra.", 1)]:
        found = [(commitment, CommitmentDraft(commitment.text, result=result))]
        assert actions.add_results(ACTOR, promise, found, source) == changed
    commitment.refresh_from_db()
    assert commitment.published_result == "Tre av fyra.\n\nFyra av fyra."
    assert promise.sources.count() == 2


@pytest.mark.parametrize(
    "fields",
    [
        {"start": None, "end": date(2024, 1, 1)},
        {"start": date(2024, 1, 1), "end": date(2024, 1, 1)},
        {"slug": ""},
    ],
)
def test_the_database_holds_what_the_door_checks(fields: dict[str, object]) -> None:
    promise = a_promise()
    with pytest.raises(IntegrityError), transaction.atomic():
        Promise.objects.filter(pk=promise.pk).update(**fields)


@pytest.mark.parametrize("fields", [{"number": None}, {"every": 0}, {"kind": "within_time"}])
def test_the_database_holds_whole_targets(fields: dict[str, object]) -> None:
    promise = a_promise()
    with pytest.raises(IntegrityError), transaction.atomic():
        Target.objects.filter(commitment__promise=promise).update(**fields)
