"""From placed lines on PDF pages to lines that can be read as text: margins, gaps and headings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from medborgarlofte.ingest.sources.characters import read_mark
from medborgarlofte.ingest.sources.pdf_lines import PageLine
from medborgarlofte.ingest.sources.wrapping import ENDS, Line

LARGER = 1.14  # times the size of most of the text: the type of a heading
GAP = 1.45  # times the usual distance between lines: a gap that parts paragraphs
MAX_HEADING = 140  # characters of a heading over several lines
MAX_BOLD_LINES = 2  # a longer run of bold lines is an introduction


def wrapped_width(lines: Sequence[PageLine]) -> int:
    """How many characters a full line holds; text on pages is always wrapped."""
    lengths = sorted(len(line.text) for line in lines)
    return max(lengths[len(lengths) * 9 // 10], 20) if lengths else 20


def to_lines(lines: Sequence[PageLine]) -> list[Line]:
    """The lines as text lines: how far in each begins, how much room it left, blank lines where gaps are."""
    body = _body_size(lines)
    bold_body = sum(len(line.text) for line in lines if line.bold) * 2 > sum(len(line.text) for line in lines)
    margins = {page: _Margins([line for line in lines if line.page == page]) for page in _pages(lines)}
    pitch = _pitch(lines)
    made: list[Line] = []
    before: PageLine | None = None
    for line in _merged_headings(lines, body, bold_body):
        heading = 0 if _is_heading(line, body, bold_body) else -1
        if before is not None and _is_gap(before, line, pitch):
            made.append(Line("", line.number, page=line.page))
        made.append(margins[line.page].line(line, heading))
        before = line
    return made


def _pages(lines: Sequence[PageLine]) -> list[int]:
    return sorted({line.page for line in lines})


def _body_size(lines: Sequence[PageLine]) -> float:
    """The size of type that most characters stand in, in half points."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size * 2) / 2] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _pitch(lines: Sequence[PageLine]) -> float:
    """The usual distance between one line and the next, in points."""
    steps = [
        above.bottom - below.top
        for above, below in pairwise(lines)
        if above.page == below.page and 0 < above.bottom - below.top < 40
    ]
    if not steps:
        return 0.0
    close = [step for step in steps if step <= median(steps) * 1.25]
    return median(close)


def _is_gap(above: PageLine, below: PageLine, pitch: float) -> bool:
    if above.page != below.page:
        return above.text.endswith(ENDS[:4]) or not below.text[:1].islower()
    step = above.bottom - below.top
    if step <= 0 or not pitch:
        return step < -pitch  # a new column, or text out of order
    return step > pitch * GAP or (abs(above.size - below.size) > 0.8 and above.size > 0 and below.size > 0)


def _is_heading(line: PageLine, body: float, bold_body: bool) -> bool:
    stands_out = line.size >= body * LARGER or (line.bold and not bold_body)
    if not stands_out or not line.size:
        return False
    if len(line.text) > MAX_HEADING or line.text.endswith((".", ",", ";")):
        return False
    marked = read_mark(line.text)
    if marked is not None and marked.number is None:
        return False
    return any(sign.isalpha() for sign in line.text)


def _merged_headings(lines: Sequence[PageLine], body: float, bold_body: bool) -> list[PageLine]:
    """The lines with a heading over two lines made one; a longer run of bold lines is left as text."""
    merged: list[PageLine] = []
    for run in _runs(lines, body, bold_body):
        text = " ".join(line.text for line in run)
        if len(run) == 1:
            merged.append(run[0])
        elif len(text) <= MAX_HEADING and (run[0].size >= body * LARGER or len(run) <= MAX_BOLD_LINES):
            merged.append(replace(run[0], text=text, bottom=run[-1].bottom, right=run[-1].right))
        else:
            merged += [replace(line, bold=False, size=min(line.size, body)) for line in run]
    return merged


def _runs(lines: Sequence[PageLine], body: float, bold_body: bool) -> list[list[PageLine]]:
    runs: list[list[PageLine]] = []
    for line in lines:
        if runs and _goes_on(runs[-1][-1], line, body, bold_body):
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs


def _goes_on(above: PageLine, line: PageLine, body: float, bold_body: bool) -> bool:
    """Whether `line` is the next line of a heading: same type, close below, no number of its own."""
    alike = abs(above.size - line.size) < 0.6 and above.bold == line.bold and above.page == line.page
    close = 0 < above.bottom - line.top < line.size * 1.6
    numbered = read_mark(line.text) is not None or line.text[:1].isdigit()
    heads = _is_heading(above, body, bold_body) and _is_heading(line, body, bold_body)
    return alike and close and heads and not numbered and not above.text.endswith(":")


class _Margins:
    """Where the text of one page begins and ends, in points: one column or two."""

    def __init__(self, lines: Sequence[PageLine]) -> None:
        placed = [line for line in lines if line.size]
        self._left = min((line.left for line in placed), default=0.0)
        self._right = max((line.right for line in placed), default=0.0)
        middle = (self._left + self._right) / 2
        second = [line for line in placed if line.left > middle - 10]
        across = [line for line in placed if line.left < middle - 10 and line.right > middle + 10]
        self._two = len(second) >= 4 and len(across) <= len(placed) // 5
        self._second = min((line.left for line in second), default=middle)
        first = [line.right for line in placed if line.right <= self._second]
        self._first_right = max(first, default=self._right)

    def line(self, line: PageLine, heading: int) -> Line:
        """`line` with its indent and room in characters of its own average width."""
        if not line.size or line.right <= line.left:
            return Line(line.text, line.number, page=line.page, heading=heading)
        wide = (line.right - line.left) / len(line.text)
        left, right = self._left, self._right
        if self._two and line.left >= self._second - 5:
            left = self._second
        elif self._two and line.right <= self._second:
            right = self._first_right
        indent = max(round((line.left - left) / wide), 0)
        room = max((right - line.right) / wide, 0.0)
        return Line(line.text, line.number, min(indent, 60), line.page, heading, line.bold, room)
