"""From lines of text to headings, paragraphs, items, rows and rules.

The text, PDF and Word sources, and paragraphs with line breaks in web pages, all end here. Whether lines are
wrapped is judged once for a whole text, from the lengths of its lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from medborgarlofte.ingest.parsers.document import BlockKind
from medborgarlofte.ingest.sources.building import Builder
from medborgarlofte.ingest.sources.characters import Marked, read_mark, read_section_number
from medborgarlofte.ingest.sources.wrapping import ENDS, Line, is_full, join_lines

_RULE = re.compile(r"(?:[-=_*~—–#.·•+][ \t]?){3,}")
_MARKDOWN_HEADING = re.compile(r"(#{1,6})[ \t]+(?=\S)")
_UNDERLINE = re.compile(r"={3,}|-{3,}")
_LABEL = re.compile(r"[A-ZÅÄÖ][\w-]*(?:[ ,/&]+[\w-]+){0,3}:(?: |$)")
_LEADS_ON = re.compile(r"\b(?:att|genom|och|samt|som|för|med|är|eller|i|på|till|av)$")
_LETTER = re.compile(r"[A-Za-zÅÄÖåäö]")

MIN_BROKEN = 60  # characters of a line that goes on in the next though most lines are not wrapped
MAX_RULE = 400  # characters
MAX_HEADING = 110
MAX_HEADING_WORDS = 14
MAX_CLOSE_HEADING_WORDS = 7  # a heading with text straight under it has to be shorter to be told apart


@dataclass(slots=True)
class _Open:
    """The block being gathered."""

    kind: BlockKind
    parts: list[str]
    first: Line
    last: Line
    level: int = 0
    mark: str = ""
    alone: bool = True  # begins a run of lines: nothing but blank space or a rule stands right before it


@dataclass(slots=True)
class _Level:
    indent: int
    kind: str
    number: int | None
    also: frozenset[str] = frozenset()  # other marks of the same list, as in pages typed by many hands


@dataclass(slots=True)
class LineReader:
    """Turns lines into blocks, one `read` per text.

    `base` is the nesting depth that items begin at, `guess_headings` whether a short line may be a heading.
    """

    builder: Builder
    base: int = 0
    guess_headings: bool = True
    width: int = 0
    slack: int = 1  # spaces by which items of one depth may differ, as typed by hand
    _open: _Open | None = None
    _list: list[_Level] = field(default_factory=list)
    _blank: bool = True

    def read(self, lines: Sequence[Line]) -> None:
        """Add the blocks of `lines`; a line with empty text is a blank line."""
        ahead = _next_written(lines)
        for position, line in enumerate(lines):
            following = lines[position + 1] if position + 1 < len(lines) else None
            self._take(line, following, ahead[position])
        self._close()

    def _take(self, line: Line, following: Line | None, ahead: Line | None) -> None:
        if not line.text:
            self._blank = True
            self._close_unless_empty_mark()
            return
        if line.heading >= 0:
            self._heading(line, line.text, line.heading)
        elif len(line.text) <= MAX_RULE and _RULE.fullmatch(line.text):
            self._rule(line)
        elif found := _MARKDOWN_HEADING.match(line.text):
            self._heading(line, line.text[found.end() :].rstrip(" \t#"), len(found[1]))
        elif (marked := read_mark(line.text)) and self._begins_item(line, marked):
            self._item(line, marked, following, ahead)
        elif self._open is not None and self._continues(self._open, line):
            self._open.parts.append(line.text)
            self._open.last = line
        else:
            self._begin(line, following)
        self._blank = False

    # Items

    def _begins_item(self, line: Line, marked: Marked) -> bool:
        if not marked.text and marked.kind in "-–—1a":
            return False  # a lone dash or number
        open_ = self._open
        if open_ is None or self._blank or not open_.parts or open_.parts[-1].endswith(ENDS[:4]):
            return True
        if marked.number is not None:
            return marked.number == 1 or self._follows_in_list(marked)
        wrapped_dash = self.width and marked.kind in "-–—" and marked.text[:1].islower()
        return not (wrapped_dash and open_.kind is BlockKind.PARAGRAPH and self._was_full(open_, line))

    def _follows_in_list(self, marked: Marked) -> bool:
        return any(
            level.kind == marked.kind and level.number is not None and marked.number == level.number + 1
            for level in self._list
        )

    def _item(self, line: Line, marked: Marked, following: Line | None, ahead: Line | None) -> None:
        if self._is_numbered_heading(line, marked, following, ahead):
            self._heading(line, line.text, 0)
            return
        self._close()
        depth = self._depth(line, marked)
        parts = [marked.text] if marked.text else []
        self._open = _Open(BlockKind.ITEM, parts, line, line, self.base + depth, marked.mark)

    def _is_numbered_heading(
        self, line: Line, marked: Marked, following: Line | None, ahead: Line | None
    ) -> bool:
        """ "2. Skadegörelse" over other text is a heading; among "1." and "3." it is an item."""
        if marked.number is None or not self.guess_headings or not self._blank:
            return False
        if self._open is not None or self._follows_in_list(marked):
            return False
        if following is not None and following.text and self._runs_on(line, following):
            return False
        over_text = following is None or not following.text or read_mark(following.text) is None
        return over_text and not _is_next_in_list(ahead, marked) and _looks_like_heading(marked.text)

    def _depth(self, line: Line, marked: Marked) -> int:
        """How deep the item stands: by how far in it begins, and at the same place by another mark."""
        stack = self._list
        while stack and line.indent < stack[-1].indent - self.slack:
            stack.pop()
        same_kind = next((n for n, level in enumerate(stack) if level.kind == marked.kind), None)
        also: frozenset[str] = frozenset()
        if stack and abs(line.indent - stack[-1].indent) <= self.slack:
            last = stack[-1]
            if same_kind is not None and stack[same_kind].indent >= line.indent - self.slack:
                del stack[same_kind:]
            elif marked.kind in last.also or not _nests_under(marked.kind, last.kind):
                also = last.also | {last.kind}
                stack.pop()
        stack.append(_Level(line.indent, marked.kind, marked.number, also))
        return min(len(stack) - 1, 8)

    # Running text

    def _continues(self, open_: _Open, line: Line) -> bool:
        """Whether `line` goes on with what is being gathered, rather than beginning something new."""
        if self._blank and open_.parts:
            return False
        if not open_.parts:  # a mark alone on its line: its text follows
            return True
        if self.width:
            return self._was_full(open_, line) and not (
                _LABEL.match(line.text) and open_.parts[-1].endswith(".")
            )
        if not line.text[:1].islower() or open_.parts[-1].endswith(ENDS[:4]):
            return False
        hanging = open_.kind is BlockKind.ITEM and line.indent > open_.first.indent
        return hanging or _breaks_off(open_)

    def _was_full(self, open_: _Open, line: Line) -> bool:
        if line.text[:1].islower() and not open_.last.text.endswith(ENDS[:4]):
            return len(open_.last.text) >= self.width // 2
        return is_full(open_.last, line, self.width)

    def _begin(self, line: Line, following: Line | None) -> None:
        alone = self._blank or self._open is None
        self._close()
        if (section := read_section_number(line.text)) and self.guess_headings and alone:
            number, text = section
            if _looks_like_heading(text):
                self._heading(line, line.text, min(number.count(".") + 1, 6))
                return
        if self._is_heading(line, following, alone):
            self._heading(line, line.text, 0)
            return
        if not self._list or line.indent <= self._list[0].indent:
            self._list.clear()
        self._open = _Open(BlockKind.PARAGRAPH, [line.text], line, line, alone=alone)

    def _is_heading(self, line: Line, following: Line | None, alone: bool) -> bool:
        if not self.guess_headings or _LABEL.match(line.text) or not _looks_like_heading(line.text):
            return False
        if following is None or not following.text:
            return alone
        if _UNDERLINE.fullmatch(following.text):
            return False  # told by its underline
        if self._runs_on(line, following) or (_LABEL.match(following.text) and not alone):
            return False
        words = line.text.count(" ") + 1
        return words <= MAX_CLOSE_HEADING_WORDS and (alone or bool(read_mark(following.text)))

    def _runs_on(self, line: Line, following: Line) -> bool:
        wrapped = self.width > 0 and is_full(line, following, self.width)
        return wrapped or following.text[:1].islower()

    # Closing

    def _heading(self, line: Line, text: str, level: int) -> None:
        self._close()
        self._list.clear()
        self.builder.page = line.page
        self.builder.heading(text, line.number, level=level)

    def _rule(self, line: Line) -> None:
        open_ = self._open
        underlined = (
            _UNDERLINE.fullmatch(line.text) is not None
            and not self._blank
            and (open_ is None or (open_.alone and len(open_.parts) == 1))
        )
        if underlined and self._underline(line):
            return
        self._close()
        self._list.clear()
        self.builder.page = line.page
        self.builder.rule(line.number)

    def _underline(self, line: Line) -> bool:
        """Make the line above a heading when it is short, as markdown's underlined headings are."""
        level = 1 if line.text[0] == "=" else 2
        if self._open is not None and self._open.kind is BlockKind.PARAGRAPH:
            first = self._open.first
            if len(first.text) > MAX_HEADING or first.text.endswith(ENDS):
                return False
            self._open = None
            self._heading(first, first.text, level)
            return True
        return False

    def _close_unless_empty_mark(self) -> None:
        if self._open is not None and self._open.parts:
            self._close()

    def _close(self) -> None:
        open_, self._open = self._open, None
        if open_ is None:
            return
        self.builder.page = open_.first.page
        text = join_lines(open_.parts)
        self.builder.add(open_.kind, text, open_.first.number, level=open_.level, mark=open_.mark)


