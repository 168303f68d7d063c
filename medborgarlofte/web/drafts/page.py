"""What the page of a draft shows: the document, what was read from it, and what there is to look at."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _

from medborgarlofte.domain import content
from medborgarlofte.domain.change import Change, ChangeKind
from medborgarlofte.domain.changes import changes
from medborgarlofte.domain.wording import KnownTexts, Remark, better
from medborgarlofte.ingest.import_documents import unknown_municipality
from medborgarlofte.ingest.models import Document, Review
from medborgarlofte.promises.actions import newer_promise, still_counts
from medborgarlofte.promises.models import Draft, Settled, Version
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
    accountable: list[tuple[str, str]]  # each party, and its function or nothing
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
class DraftPage:
    """All of it."""

    draft: Draft
    said: content.Promise
    years: str
    document: Document | None  # that it stands beside
    blocks: list[Shown]
    missed: list[Missed]
    rows: list[Row]
    gone: list[content.Commitment]
    left_out: list[content.Commitment]  # read, but neither published nor in what would be
    outdated: int = 0  # the newest version, where the draft was made against an earlier one
    warnings: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)  # on the document, in Swedish as it is
    can_undo: bool = False
    settled: Settled | None = None  # the wording, where it is settled and still counts
    was_settled: bool = False  # but no longer counts


def draft_page(draft: Draft, known: KnownTexts) -> DraftPage:
    """The page of one draft. Few queries whatever its size: the document lies in one row."""
    said, before = draft.content(), _published(draft)
    document, read = beside(draft)
    latest = draft.settled.last()
    settled = latest if latest and still_counts(draft, latest) else None
    reading = (document and document.reading) or {}
    missed = _missed(reading.get("not_understood", []), said)
    differing = _changes_by_number(before, said)
    remarks = remarks_on(said, known)
    rows = [_row(one, remarks[one.number], differing.get(one.number, [])) for one in said.commitments]
    for row, after in pairwise(rows):
        row.following = after.one.number
    return DraftPage(
        draft=draft,
        said=said,
        years=years(said.start, said.end),
        document=document,
        blocks=shown(document.blocks, read, [one.line for one in missed]) if document else [],
        missed=missed,
        rows=rows,
        gone=[one for one in before.commitments if not said.commitment(one.number)] if before else [],
        left_out=_left_out(read, said, before),
        outdated=_outdated(draft),
        warnings=[] if draft.municipality_id else list(unknown_municipality(said)),
        notes=list(reading.get("notes", [])),
        can_undo=draft.edits.filter(undone=False).exclude(act="undo").exists(),
        settled=settled,
        was_settled=latest is not None and settled is None,
    )


def beside(draft: Draft) -> tuple[Document | None, content.Promise]:
    """The document that the draft stands beside, and what was read there; without one, None and nothing."""
    if isinstance(draft, Review):
        return draft.document, draft.read_content()
    return None, content.Promise("")


def about(draft: Draft) -> dict[str, object]:
    """What every page of a draft names: the draft, what it is called, its document."""
    return {"draft": draft, "title": title_of(draft.content()), "document": beside(draft)[0]}


def _left_out(
    read: content.Promise, said: content.Promise, before: content.Promise | None
) -> list[content.Commitment]:
    """What was read but is neither published nor in what would be; merged into another it is there."""
    texts = "\n".join(one.text for one in said.commitments)
    return [
        one
        for one in read.commitments
        if not said.commitment(one.number)
        and not (before and before.commitment(one.number))
        and one.text not in texts
    ]


def _published(draft: Draft) -> content.Promise | None:
    """What the promise says in the version that the draft is made against; None for a new promise."""
    if not draft.based_on:
        return None
    return Version.objects.get(promise=draft.promise, number=draft.based_on).content()


def _missed(passages: list[dict[str, Any]], said: content.Promise) -> list[Missed]:
    added = {(one.line, one.text): one.number for one in said.commitments}
    return [
        Missed(one["text"], one["line"], place, added.get((one["line"], one["text"])))
        for place, one in enumerate(passages, start=1)
    ]


def _outdated(draft: Draft) -> int:
    promise = newer_promise(draft)
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
        accountable=[(party.name, one.function_of(party)) for party in one.parties],
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


def told_changes(draft: Draft) -> list[Told]:
    """What the new version changes, the weakening first; nothing for a new promise."""
    before = _published(draft)
    found = changes(before, content.settled(draft.content())) if before else ()
    return [Told(as_html(change_in_words(one)), weaker() if one.weakens else "") for one in found]


def done_meanwhile(draft: Draft, seen: int, number: int) -> list[str]:
    """What others have done to a commitment since that revision, in words; number 0 is the promise's own."""
    first = draft.edits.filter(revision__gt=seen).first()
    if first is None:
        return []
    before, now = content.settled(content.from_json(first.before)), content.settled(draft.content())
    found = [change for change in changes(before, now) if (change.number or 0) == number]
    return [as_html(change_in_words(change)) for change in found]


def title_of(said: content.Promise) -> str:
    """What the promise is called: "Granvik 2024–2025"."""
    return f"{said.municipality or _('Löfte utan kommun')} {years(said.start, said.end)}"
