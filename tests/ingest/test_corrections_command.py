"""`medborgarlofte read --corrections`: what reviewers have corrected."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from medborgarlofte.cli import main
from medborgarlofte.domain import content, editing
from medborgarlofte.domain.targets import CountTarget, Per
from medborgarlofte.ingest import actions
from medborgarlofte.ingest.models import Review
from medborgarlofte.places.actions import load_reference
from medborgarlofte.promises import actions as promises
from medborgarlofte.promises.models import Draft
from tests.building import ACTOR, a_municipality
from tests.ingest.importing import PAGE, TODAY, take

pytestmark = pytest.mark.django_db


@pytest.fixture
def review() -> Review:
    load_reference(ACTOR)
    a_municipality("Ekhamn")
    return take(f"{PAGE}\nOnsdag på Åkertorget, samling vid kiosken.\n").reviews[0]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["read", "--corrections", *arguments])


def edit(review: Review, change: Callable[[content.Promise], content.Promise], act: str = "correct") -> Draft:
    return promises.edit(ACTOR, review, change, act=act, numbers=[1], revision=review.revision)


def twelve(said: content.Promise) -> content.Promise:
    """Twelve checks a year instead of eight."""
    target = CountTarget(12, Per.YEAR, "trafikkontroller")
    return editing.correct(said, replace(said.commitments[0], targets=(target,)))


def test_nobody_having_corrected_anything_is_told(review: Review) -> None:
    result = run()

    assert (result.exit_code, result.stdout) == (0, "Ingen har rättat något.\n")
    assert run("--json").stdout == ""


def test_a_correction_is_told_with_what_was_read_and_the_words_it_was_read_from(review: Review) -> None:
    edit(review, twelve)
    said = run().stdout

    assert "ekhamn.txt: Ekhamn 2022-2023, under granskning" in said
    assert "Åtagande 1 (rad 7): mål lästes som minst 8 per år" in said
    assert "rättat till minst 12 per år, av ”trafikkontroller”" in said
    assert "läst ur ”minst åtta" in said
    assert said.endswith("1 rättelse i 1 löfte.\n")


def test_a_corrected_period_is_told_by_its_last_day_and_its_words_once(review: Review) -> None:
    edit(review, lambda said: editing.correct_promise(said, end=None, label="2022-"), "promise")

    assert run().stdout.splitlines()[1:3] == [
        "  Löftet: period lästes som ”2022-2023” (2022-01-01 till och med 2023-12-31), rättat till ”2022-”"
        " (2022-01-01 till vidare)",
        "    läst ur ”2022-2023” (rad 7)",
    ]


def test_what_was_added_dropped_split_and_merged_is_told(review: Review) -> None:
    parts = ["Polisen och kommunen ska gå", "en trygghetsvandring per termin."]
    edit(review, lambda said: editing.split(said, 3, parts, 4), "split")
    edit(review := Review.objects.get(), lambda said: editing.merge(said, 1), "merge")
    wednesday = content.Commitment(5, "Onsdag på Åkertorget ska kommunen samlas vid kiosken.")
    edit(review := Review.objects.get(), lambda said: editing.add(said, wednesday), "add")
    said = run().stdout

    assert "Åtagande 3 (rad 9): delat, det övriga står i 4" in said
    assert "Åtagande 1 (rad 7): sammanslaget med 2" in said
    assert "Åtagande 5: tillagt: ”Onsdag på Åkertorget ska kommunen samlas vid kiosken.”" in said
    assert "listades som inte förstått (rad 13): ”Onsdag på Åkertorget, samling vid kiosken.”" in said


def test_json_is_one_document_a_line_and_the_same_each_time(review: Review) -> None:
    edit(review, twelve)
    first = run("--json")
    (line,) = first.stdout.splitlines()
    told = json.loads(line)

    assert run("--json").stdout == first.stdout
    assert (told["file"], told["municipality"], told["period"]) == ("ekhamn.txt", "Ekhamn", "2022-2023")
    assert len(told["sha256"]) == 64
    (one,) = told["corrections"]
    assert (one["kind"], one["number"], one["field"], one["line"]) == ("field", 1, "targets", 7)
    assert (one["read"][0]["number"], one["said"][0]["number"]) == (8, 12)
    assert one["words"]


def test_corrections_stay_listed_when_the_review_is_published(review: Review) -> None:
    draft = edit(review, twelve)
    actions.publish(ACTOR, draft, revision=draft.revision, today=TODAY, confirmed=True)

    assert "Ekhamn 2022-2023, publicerat" in run().stdout


def test_what_was_set_aside_and_what_was_undone_is_not_listed(review: Review) -> None:
    draft = edit(review, twelve)
    review.revision = promises.undo(ACTOR, draft, revision=draft.revision).revision
    assert run("--json").stdout == ""

    promises.set_aside(ACTOR, edit(review, twelve))
    assert run("--json").stdout == ""


def test_what_a_published_promise_brings_to_a_later_page_is_not_listed(review: Review) -> None:
    draft = edit(review, twelve)
    actions.publish(ACTOR, draft, revision=draft.revision, today=TODAY, confirmed=True)
    later = take(PAGE.replace("inom två dygn", "inom tre dygn"), "senare.txt").reviews[0]
    assert later.promise
    edit(later, lambda said: editing.correct_promise(said, problem="Det buskörs."), "promise")
    lines = [json.loads(line) for line in run("--json").stdout.splitlines()]

    assert [(one["file"], [each["field"] for each in one["corrections"]]) for one in lines] == [
        ("ekhamn.txt", ["targets"]),
        ("senare.txt", ["problem"]),
    ]


def test_it_reads_no_documents_at_the_same_time(tmp_path: Path) -> None:
    for more in ((str(tmp_path),), ("--out", str(tmp_path))):
        result = run(*more)
        assert result.exit_code == 2
        assert "läser inga dokument" in result.stderr
