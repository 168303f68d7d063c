"""How often the text says that the promise is followed up, and whether it holds outcomes."""

from __future__ import annotations

from medborgarlofte.ingest.parsers import party_words, results, telling
from medborgarlofte.ingest.parsers.followup_clause import read_followup
from medborgarlofte.ingest.parsers.parts import Part, Role
from medborgarlofte.ingest.parsers.reading import FollowUpClause

_OF_THE_PROMISE = ("uppföljning", "löftet följs upp", "löftena följs upp")


def read_followup_clause(parts: list[Part]) -> FollowUpClause:
    """The clause that follows the newest promise on the page; its words are kept even without a number.

    Passages under a heading like "Uppföljning" come first, then others that speak of following up, and
    last a commitment that names the follow-ups themselves ("vid uppföljningarna varje tertial").
    """
    told = [(read_followup(text), text) for text in _passages(parts)]
    times, words = next(((found, text) for (found, _), text in told if found is not None), (None, ""))
    if times is None and told:
        words = told[0][1]
    return FollowUpClause(times, results.has_results(parts), words)


def _passages(parts: list[Part]) -> list[str]:
    sections = [part.text for part in parts if part.role is Role.FOLLOWUP]
    silent = [
        sentence
        for part in parts
        if part.role not in (Role.COMMITMENT, Role.FOLLOWUP, Role.RESULT, Role.SKIP, Role.NEXT)
        for sentence in party_words.sentences(part.text)
        if telling.speaks_of_followup(sentence)
    ]
    named = [
        sentence
        for part in parts
        if part.role is Role.COMMITMENT
        for sentence in party_words.sentences(part.text)
        if "uppföljningarna" in sentence.lower() or telling.tells_how_it_goes(sentence)
    ]
    reported = [
        sentence
        for part in parts
        if part.role is Role.RESULT
        for sentence in party_words.sentences(part.text)
        if "uppföljning" in sentence.lower()
    ]
    return sections + silent + named + reported
