"""A report as PDF: held against its standards by one program, its tag tree read by another."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

import page
import pytest

from medborgarlofte.domain.errors import Refusal
from medborgarlofte.domain.targets import CountTarget, Per, WhenNeededTarget
from medborgarlofte.promises.models import Promise
from medborgarlofte.publishing.reports import setting
from medborgarlofte.publishing.reports.content import Report
from medborgarlofte.publishing.reports.pdf import as_pdf
from tests.building import a_commitment, a_promise

from .conftest import REASON, the_report
from .reading import tag_tree

pytestmark = pytest.mark.django_db
COMMANDS = (
    '#panic("x") #{ while true {} } $ integral #eval("1") = Rubrik\n- punkt *fet* `kod` @ref <label> '
    '#import "@preview/x:1.0.0" #read("/etc/passwd") \\ // /* '
    "</svg><script>alert(1)</script> &lt; ]]> {{ x }} {% x %}"
)


# Each page of a long report names the next.
LIMITS = page.SafetyLimits(max_reference_depth=5000)


# It takes data that happens to end in a carriage return for a part of the end of the line: counted here.
COUNTED = "PDFA2A-STREAM-LENGTH-001"
STREAM = re.compile(rb"/Length (\d+)\b[^<>]*>>\s*stream\r?\n", re.DOTALL)


def lengths_hold(made: bytes) -> bool:
    """Whether every stream is as long as it says."""
    ends = [found.end() + int(found[1]) for found in STREAM.finditer(made)]
    return bool(ends) and all(made[end:].startswith((b"\nendstream", b"\r\nendstream")) for end in ends)


def faults(made: bytes) -> list[str]:
    """What breaks PDF/A-2a or PDF/UA-1."""
    assert lengths_hold(made)
    profiles = map(page.ValidationProfile, ("2a", "ua1"))
    reports = [page.validate_pdf_bytes(made, profile=one, limits=LIMITS) for one in profiles]
    found = [fault for one in reports for fault in one.failures if fault.rule_id != COUNTED]
    return [f"{fault.rule_id}: {fault.message}" for fault in found]


def squeezed(text: str) -> str:
    """The text without spaces and places to break."""
    return "".join(text.replace("\u200b", "").split())


def test_it_keeps_both_standards(report: Report) -> None:
    assert faults(as_pdf(report)) == []


def test_the_checker_finds_what_is_broken(report: Report) -> None:
    assert faults(as_pdf(report).replace(b"/Alt", b"/Tla"))


def test_another_program_reads_headings_lists_tables_and_pictures(report: Report) -> None:
    tree = tag_tree(as_pdf(report))
    kinds = Counter(one.kind for one in tree.every())
    assert {"H1", "H2", "H3", "L", "LI", "Table", "THead", "TH", "TR", "TD", "Figure", "BlockQuote"} <= set(
        kinds
    )
    assert kinds["H1"] == len(report.sections)
    assert kinds["Figure"] == len(report.pictures())
    assert all(one.told for one in tree.every() if one.kind == "Figure")
    assert all("TH" in {cell.kind for cell in one.every()} for one in tree.every() if one.kind == "THead")
    assert REASON in tree.whole()


@pytest.mark.parametrize(
    "text",
    [
        COMMANDS,
        "å" * 5000,
        "Ett ord i taget. " * 290,
        "Emoji \U0001f600, pil →, arabiska سلام, kinesiska 汉, osynligt \u200d\u202e\ufe0f\u00ad, tab\tslut",
        "http://exempel.example/" + "a/" * 2000,
    ],
    ids=["commands", "one long word", "many words", "letters the fonts lack", "a long address"],
)
def test_whatever_somebody_wrote_is_only_text(text: str) -> None:
    promise = a_promise(
        a_commitment(text, CountTarget(3, Per.YEAR, text[:200])), a_commitment(text, WhenNeededTarget())
    )
    made = as_pdf(the_report(promise, 2024))
    assert faults(made) == []
    whole = squeezed(tag_tree(made).whole())
    assert squeezed(text)[:60].split("\U0001f600")[0] in whole
    assert whole.count("Åtagande") >= 2


def test_a_new_line_never_joins_two_words() -> None:
    whole = tag_tree(as_pdf(the_report(a_promise(a_commitment("Först detta\nSedan detta")), 2024))).whole()
    assert "Först detta Sedan detta" in " ".join(whole.split())


def test_four_hundred_commitments_are_a_report() -> None:
    promise = a_promise(*[a_commitment(f"{n}: {COMMANDS}") for n in range(400)])
    made = as_pdf(the_report(promise, 2024))
    assert faults(made) == []
    assert made.count(b"/Figure") >= 400


def test_what_takes_too_long_is_refused(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setting, "LONGEST", 0.01)
    with pytest.raises(Refusal, match="Webbsidan har samma innehåll"):
        as_pdf(report)


def test_too_many_at_once_are_refused(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setting, "LONGEST", 0.01)
    with setting.AT_ONCE, setting.AT_ONCE, pytest.raises(Refusal, match="Försök igen"):
        as_pdf(report)


def test_the_same_report_is_the_same_file(promise: Promise) -> None:
    assert as_pdf(the_report(promise)) == as_pdf(the_report(promise))
    assert the_report(promise, today=date(2024, 7, 1)) != the_report(promise)
