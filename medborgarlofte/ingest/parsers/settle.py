"""Which of the parts that look like promises are the commitments.

An overall aim counts only when no list of activities follows it; a paragraph that binds counts only when
no list spells it out.
"""

from __future__ import annotations

import re
from dataclasses import replace

from medborgarlofte.ingest.parsers import party_words, wording
from medborgarlofte.ingest.parsers.document import BlockKind
from medborgarlofte.ingest.parsers.parts import Part, Role

# Headings and lead-ins that point back: what stands above is the aim, what follows are the acts.
_POINTS_BACK = re.compile(
    r"(?:(?:planerade |våra |följande |konkreta |prioriterade )?(?:aktiviteter|åtgärder|"
    r"insatser)(?: \d{4}(?:\W+\d{4})?)?\W*"
    r"|(?:det(?:ta)?|löftena?|löftet|medborgarlöftet|målen|målet)\b.{0,60}\b(?:åstadkomma|uppnå|"
    r"nå|gör|göra|uppfylla|genomföra|"
    r"genomföras|uppnås|nås|ske|sker|infria)\b.{0,60}\b(?:genom|följande|sätt|hjälp av)\b.{0,40}|"
    r"(?:så|hur) (?:här )?(?:ska|gör|går|når|uppfyller) vi\b.{0,50}"
    r"|(?!.*\b(?:polis|kommun|dessutom|också|även)).{0,60}\b(?:följande|de här|dessa|nedanstående) "
    r"(?:aktivitet|åtgärd|insats)\w*\b.{0,60})",
    re.I,
)
_NUMBER = re.compile(
    r"\b(?:minst|\d+ (?:st|gånger|ggr|tillfällen)|två|tre|fyra|fem|sex|tio|"
    r"gånger|ggr|varje|per)\b",
    re.I,
)


def settle(parts: list[Part], *, of_promise: bool = True) -> list[Part]:
    """The same parts, where every PROSE and COMMITMENT is now either a commitment or its aim.

    Where nothing on the page speaks of a promise (`of_promise`), what somebody does in prose is none.
    """
    if not of_promise:
        parts = [replace(part, role=Role.UNKNOWN) if part.role is Role.PROSE else part for part in parts]
    return _prose(_aims_before_activities(_areas_with_headings(parts)))


def _areas_with_headings(parts: list[Part]) -> list[Part]:
    """Items that return as headings further down name the focus areas, and so do those headings."""
    items = {_named(part) for part in parts if part.block.kind is BlockKind.ITEM}
    again = items & {_named(part) for part in parts if part.block.kind is BlockKind.HEADING}
    return [
        replace(part, role=Role.AREAS) if part.role is Role.COMMITMENT and _named(part) in again else part
        for part in parts
    ]


def _named(part: Part) -> str:
    return part.text.strip(" :.").casefold()


def _aims_before_activities(parts: list[Part]) -> list[Part]:
    """Lists that stand before a heading like "Aktiviteter" are its aims."""
    settled = list(parts)
    since = 0  # where the stretch that the next such heading may point back to begins
    for index, part in enumerate(parts):
        if part.role in (Role.HEADING, Role.LEAD) and _POINTS_BACK.fullmatch(part.text.strip()):
            if _commitments_follow(parts, index):
                _demote(settled, since, index, part)
            since = _end_of_list(parts, index)
    return settled


def _demote(settled: list[Part], start: int, end: int, heading: Part) -> None:
    for index in range(start, end):
        part = settled[index]
        same = part.period == heading.period
        if (
            same
            and part.role is Role.COMMITMENT
            and part.block.kind is BlockKind.ITEM
            and not _NUMBER.search(part.text)
        ):
            settled[index] = replace(part, role=Role.AIM)


def _commitments_follow(parts: list[Part], index: int) -> bool:
    period = parts[index].period
    return any(p.role is Role.COMMITMENT and p.period == period for p in parts[index + 1 : index + 30])


def _end_of_list(parts: list[Part], index: int) -> int:
    end = index + 1
    while end < len(parts) and parts[end].role is not Role.COMMITMENT:
        end += 1
    while end < len(parts) and parts[end].role is Role.COMMITMENT:
        end += 1
    return end


def _prose(parts: list[Part]) -> list[Part]:
    around = _Around(parts)
    return [
        replace(part, role=_prose_role(part, index, around)) if part.role is Role.PROSE else part
        for index, part in enumerate(parts)
    ]


class _Around:
    """What stands before and after each part of a page, looked up once so that long pages stay quick."""

    def __init__(self, parts: list[Part]) -> None:
        self._first: dict[str, int] = {}
        self._last: dict[str, int] = {}
        self._acts: dict[str, list[int]] = {}
        self._list_next = [False] * (len(parts) + 1)
        for index, part in enumerate(parts):
            if part.role is Role.COMMITMENT:
                self._first.setdefault(_label(part), index)
                self._last[_label(part)] = index
            elif part.role is Role.PROSE and not wording.is_overall_aim(part.text):
                self._acts.setdefault(_label(part), []).append(index)
        for index in range(len(parts) - 1, -1, -1):
            role = parts[index].role
            through = role not in (Role.HEADING, Role.PROSE)
            self._list_next[index] = role is Role.COMMITMENT or (through and self._list_next[index + 1])

    def commitments_before(self, part: Part, index: int) -> bool:
        return self._first.get(_label(part), index) < index

    def commitments_after(self, part: Part, index: int) -> bool:
        return self._last.get(_label(part), index) > index

    def list_before_heading(self, index: int) -> bool:
        """Whether a commitment comes before the next heading or binding paragraph."""
        return self._list_next[index + 1]

    def other_acts(self, part: Part, index: int) -> bool:
        """Whether another paragraph of the promise names acts rather than an aim."""
        return any(other != index for other in self._acts.get(_label(part), [])[:2])


def _label(part: Part) -> str:
    return part.period.label if part.period else ""


def _prose_role(part: Part, index: int, around: _Around) -> Role:
    """A binding paragraph that a list of commitments follows is an aim, unless it has a number of its own."""
    demoted = (
        Role.AIM if party_words.has_modal(part.text) or wording.is_overall_aim(part.text) else Role.ABOUT
    )
    if around.commitments_before(part, index) and not around.list_before_heading(index):
        return Role.COMMITMENT
    if around.commitments_after(part, index):
        return Role.COMMITMENT if _is_concrete(part) else demoted
    if wording.is_overall_aim(part.text) and around.other_acts(part, index):
        return demoted
    return Role.COMMITMENT


def _is_concrete(part: Part) -> bool:
    if wording.is_overall_aim(part.text):
        return False
    found = party_words.sentences(part.text)
    return any(
        _NUMBER.search(s)
        and (party_words.has_modal(s) or (part.focus and party_words.acts_in_present(s)))
        and wording.binds(s)
        for s in found
    )
