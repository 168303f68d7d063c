"""From blocks to parts: one walk down the page that tells what each block is and what it inherits."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import cast

from medborgarlofte.ingest.parsers import (
    leads,
    nesting,
    page_periods,
    party_words,
    roles,
    shapes,
    tables,
    telling,
    wording,
)
from medborgarlofte.ingest.parsers.actors import Names, heading_responsible
from medborgarlofte.ingest.parsers.document import Block, BlockKind
from medborgarlofte.ingest.parsers.frames import Frame, Frames
from medborgarlofte.ingest.parsers.leads import SILENT, Kind
from medborgarlofte.ingest.parsers.nesting import Entry
from medborgarlofte.ingest.parsers.parts import Part, Role, RowFields
from medborgarlofte.ingest.parsers.stated_periods import StatedPeriod


@dataclass
class Page:
    """The state of one walk."""

    names: Names
    blocks: list[Block]
    period: StatedPeriod | None
    follow_up: bool = False
    frames: Frames = field(default_factory=Frames)
    parts: list[Part] = field(default_factory=list)
    periods: dict[str, StatedPeriod] = field(default_factory=dict)
    open_lead: bool = False  # a lead-in with a colon whose list has no bullets
    background: set[str] = field(default_factory=set)
    runs: int = 0

    def following(self, index: int) -> Block | None:
        """The block after `index`."""
        return self.blocks[index + 1] if index + 1 < len(self.blocks) else None

    def add(
        self,
        block: Block,
        role: Role,
        text: str = "",
        *,
        details: tuple[str, ...] = (),
        row: RowFields | None = None,
    ) -> None:
        """Note what `block` is, with all that it inherits from above."""
        parties, source = self.frames.parties()
        focus, above = self.frames.focus(), self.frames.above()
        text = text or block.text
        inherited = (self.period, parties, source, focus, above, self.runs)
        self.parts.append(Part(block, role, text, *inherited, details, row, self.follow_up))
        if role in (Role.PROBLEM, Role.UNKNOWN, Role.ABOUT):
            self.background.update(_bare(sentence) for sentence in party_words.sentences(block.text))


def find_parts(
    blocks: list[Block], names: Names, period: StatedPeriod | None, *, follow_up: bool = False
) -> list[Part]:
    """Every block as a part, in page order. `period` is the page's own, until a heading tells another.

    `follow_up` says that the page as a whole reports on a promise.
    """
    page = Page(names, blocks, period, follow_up, periods={"own": period} if period else {})
    index = 0
    while index < len(blocks):
        index = _step(page, index)
    return page.parts


def _step(page: Page, index: int) -> int:
    block = page.blocks[index]
    if block.kind is BlockKind.RULE:
        page.frames.rule()
        page.open_lead = False
    elif block.kind is BlockKind.ITEM:
        return _items(page, index)
    elif block.kind is BlockKind.ROW:
        return _rows(page, index)
    else:
        _text(page, block, page.following(index))
    return index + 1


def _text(page: Page, block: Block, following: Block | None) -> None:
    over_list = following is not None and following.kind in (BlockKind.ITEM, BlockKind.ROW)
    period = page_periods.heading_period(block, follow_up_page=page.follow_up)
    if roles.is_link_line(block.text):
        page.add(block, Role.SKIP)
    elif over_list and not block.level and _begins_silent_list(page, block.text):
        page.add(block, roles.item_role(block.text, page.frames.kind(), lead=True, repeated=False))
    elif period is not None:
        _open_period(page, block, period)
    elif _begins_report(page, block):
        page.follow_up = True
        _open_period(page, block, cast(StatedPeriod, page_periods.reported_period(block)))
    elif (
        page.open_lead
        and not block.level
        and wording.acts(block.text)
        and not shapes.is_lead(block.text, over_list)
    ):
        _paragraph(page, block)
    elif block.kind is BlockKind.HEADING and (
        block.level == 1 or not page.parts or not shapes.is_sentence(block.text, over_list)
    ):
        _heading(page, block)
        page.open_lead = page.frames.kind() not in SILENT and shapes.loses_bullets(block.text, following)
    elif shapes.is_lead(block.text, over_list):
        _lead(page, block, following)
    elif (over_list or block.text.endswith(":")) and shapes.is_label(block.text):
        _heading(page, block)
    else:
        _paragraph(page, block)


def _begins_report(page: Page, block: Block) -> bool:
    """A heading under which another promise than the page's own is reported on."""
    reported = page_periods.reported_period(block)
    own = page.period.label if page.period else None
    return reported is not None and not page.follow_up and reported.label != own