def _looks_like_heading(text: str) -> bool:
    """Short, without a closing stop, beginning with a capital or a digit, and not leading on."""
    return (
        len(text) <= MAX_HEADING
        and text.count(" ") < MAX_HEADING_WORDS
        and not text.endswith(ENDS)
        and (text[:1].isupper() or text[:1].isdigit() or text[:1] in "”\"'»")
        and _LETTER.search(text) is not None
        and _LEADS_ON.search(text) is None
    )


def _breaks_off(open_: _Open) -> bool:
    """Whether the latest line, in a text that is not wrapped as a whole, looks broken in mid-sentence.

    A paragraph has to begin with a capital: below "Vi lovar att", a list without marks is in lower case.
    """
    begins = open_.kind is BlockKind.ITEM or open_.parts[0][:1].isupper()
    last = open_.parts[-1]
    return begins and len(last) >= MIN_BROKEN and _LEADS_ON.search(last) is None


def _next_written(lines: Sequence[Line]) -> list[Line | None]:
    """For each line the next one that is not blank."""
    ahead: list[Line | None] = []
    found: Line | None = None
    for line in reversed(lines):
        ahead.append(found)
        found = line if line.text else found
    return ahead[::-1]


def _is_next_in_list(ahead: Line | None, marked: Marked) -> bool:
    found = read_mark(ahead.text) if ahead is not None else None
    if found is None or found.number is None or marked.number is None:
        return False
    return found.kind == marked.kind and found.number == marked.number + 1


def _nests_under(kind: str, parent: str) -> bool:
    """Whether a mark at the same place as another kind of mark stands a step below it, as in pasted lists."""
    return kind in "o◦○▪▫-–—·a§" and parent not in ("a", "o", "-", "–", "—") and kind != parent
