"""What one item or paragraph is, by its own words and by what it stands under."""

from __future__ import annotations

import re

from medborgarlofte.ingest.parsers import nesting, wording
from medborgarlofte.ingest.parsers.leads import SILENT, Kind
from medborgarlofte.ingest.parsers.parts import Role

_ROLE_OF_KIND = {
    Kind.PROBLEM: Role.PROBLEM,
    Kind.AIM: Role.AIM,
    Kind.AREAS: Role.AREAS,
    Kind.RESULT: Role.RESULT,
    Kind.FOLLOWUP: Role.FOLLOWUP,
    Kind.ABOUT: Role.ABOUT,
    Kind.NEXT: Role.NEXT,
    Kind.SKIP: Role.SKIP,
}
# Under these a sentence that plainly binds a party still binds, because plain text has no end marks
# for the background that a heading opened.
_MAY_STILL_BIND = frozenset({Kind.PROBLEM, Kind.ABOUT, Kind.AREAS})
_LINK = re.compile(r"\(?\b(?:pdf|docx?|xlsx?)\b|\.(?:pdf|docx?|xlsx?)\b|^(?:läs mer|ladda ner|öppna|se även|länk till)\b", re.I)
_PARTY_LINE = re.compile(
    r"(?:(?i:(?:lokal|områdes)?polis(?:en|myndigheten)?|kommun(?:en)?|socialtjänst(?:en)?|skola(?:n)?|gemensamt|tillsammans|båda|parterna|"
    r"räddningstjänst(?:en)?|fritid)|[A-ZÅÄÖ][\wåäö-]+ (?:kommun|stad))"
    r"(?:\s*(?:,|och|&|/|samt)\s*(?:(?i:polis(?:en)?|kommun(?:en)?|skola(?:n)?|socialtjänst(?:en)?|räddningstjänst(?:en)?)|[A-ZÅÄÖ][\wåäö-]+ kommun))*\s*[:–]\s+\S"
)


def is_party_line(text: str) -> bool:
    """True for "Polis: Sök med hund …": the actor, a colon and the act on one line."""
    return _PARTY_LINE.match(text) is not None


def is_link_line(text: str) -> bool:
    """True for the name of an attachment or a pointer elsewhere, not an act."""
    return _LINK.search(text) is not None and not wording.binds(text) and len(text) < 160


def item_role(text: str, kind: Kind | None, *, lead: bool, repeated: bool) -> Role:
    """The role of an item under a heading or lead-in of `kind`.

    `repeated`: the same sentence stands as background elsewhere on the page.
    """
    plain = _plain_role(text, repeated)
    if plain is not None:
        return plain
    if kind in SILENT:
        return _under_silence(text, kind, lead=lead)
    if kind is Kind.PROMISE:
        return Role.COMMITMENT
    if kind is Kind.ACHIEVE:
        return Role.COMMITMENT if nesting.acts(text) else Role.AIM
    if wording.is_about_promise(text) or wording.tells_state(text):
        return Role.ABOUT
    enough = 4 if kind is Kind.PERIOD else 7
    if nesting.acts(text) or (kind is not None and len(wording.words(text)) >= enough):
        return Role.COMMITMENT
    return Role.UNKNOWN


def _plain_role(text: str, repeated: bool) -> Role | None:
    """The role that the words alone decide."""
    if is_link_line(text):
        return Role.SKIP
    if wording.is_result(text) or wording.begins_done(text):
        return Role.RESULT
    if wording.is_quote(text):
        return Role.ABOUT
    if wording.is_purpose(text):
        return Role.AIM
    if wording.is_followup(text):
        return Role.FOLLOWUP
    if wording.is_situation(text) or (repeated and not wording.binds(text)):
        return Role.PROBLEM
    return None


def _under_silence(text: str, kind: Kind | None, *, lead: bool) -> Role:
    assert kind is not None  # noqa: S101 - callers pass a silent kind
    if kind is Kind.AREAS and lead and nesting.acts(text):
        return Role.PROSE
    if kind in _MAY_STILL_BIND and not lead and wording.begins_with_party(text) and wording.has_modal(text):
        return Role.COMMITMENT
    return _ROLE_OF_KIND[kind]


def paragraph_role(text: str, kind: Kind | None, *, by_heading: bool, reports: bool) -> Role:
    """The role of a paragraph that opens no list.

    `by_heading`: a heading above names who promises. `reports`: the page reports on its promise.
    """
    if is_link_line(text):
        return Role.SKIP
    if wording.is_result(text) or (reports and wording.tells_done(text) and not wording.promises(text)):
        return Role.RESULT
    if wording.tells_outcome(text) and not wording.promises(text):
        return Role.RESULT
    if kind in (Kind.NEXT, Kind.SKIP, Kind.FOLLOWUP, Kind.RESULT, Kind.AIM):
        return _ROLE_OF_KIND[kind]
    if wording.is_quote(text):
        return Role.ABOUT
    if kind is not Kind.PROMISE and wording.is_followup(text):
        return Role.FOLLOWUP
    if wording.is_purpose(text):
        return Role.AIM
    if kind in SILENT and not wording.promises(text):
        return _ROLE_OF_KIND[kind]
    if wording.is_about_promise(text):
        return Role.ABOUT
    if reports and not wording.has_modal(text):
        return Role.ABOUT
    if _prose_binds(text, kind) or (by_heading and wording.begins_with_infinitive(text)):
        return Role.PROSE
    if kind is Kind.ACHIEVE:
        return Role.AIM
    if wording.tells_done(text):
        return Role.ABOUT
    return Role.PROBLEM if wording.is_situation(text) else Role.UNKNOWN


def _prose_binds(text: str, kind: Kind | None) -> bool:
    if kind is Kind.PROMISE:
        return not wording.is_followup(text) and (wording.pledges(text) or wording.tells_activity(text))
    return wording.pledges(text)
