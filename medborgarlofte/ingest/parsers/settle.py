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
    r"|(?:genom )?följande (?:aktiviteter|åtgärder|insatser)\b.{0,40})",
    re.I,
)
_NUMBER = re.compile(
    r"\b(?:minst|\d+ (?:st|gånger|ggr|tillfällen)|två|tre|fyra|fem|sex|tio|"
    r"gånger|ggr|varje|per)\b",
    re.I,
)


def settle(parts: list[Part]) -> list[Part]:
    """The same parts, where every PROSE and COMMITMENT is now either a commitment or its aim."""
    return _prose(_aims_before_activities(parts))


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
    settled = []
    for index, part in enumerate(parts):
        if part.role is Role.PROSE:
            part = replace(part, role=_prose_role(parts, index))
        settled.append(part)
    return settled


def _prose_role(parts: list[Part], index: int) -> Role:
    """A binding paragraph that a list of commitments follows is an aim, unless it has a number of its own."""
    part = parts[index]
    demoted = (
        Role.AIM if party_words.has_modal(part.text) or wording.is_overall_aim(part.text) else Role.ABOUT
    )
    rest = [p for p in parts[index + 1 :] if p.period == part.period]
    before = any(p.role is Role.COMMITMENT and p.period == part.period for p in parts[:index])
    if before and not _list_follows_before_heading(rest):
        return Role.COMMITMENT
    followed = any(p.role is Role.COMMITMENT for p in rest)
    if followed and not _is_concrete(part):
        return demoted
    if wording.is_overall_aim(part.text) and any(
        _is_act(p) for p in (*parts[:index], *rest) if p is not part
    ):
        return demoted
    return Role.COMMITMENT if _says_what(part) or not followed else demoted


def _is_act(part: Part) -> bool:
    return part.role is Role.PROSE and not wording.is_overall_aim(part.text)


def _list_follows_before_heading(rest: list[Part]) -> bool:
    for part in rest:
        if part.role is Role.COMMITMENT:
            return True
        if part.role in (Role.HEADING, Role.PROSE):
            return False
    return False


def _is_concrete(part: Part) -> bool:
    found = party_words.sentences(part.text)
    return any(_NUMBER.search(s) and party_words.has_modal(s) and wording.binds(s) for s in found)


def _says_what(part: Part) -> bool:
    return wording.binds(part.text) or part.parties != ()
