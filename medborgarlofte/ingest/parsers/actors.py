"""Who is responsible: the subject of the sentence, else the agent, else the bracket at its end.

The parties are "police", "municipality" and "other:<name as in the text>", in that order. When the
text names nobody, nothing is answered: then the heading above decides, which is for the caller.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from medborgarlofte.ingest.parsers.actor_headings import heading_responsible
from medborgarlofte.ingest.parsers.actor_lists import (
    Mention,
    Names,
    cell_mentions,
    in_order,
    joining,
    mentions_from,
    merged,
)
from medborgarlofte.ingest.parsers.misspelt import mended
from medborgarlofte.ingest.parsers.sentences import clean, sentences
from medborgarlofte.ingest.parsers.subjects import (
    agent_of,
    further_subjects,
    later_subject,
    subject_of,
    told,
)

__all__ = ["Names", "Responsible", "cell_responsible", "heading_responsible", "read_responsible"]


@dataclass(frozen=True, slots=True)
class Responsible:
    """Who answers for a commitment. `parties` is empty when the text names nobody.

    `added` are parties that join whoever answers ("tillsammans med polisen"); they are in `parties`
    already unless that is empty, so a caller that takes the heading's parties adds them.
    """

    parties: tuple[str, ...]
    words: str = ""
    co_actors: tuple[str, ...] = ()
    added: tuple[str, ...] = ()


_TAIL = re.compile(r"[(\[]([^()\[\]]{2,90})[)\]]\s*[.;:,]?\s*$")
_ANSWERS = re.compile(r"[Aa]nsvar\w*(?: part(?:er)?)?: ?([^.:]{2,60})\.\s")
_TAIL_SENTENCE = re.compile(r"[.!]\s([^.!:]{2,60})\.?\s*$")
_TAIL_LABEL = re.compile(
    r"\b[Aa]nsvar(?:ig|iga|igt)?(?: part(?:er)?| aktör(?:er)?)?(?: är"
    r"|:)\s*([^.:;]{2,80})\.?\s*$"
)
_LONGEST_LABEL = 62
_TAIL_DASH = re.compile(r"[.,]?\s[–—-]\s([^.–—-]{2,60})\.?\s*$")
_LABEL = re.compile(r"^([^:.]{2,60}):\s")
_ACT_LABEL = re.compile(
    r"^(?:vad|åtgärd|aktivitet|insats|åtagande|löfte)(?: \d{1,2})?\s?:\s|^(?:vad|hur|vem)\b[^?.]{2,40}\?\s",
    re.I,
)
_ADJECTIVE = re.compile(r"(?:[\w-]+\s){0,4}?polisiär(?:a|t)?\s", re.I)
_WITH = re.compile(
    r"\b(?:i (?:nära |tät |god |fortsatt )?(?:samverkan|samarbete|samråd|dialog|samspel) med"
    r"|med (?:stöd|hjälp) av|tillsammans med|ihop med)"
    r"\s([^.,;:()]{2,70}?)(?=$|[.,;:()]|\s(?:för att|i syfte|som|ska|genomföra|arbeta|minst|under"
    r"|vid|kring|om|erbjuda|verka|göra)\b)",
    re.I,
)


def read_responsible(text: str, names: Names) -> Responsible:
    """Who answers for the commitment `text`, and who else takes part."""
    words = mended(clean(text))
    opening = words[:_LONGEST_LABEL]
    label = (":" in opening or "?" in opening) and (_ACT_LABEL.match(words) or _theme(words))
    words = words[label.end() :] if label else words
    joint = joining(words)
    added = in_order(joint)
    subject = _named_in(words)
    parties = merged(in_order(subject), added) if subject else ()
    named = _words(words, subject)
    return Responsible(parties, named, _co_actors(words, parties), added)


def _theme(words: str) -> re.Match[str] | None:
    """ "Hamnen: Polisen ska …": a label that names no party, before a sentence of its own."""
    label = _LABEL.match(words)
    if label is None or not words[label.end() : label.end() + 1].isupper() or _ANSWERS.match(words):
        return None
    return None if cell_mentions(label[1], strict=True) else label


def cell_responsible(cell: str, names: Names) -> tuple[str, ...]:
    """The parties of a table cell or of a bracket: "Kommun, polis", "Älvtuna Bostäder AB"."""
    return in_order(cell_mentions(clean(cell), strict=False))


def _named_in(words: str) -> list[Mention]:
    """The mentions that answer for it, from the surest place to the least sure."""
    for pattern in (_LABEL, _ANSWERS):
        label = pattern.match(words)
        if label and (found := cell_mentions(label[1], strict=True)):
            return found
    parts = sentences(words)
    subject = subject_of(told(parts[0])) if parts else []
    agent = agent_of(words)
    if subject and not (agent and all(m.unit and m.kind != "police" for m in subject)):
        return [*subject, *further_subjects(parts)]
    return agent or _tail(words) or later_subject(parts) or _adverb(words)


def _tail(words: str) -> list[Mention]:
    for pattern, strict in ((_TAIL, True), (_TAIL_LABEL, False), (_TAIL_DASH, True), (_TAIL_SENTENCE, True)):
        if (match := pattern.search(words[-140:])) and (found := cell_mentions(match[1], strict=strict)):
            return found
    return []


def _adverb(words: str) -> list[Mention]:
    """ "Tillsammans …" or "Gemensamt …" first, when nothing else says who."""
    if match := re.match(r"(?:tillsammans(?! med)|gemensamt(?! med))\b", words, re.I):
        return [Mention("both", match[0], 0, match.end())]
    match = _ADJECTIVE.match(words)
    return [Mention("police", match[0].strip(), 0, match.end())] if match else []


def _words(words: str, mentions: list[Mention]) -> str:
    """The words that name them, as one stretch when they stand together."""
    if not mentions:
        return ""
    first, last = mentions[0], mentions[-1]
    stretch = words[first.start : last.end]
    together = stretch.startswith(first.name) and 0 < last.end - first.start < 120
    return stretch if together else ", ".join(dict.fromkeys(m.name for m in mentions))


def _co_actors(words: str, parties: tuple[str, ...]) -> tuple[str, ...]:
    """Who takes part without answering for it, in the words of the text."""
    found: list[str] = []
    if "med" not in words.lower():
        return ()
    for match in _WITH.finditer(words):
        mentioned = set(in_order(mentions_from(words, match.start(1), named=True)))
        if not mentioned or not mentioned <= set(parties):
            found.append(match[1].strip())
    return tuple(dict.fromkeys(found))
