"""From a document to what it promises."""

from __future__ import annotations

import re

from medborgarlofte.domain.errors import CannotRead
from medborgarlofte.ingest.parsers import (
    clauses,
    commitments,
    head,
    labels,
    language,
    links,
    noise,
    page_periods,
    promise_periods,
    results,
    sections,
    settle,
    wrapped,
)
from medborgarlofte.ingest.parsers.document import Block, BlockKind, Document
from medborgarlofte.ingest.parsers.followup_reading import read_followup_clause
from medborgarlofte.ingest.parsers.parts import Part, Role
from medborgarlofte.ingest.parsers.reading import Passage, Reading

NO_PROMISE = "Inget löfte hittades: sidan innehåller ingen punkt, rad eller mening där någon lovar något."
_FOLLOW_UP_PAGE = re.compile(
    r"^(?:så (?:här )?(?:gick|har|blev|går)|uppfölj|utvärder|resultat|redovisning|slutrapport|utfall)|"
    r"(?:uppföljning|utvärdering|redovisning|resultat) (?:av|för|\w+ )?.{0,20}(?:medborgar)?löft|"
    r"löft\w+ \d{4}.{0,12}uppfölj",
    re.I,
)
_OF_PROMISE = re.compile(
    r"l[öo]fte|lova|åta[rg]|\bska(?:ll)?\b|\bkommer\b.{0,60}\batt\b|förbinder|överens|åtgärd|aktivitet|insats",
    re.I,
)


def read_document(document: Document) -> Reading:
    """All that `document` promises, each field with the words it was read from.

    A page without a promise gives a reading without commitments and with a note that says so.
    Raises CannotRead when there is no text or the text is not Swedish.
    """
    blocks = _blocks(document)
    names = head.read_names(document, blocks)
    follow_up = is_follow_up_page(document, blocks)
    own = page_periods.own_period(document, blocks, follow_up_page=follow_up)
    parts = settle.settle(
        sections.find_parts(blocks, names, own.period if own else None, follow_up=follow_up),
        of_promise=_speaks_of_promise(document, blocks),
    )
    binding = [part for part in parts if part.role is Role.COMMITMENT]
    found = results.attach(parts, [commitments.read_commitment(part, names) for part in binding])
    return Reading(
        file=document.name,
        sha256=document.sha256,
        media_type=document.media_type,
        municipality=names.municipality,
        police_area=names.police_area,
        periods=promise_periods.read_periods(parts, follow_up=follow_up),
        commitments=tuple(found),
        followup=read_followup_clause(parts),
        links=links.read_links(document, parts),
        not_understood=_not_understood(parts),
        notes=document.notes if found else (*document.notes, NO_PROMISE),
    )


def _blocks(document: Document) -> list[Block]:
    """What may belong to a promise. Raises CannotRead when that is nothing, or in another language."""
    blocks = noise.without_noise(labels.joined(wrapped.joined(clauses.set_as_items(document.blocks))))
    if not any(block.text.strip() for block in blocks):
        raise CannotRead("Det finns ingen text att läsa i dokumentet.")
    language.require_swedish(blocks)
    return blocks


def is_follow_up_page(document: Document, blocks: list[Block]) -> bool:
    """True when the page's title or first heading says that it reports on a promise."""
    firsts = [block.text for block in blocks[:1]]
    firsts += [block.text for block in blocks if block.kind is BlockKind.HEADING][:1]
    return any(_FOLLOW_UP_PAGE.search(text) for text in (document.title, *firsts) if text)


def _speaks_of_promise(document: Document, blocks: list[Block]) -> bool:
    """False for a page where no word is of promises, of what shall be done, or of acts agreed upon."""
    told = (document.title, document.address or document.name, *(block.text for block in blocks))
    return any(_OF_PROMISE.search(text) for text in told)


def _not_understood(parts: list[Part]) -> tuple[Passage, ...]:
    """What stands among the commitments and was not placed; prose before the first is its introduction."""
    first = next((index for index, part in enumerate(parts) if part.role is Role.COMMITMENT), 0)
    prose = (BlockKind.PARAGRAPH, BlockKind.HEADING)
    return tuple(
        Passage(part.text, part.block.line, part.block.page)
        for index, part in enumerate(parts)
        if part.role is Role.UNKNOWN and part.text and (index > first or part.block.kind not in prose)
    )
