"""What the page of a review shows: the document, what was read from it, and what there is to look at."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _

from medborgarlofte.domain import content
from medborgarlofte.domain.change import Change, ChangeKind
from medborgarlofte.domain.changes import changes
from medborgarlofte.domain.wording import KnownTexts, Remark, better
from medborgarlofte.ingest.actions import newer_promise
from medborgarlofte.ingest.import_documents import unknown_municipality
from medborgarlofte.ingest.models import Review
from medborgarlofte.promises.models import Version
from medborgarlofte.promises.wording import remarks_on
from medborgarlofte.promises.wording_words import label, told
from medborgarlofte.publishing.area_words import area_names, field_name
from medborgarlofte.publishing.change_words import change_in_words, weaker
from medborgarlofte.publishing.formats import as_html, as_plain, years
from medborgarlofte.publishing.target_words import target_in_words

from .marking import Shown, shown

_REMARKS = 3  # shown of each commitment, the weightiest; the rest is counted


@dataclass(frozen=True, slots=True)
class Advice:
    """A remark in words, and a similar promise that can be followed up."""

    label: str
    told: str
    better: str


@dataclass(frozen=True, slots=True)
class ReadFrom:
    """The words that one field was read from."""

    field: str
    words: str
    line: int


@dataclass(slots=True)
class Row:
    """One commitment as the page shows it."""

    one: content.Commitment
    targets: list[str]
    areas: tuple[str, ...]
    read_from: list[ReadFrom]
    advice: list[Advice] = field(default_factory=list)
    more_advice: int = 0
    changes: list[str] = field(default_factory=list)
    new: bool = False
    weaker: str = ""
    following: int | None = None  # the number of the one after it


@dataclass(slots=True)
class Missed:
    """A passage that was not understood. `added`: the number of the commitment that it has become."""

    text: str
    line: int
    place: int  # among them, from 1
    added: int | None = None


@dataclass(slots=True)
class ReviewPage:
    """All of it."""

    review: Review
    said: content.Promise
    years: str
    blocks: list[Shown]
    missed: list[Missed]
    rows: list[Row]
    gone: list[content.Commitment]
    left_out: list[content.Commitment]  # read, but neither published nor in what would be
    outdated: int = 0  # the newest version, where the review was made against an earlier one
    warnings: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)  # on the document, in Swedish as it is
    can_undo: bool = False


def review_page(review: Review, known: KnownTexts) -> ReviewPage:
    """The page of one review. Few queries whatever its size: the document lies in one row."""
    said, before = review.content(), _published(review)
    reading = review.document.reading or {}
    missed = _missed(reading.get("not_understood", []), said)
    differing = _changes_by_number(before, said)
    remarks = remarks_on(said, known)
    rows = [_row(one, remarks[one.number], differing.get(one.number, [])) for one in said.commitments]
    for row, after in pairwise(rows):
        row.following = after.one.number
    return ReviewPage(
        review=review,
        said=said,
        years=years(said.start, said.end),
        blocks=shown(review.document.blocks, review.read_content(), [one.line for one in missed]),
        missed=missed,
        rows=rows,
        gone=[one for one in before.commitments if not said.commitment(one.number)] if before else [],
        left_out=_left_out(review, said, before),
        outdated=_outdated(review),
        warnings=list(unknown_municipality(said)),
        notes=list(reading.get("notes", [])),
        can_undo=review.edits.filter(undone=False).exclude(act="undo").exists(),
    )


def _left_out(
    review: Review, said: content.Promise, before: content.Promise | None
) -> list[content.Commitment]:
    """What was read but is neither published nor in what would be; merged into another it is there."""
    texts = "\n".join(one.text for one in said.commitments)
    return [
        one
        for one in review.read_content().commitments
        if not said.commitment(one.number)
        and not (before and before.commitment(one.number))
        and one.text not in texts
    ]


def _published(review: Review) -> content.Promise | None:
    """What the promise says in the version that the review is made against; None for a new promise."""
    if not review.based_on:
        return None
    return Version.objects.get(promise=review.promise, number=review.based_on).content()


def _missed(passages: list[dict[str, Any]], said: content.Promise) -> list[Missed]:
    added = {(one.line, one.text): one.number for one in said.commitments}
    return [
        Missed(one["text"], one["line"], place, added.get((one["line"], one["text"])))
        for place, one in enumerate(passages, start=1)
    ]


def _outdated(review: Review) -> int:
    promise = newer_promise(review)
    return promise.version if promise else 0


def _changes_by_number(before: content.Promise | None, said: content.Promise) -> dict[int, list[Change]]:
    found: dict[int, list[Change]] = {}
    for change in changes(before, said) if before else ():
        if change.number is not None:
            found.setdefault(change.number, []).append(change)
    return found


def _row(one: content.Commitment, remarks: tuple[Remark, ...], differing: list[Change]) -> Row:
    return Row(
        one=one,
        targets=[as_plain(target_in_words(target)) for target in one.targets],
        areas=area_names(one.areas),
        read_from=[ReadFrom(field_name(words.field), words.words, words.line) for words in one.evidence],
        advice=[Advice(label(r.rule), told(one, r), better(one, r)) for r in remarks[:_REMARKS]],
        more_advice=max(len(remarks) - _REMARKS, 0),
        changes=[as_html(change_in_words(change)) for change in differing if change.kind != ChangeKind.ADDED],
        new=any(change.kind is ChangeKind.ADDED for change in differing),
        weaker=weaker() if any(change.weakens for change in differing) else "",
    )


@dataclass(frozen=True, slots=True)
class Told:
    """A change in words, and the mark of one that makes the promise bind less."""

    sentence: str
    weaker: str


def told_changes(review: Review) -> list[Told]:
    """What the new version changes, the weakening first; nothing for a new promise."""
    before = _published(review)
    found = changes(before, content.settled(review.content())) if before else ()
    return [Told(as_html(change_in_words(one)), weaker() if one.weakens else "") for one in found]


def done_meanwhile(review: Review, seen: int, number: int) -> list[str]:
    """What others have done to a commitment since that revision, in words; number 0 is the promise's own."""
    first = review.edits.filter(revision__gt=seen).first()
    if first is None:
        return []
    before, now = content.settled(content.from_json(first.before)), content.settled(review.content())
    found = [change for change in changes(before, now) if (change.number or 0) == number]
    return [as_html(change_in_words(change)) for change in found]


def title_of(said: content.Promise) -> str:
    """What the promise is called: "Granvik 2024-2025"."""
    return f"{said.municipality} {said.label or _('utan period')}"