def _open_period(page: Page, block: Block, period: StatedPeriod) -> None:
    own = page.periods.get("own")
    if own is not None and page_periods.is_part_of(period, own):
        period = own
    period = page_periods.added_to(page.period, block, period)
    page.period = page.periods.setdefault(period.label or "", period)
    page.open_lead = leads.opens_list(block.text)
    parties = heading_responsible(block.text, page.names) if party_words.promises(block.text) else ()
    page.frames.push_heading(Frame(Kind.PERIOD, block.level, block.text, parties))
    if leads.heading_kind(block.text) is Kind.PROMISE:
        page.frames.stack.append(Frame(Kind.PROMISE, block.level, block.text, parties))
    page.add(block, Role.HEADING)


def _heading(page: Page, block: Block) -> None:
    page.open_lead = False
    kind = leads.heading_kind(block.text)
    first = not page.parts
    if first and kind is not Kind.SKIP:
        kind = Kind.PERIOD
    parties = () if kind in SILENT or first else heading_responsible(block.text, page.names)
    if leads.is_actor_heading(block.text):
        kind = Kind.PROMISE
    level = block.level if block.kind is BlockKind.HEADING else 0
    page.frames.push_heading(Frame(kind, level, block.text, parties))
    page.add(block, Role.HEADING)


def _lead(page: Page, block: Block, following: Block | None) -> None:
    above = page.frames.kind(of_headings=True)
    kind = leads.lead_kind(block.text) or (above if above in SILENT and above else Kind.PROMISE)
    last = leads.last_sentence(block.text)
    parties = () if kind in SILENT else heading_responsible(last, page.names)
    if block.kind is BlockKind.HEADING:
        page.frames.push_heading(Frame(kind, block.level, last, parties))
    else:
        page.frames.push_lead(kind, last, parties)
    before = block.text[: -len(last)].strip()
    page.add(block, Role.LEAD, last)
    if before:
        page.add(
            block,
            roles.paragraph_role(before, Kind.PROBLEM, by_heading=False, reports=page.follow_up),
            before,
        )
    page.open_lead = kind is Kind.PROMISE and shapes.loses_bullets(block.text, following)


def _paragraph(page: Page, block: Block) -> None:
    text, kind = block.text, page.frames.kind()
    numbered = leads.is_numbered_promise(page.frames.above()) and party_words.begins_with_party(text)
    if numbered or (roles.is_party_line(text) and kind is not Kind.RESULT):
        page.add(block, Role.COMMITMENT)
    elif page.open_lead:
        role = roles.item_role(text, Kind.PROMISE, lead=True, repeated=_is_repeated(page, text))
        if page.follow_up and telling.tells_done(text):
            role = Role.RESULT
        if role is Role.COMMITMENT and telling.is_about_promise(text):
            role = Role.ABOUT
        page.open_lead = role in (Role.COMMITMENT, Role.PROBLEM, Role.RESULT)
        page.add(block, role)
    elif _begins_silent_list(page, text):
        page.add(block, roles.item_role(text, kind, lead=True, repeated=False))
    else:
        page.frames.end_list()
        by_heading = bool(page.frames.parties()[0])
        page.add(
            block,
            roles.paragraph_role(
                text, page.frames.kind(of_headings=True), by_heading=by_heading, reports=page.follow_up
            ),
        )


