"""How often the text says that the promise is followed up, and whether it holds outcomes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from medborgarlofte.ingest.parsers import party_words, results, telling
from medborgarlofte.ingest.parsers.followup_clause import read_followup
from medborgarlofte.ingest.parsers.parts import Part, Role
from medborgarlofte.ingest.parsers.reading import FollowUpClause

_SPOKEN_FOR = frozenset({Role.COMMITMENT, Role.FOLLOWUP, Role.RESULT, Role.SKIP, Role.NEXT})


def read_followup_clause(parts: list[Part]) -> FollowUpClause:
    """The clause that follows the newest promise on the page; its words are kept even without a number.

    Passages under a heading like "Uppföljning" come first, then others that speak of following up, and
    last a commitment that names the follow-ups themselves ("vid uppföljningarna varje tertial").
    """
    first = ""
    for text in _passages(parts):
        times, _ = read_followup(text)
        if times is not None:
            return FollowUpClause(times, results.has_results(parts), text)
        first = first or text
    return FollowUpClause(None, results.has_results(parts), first)


def _passages(parts: list[Part]) -> Iterator[str]:
    """The surest first; most often that is enough, and the others need not be looked at."""
    yield from (part.text for part in parts if part.role is Role.FOLLOWUP)
    silent = [part for part in parts if part.role not in _SPOKEN_FOR]
    yield from filter(telling.speaks_of_followup, _sentences(silent))
    for sentence in _sentences(part for part in parts if part.role is Role.COMMITMENT):
        if "uppföljningarna" in sentence.lower() or telling.tells_how_it_goes(sentence):
            yield sentence
    for sentence in _sentences(part for part in parts if part.role is Role.RESULT):
        if "uppföljning" in sentence.lower():
            yield sentence


def _sentences(parts: Iterable[Part]) -> Iterator[str]:
    return (sentence for part in parts for sentence in party_words.sentences(part.text))
