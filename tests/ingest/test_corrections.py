"""What counts as corrected, when what was read is held against what the reviewer made of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given

from medborgarlofte.domain import content, editing
from medborgarlofte.domain.content import Commitment, Evidence, Party, Promise
from medborgarlofte.domain.proposal import aligned, proposed
from medborgarlofte.domain.targets import CountTarget, Per
from medborgarlofte.ingest.corrections import Kind, corrections
from medborgarlofte.ingest.parsers.reading import Passage
from tests.domain import contents

TWICE, THRICE = CountTarget(2, Per.WEEK, "pass"), CountTarget(3, Per.WEEK, "pass")
TOWN = Party("municipality", "Almviks kommun")
WALK = "Polisen och kommunen ska gå vandringar och kommunen ska röja sly."
EVIDENCE = (
    Evidence("responsible", "Polisen", 7, 2),
    Evidence("targets", "två gånger i veckan", 7, 2),
    Evidence("period", "Medborgarlöfte 2021-2022", 3),
)
FIRST = contents.commitment(1, line=7, page=2, targets=(TWICE,), evidence=EVIDENCE)
SECOND = contents.commitment(2, WALK, line=9)
READ = contents.promise(FIRST, SECOND)


def told(said: Promise, *passages: Passage, read: Promise = READ, start: Promise | None = None) -> list[Any]:
    """Kind, number and field of each correction."""
    found = corrections(read, start or read, said, passages)
    return [(one.kind, one.number, one.field) for one in found]


def corrected(**fields: Any) -> Promise:
    """What was read, with these fields of the first commitment corrected."""
    return editing.correct(READ, replace(FIRST, **fields))


@given(contents.promises())
def test_what_is_left_as_it_was_read_is_not_corrected(read: Promise) -> None:
    assert corrections(read, read, read) == ()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("text", "Polisen ska göra fler kontroller."),
        ("parties", (TOWN,)),
        ("targets", (THRICE,)),
        ("as_needed", True),
        ("focus_area", "Trafik"),
        ("areas", ("traffic",)),
        ("places", ("Torget",)),
        ("target_groups", ("unga",)),
        ("co_actors", ("bostadsbolaget",)),
        ("result", "52 kontroller."),
    ],
)
def test_each_field_of_a_commitment_is_told_with_both_values(field: str, value: Any) -> None:
    said = corrected(**{field: value})
    (one,) = corrections(READ, READ, said)

    assert (one.kind, one.number, one.field, one.line, one.page) == (Kind.FIELD, 1, field, 7, 2)
    assert one.read == content.as_json(content.settled(READ))["commitments"][0][field]
    assert one.said == content.as_json(content.settled(said))["commitments"][0][field]


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("parties", (TOWN,), EVIDENCE[:1]),
        ("targets", (THRICE,), EVIDENCE[1:2]),
        ("places", ("Torget",), ()),
    ],
)
def test_a_correction_keeps_the_words_that_the_field_was_read_from(
    field: str, value: Any, words: tuple[Evidence, ...]
) -> None:
    (one,) = corrections(READ, READ, corrected(**{field: value}))

    assert one.words == words


@pytest.mark.parametrize(
    "fields", [{"sensitive": True}, {"parties": FIRST.parties * 2}], ids=["sensitive", "a party twice"]
)
def test_what_no_document_says_and_what_says_the_same_is_no_correction(fields: dict[str, Any]) -> None:
    assert told(corrected(**fields)) == []


def test_leaving_out_the_target_that_says_that_nothing_is_counted_is_no_correction() -> None:
    read = content.settled(READ)

    assert told(editing.correct(read, replace(SECOND, targets=())), read=read) == []


def test_the_order_is_no_correction() -> None:
    assert told(editing.move(READ, 2, editing.Way.FIRST)) == []


@pytest.mark.parametrize(
    ("fields", "told_field"),
    [
        ({"end": date(2022, 1, 1), "label": "2021"}, "period"),
        ({"police_area": "Norrfors"}, "police_area"),
        ({"problem": "Det buskörs."}, "problem"),
        ({"followups_per_year": 2.0}, "followups_per_year"),
    ],
)
def test_the_fields_of_the_promise_come_first(fields: dict[str, Any], told_field: str) -> None:
    said = editing.correct_promise(corrected(targets=(THRICE,)), **fields)

    assert told(said) == [(Kind.FIELD, None, told_field), (Kind.FIELD, 1, "targets")]


def test_a_corrected_period_tells_days_and_the_words_it_was_read_from() -> None:
    (one,) = corrections(READ, READ, editing.correct_promise(READ, end=None))

    assert (one.read["end"], one.said["end"], one.said["label"]) == ("2023-01-01", None, "2021-2022")
    assert one.words == EVIDENCE[2:]


def test_a_dropped_commitment_is_told_with_its_words_and_place() -> None:
    (one,) = corrections(READ, READ, editing.drop(READ, 2))

    assert (one.kind, one.number, one.text, one.line) == (Kind.DROPPED, 2, WALK, 9)


SLY = Passage("Sly röjer kommunen vid skolvägen.", 21)


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        ("Sly röjer kommunen vid skolvägen.", SLY),
        ("Sly röjer kommunen", SLY),
        ("Kommunen ska röja sly vid skolvägen.", SLY),
        ("Torgets lampor byts varje höst.", None),
    ],
    ids=["the passage", "a part of it", "the passage reworded", "like none"],
)
def test_an_added_commitment_is_told_with_the_passage_that_was_not_understood(
    text: str, passage: Passage | None
) -> None:
    said = editing.add(READ, contents.commitment(3, text))
    (one,) = corrections(READ, READ, said, [Passage("Onsdag vid kiosken.", 4), SLY])

    assert (one.kind, one.number, one.text, one.passage) == (Kind.ADDED, 3, text, passage)


PARTS = ["Polisen och kommunen ska gå vandringar", "kommunen ska röja sly."]


def test_one_that_was_split_is_told_once_with_its_further_parts() -> None:
    assert told(editing.split(READ, 2, PARTS, 3)) == [(Kind.SPLIT, 2, "")]
    assert corrections(READ, READ, editing.split(READ, 2, PARTS, 3))[0].others == (3,)


def test_what_is_corrected_in_a_part_is_told_too() -> None:
    split = editing.split(READ, 2, PARTS, 3)
    part = split.commitment(3)
    assert part
    said = editing.correct(split, replace(part, parties=(TOWN,)))

    assert told(said) == [(Kind.SPLIT, 2, ""), (Kind.FIELD, 3, "parties")]


def test_a_part_that_was_dropped_afterwards_is_no_dropped_commitment() -> None:
    assert told(editing.drop(editing.split(READ, 2, PARTS, 3), 2)) == [(Kind.SPLIT, 2, "")]


def test_those_that_were_merged_are_told_once_and_what_followed_from_it_is_not() -> None:
    read = content.settled(contents.promise(FIRST, replace(SECOND, parties=(TOWN,), areas=("safety",))))
    said = editing.merge(read, 1)
    (one,) = corrections(read, read, said)

    assert (one.kind, one.number, one.others) == (Kind.MERGED, 1, (2,))


def test_what_is_corrected_after_a_merge_is_told() -> None:
    merged = editing.merge(content.settled(READ), 1)
    said = editing.correct(merged, replace(merged.commitments[0], targets=(THRICE,)))

    assert told(said) == [(Kind.MERGED, 1, ""), (Kind.FIELD, 1, "targets")]


def test_split_and_merged_again_is_as_it_was_read() -> None:
    halves = [WALK[:39], WALK[39:]]

    assert told(editing.merge(editing.split(READ, 2, halves, 3), 2)) == []


def known(*commitments: Commitment, **more: Any) -> tuple[Promise, Promise]:
    """What was read of a promise that is known with these commitments, and what the review begins with."""
    published = content.settled(contents.promise(*commitments, **more))
    read = aligned(content.settled(READ), published, 10)
    return read, content.settled(proposed(read, published))


def test_what_a_known_promise_brings_of_its_own_is_no_correction() -> None:
    read, start = known(replace(FIRST, targets=(THRICE,), result="52 pass."), SECOND, problem="Det buskörs.")

    assert start != content.settled(read)
    assert told(start, read=read, start=start) == []


def test_going_back_to_what_was_read_is_no_correction() -> None:
    read, start = known(replace(FIRST, targets=(THRICE,)), SECOND)

    assert told(editing.correct(start, FIRST), read=read, start=start) == []


def test_what_is_corrected_in_a_known_promise_is_told_as_it_was_read() -> None:
    read, start = known(FIRST, SECOND)
    said = editing.correct(start, replace(FIRST, targets=(CountTarget(5, Per.WEEK, "pass"),)))
    (one,) = corrections(read, start, said)

    assert (one.read[0]["number"], one.said[0]["number"]) == (2, 5)


def test_what_a_follow_up_does_not_repeat_was_not_read_and_cannot_be_corrected() -> None:
    published = content.settled(contents.promise(FIRST, SECOND))
    read = aligned(content.settled(contents.promise(FIRST, kind="follow-up")), published, 10)
    start = content.settled(proposed(read, published))

    assert told(editing.drop(start, 2), read=read, start=start) == []
    assert told(editing.drop(start, 1), read=read, start=start) == [(Kind.DROPPED, 1, "")]