def _begins_silent_list(page: Page, text: str) -> bool:
    """The first item of a background list that has lost its bullet."""
    after_lead = bool(page.parts) and page.parts[-1].role is Role.LEAD
    return (
        after_lead and page.frames.kind() in SILENT and len(party_words.words(text)) <= 2 * shapes.LABEL_WORDS
    )


def _items(page: Page, index: int) -> int:
    run = nesting.take_run(page.blocks, index)
    after = page.following(index + len(run) - 1)
    page.runs += 1
    if len(run) == 1 and shapes.heads_paragraph(run[0], after):
        _heading(page, run[0])
        page.open_lead = True
        return index + 1
    page.open_lead = False
    kind = page.frames.kind()
    if shapes.reports(run):
        page.frames.push_lead(Kind.RESULT, page.frames.above(), ())
        kind = Kind.RESULT
    elif kind in (Kind.ABOUT, Kind.PROBLEM, Kind.AREAS) and shapes.pledge(run):
        page.frames.push_lead(Kind.PROMISE, page.frames.above(), ())
        kind = Kind.PROMISE
    elif kind is not Kind.PROMISE and _paragraph_silences(page, run):
        page.frames.push_lead(Kind.PROBLEM, page.frames.above(), ())
        kind = Kind.PROBLEM
    if kind is not Kind.PROMISE and nesting.are_area_names(run):
        for block in run:
            page.add(block, Role.AREAS)
    else:
        if page.follow_up and kind is not Kind.PROMISE and not any(wording.acts(b.text) for b in run):
            page.frames.push_lead(Kind.RESULT, page.frames.above(), ())
        for entry in nesting.entries(run):
            _entry(page, entry)
    return index + len(run)


def _paragraph_silences(page: Page, run: list[Block]) -> bool:
    """A paragraph on problems right over a list in which nobody acts: the list spells them out."""
    last = page.parts[-1] if page.parts else None
    if last is None or last.role not in (Role.UNKNOWN, Role.PROBLEM, Role.ABOUT):
        return False
    told = leads.lead_kind(last.text) in (Kind.PROBLEM, Kind.AREAS, Kind.AIM)
    return told and not any(wording.acts(block.text) for block in run)


def _entry(page: Page, entry: Entry) -> None:
    if not nesting.children_count(entry):
        details = tuple(child.text for child in entry.children)
        page.add(entry.block, _item_role(page, entry.block.text), details=details)
        return
    depth = len(page.frames.stack)
    parties = heading_responsible(entry.block.text, page.names)
    kind = Kind.PROMISE if parties or leads.opens_list(entry.block.text) else Kind.FOCUS
    page.add(entry.block, Role.HEADING)
    page.frames.stack.append(Frame(kind, 0, entry.block.text, parties, lead=True))
    for child in nesting.entries(list(entry.children)):
        _entry(page, child)
    del page.frames.stack[depth:]


def _item_role(page: Page, text: str) -> Role:
    if roles.is_party_line(text) and page.frames.kind() not in SILENT:
        return Role.COMMITMENT
    return roles.item_role(
        text, page.frames.kind(), lead=page.frames.under_lead(), repeated=_is_repeated(page, text)
    )


def _rows(page: Page, index: int) -> int:
    rows = tables.take_table(page.blocks, index)
    if found := tables.acts_by_party(rows):
        page.add(rows[0], Role.HEADING)
        for row, party, act in found:
            page.add(row, Role.COMMITMENT, act, row=RowFields(party))
        return index + len(rows)
    columns, body = tables.read_header(rows)
    for row in rows:
        if row not in body or not tables.is_promise_table(columns):
            page.add(row, Role.HEADING if row not in body else Role.UNKNOWN)
            continue
        action, fields = tables.row_fields(columns, row.cells)
        page.add(row, Role.COMMITMENT if action else Role.UNKNOWN, action, row=fields)
    return index + len(rows)


def _is_repeated(page: Page, text: str) -> bool:
    return any(_bare(sentence) in page.background for sentence in party_words.sentences(text)[:1])


def _bare(sentence: str) -> str:
    return " ".join(party_words.words(sentence.lower()))
