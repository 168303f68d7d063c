"""What one item or paragraph is, by its own words and by what it stands under."""

from __future__ import annotations

import re
from functools import lru_cache

from medborgarlofte.ingest.parsers import labels, party_words, telling, wording
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
_SILENT_ALWAYS = frozenset({Kind.NEXT, Kind.SKIP, Kind.FOLLOWUP, Kind.RESULT, Kind.AIM})
_LINK = re.compile(
    r"\(?\b(?:pdf|docx?|xlsx?)\b|\.(?:pdf|docx?|xlsx?)\b|^(?:läs (?:mer|hela|om|vidare|också|"
    r"pressmed\w*)|ladda ner|"
    r"öppna (?:pdf|fil|dokument|länk|bilaga|hela|i nytt)\w*|se även|länk till)\b",
    re.I,
)
_PARTY_LINE = re.compile(
    r"(?:(?i:(?:lokal|områdes)?polis(?:en|myndigheten)?|kommun(?:en)?|socialtjänst(?:en)?|"
    r"skola(?:n)?|gemensamt|tillsammans|båda|parterna|"
    r"räddningstjänst(?:en)?|fritid)|[A-ZÅÄÖ][\wåäö-]+ (?:kommun|stad))"
    r"(?:\s*(?:,|och|&|/|samt)\s*(?:(?i:polis(?:en)?|kommun(?:en)?|skola(?:n)?|"
    r"socialtjänst(?:en)?|räddningstjänst(?:en)?)|[A-ZÅÄÖ][\wåäö-]+ kommun))*\s*[:–]\s+\S"
)


_ACT_LINE = re.compile(r"(?:insats|åtgärd|aktivitet|åtagande|löfte)(?: \d{1,2})?\s?:\s+(?=\S)", re.I)


def is_party_line(text: str) -> bool:
    """True for "Polis: Sök med hund …" and "Insats: Polisen söker …": a label and the act."""
    if _PARTY_LINE.match(text):
        return True
    found = _ACT_LINE.match(text)
    return found is not None and wording.pledges(text[found.end() :])


@lru_cache(maxsize=512)
def is_link_line(text: str) -> bool:
    """True for the name of an attachment or a pointer elsewhere, not an act."""
    first = party_words.sentences(text)[:1]
    return bool(first) and _LINK.search(first[0]) is not None and not wording.binds(text) and len(text) < 160


def item_role(text: str, kind: Kind | None, *, lead: bool, repeated: bool) -> Role:
    """The role of an item under a heading or lead-in of `kind`.

    `repeated`: the same sentence stands as background elsewhere on the page.
    """
    plain = _plain_role(text, kind, repeated)
    if plain is not None:
        return plain
    if kind is not None and kind in SILENT:
        return _under_silence(text, kind, lead=lead)
    if kind is Kind.PROMISE:
        return Role.COMMITMENT
    if kind is Kind.ACHIEVE:
        return Role.COMMITMENT if wording.acts(text) else Role.AIM
    if telling.is_about_promise(text) or party_words.tells_state(text):
        return Role.ABOUT
    enough = 4 if kind is Kind.PERIOD else 7
    if wording.acts(text) or (kind is not None and len(party_words.words(text)) >= enough):
        return Role.COMMITMENT
    return Role.UNKNOWN


def _plain_role(text: str, kind: Kind | None, repeated: bool) -> Role | None:
    """The role that the words alone decide."""
    if is_link_line(text):
        return Role.SKIP
    if telling.is_result(text) or telling.begins_done(text):
        return Role.RESULT
    if telling.is_quote(text):
        return Role.ABOUT
    if telling.is_purpose(text):
        return Role.AIM
    if telling.is_followup(text) and not _acts_all_the_same(text, kind):
        return Role.FOLLOWUP
    if telling.is_situation(text) or (repeated and not wording.binds(text)):
        return Role.PROBLEM
    return None


def _acts_all_the_same(text: str, kind: Kind | None) -> bool:
    """Words on following up that are an act: on something else than it, or with a line on who does so."""
    return (kind is Kind.PROMISE and telling.meets_on_the_state(text)) or labels.read_labels(text) is not None


def _under_silence(text: str, kind: Kind, *, lead: bool) -> Role:
    if kind is Kind.AREAS and lead and wording.acts(text):
        return Role.PROSE
    if (
        kind in _MAY_STILL_BIND
        and not lead
        and party_words.begins_with_party(text)
        and party_words.has_modal(text)
    ):
        return Role.COMMITMENT
    return _ROLE_OF_KIND[kind]


def paragraph_role(text: str, kind: Kind | None, *, by_heading: bool, reports: bool) -> Role:
    """The role of a paragraph that opens no list.

    `by_heading`: a heading above names who promises. `reports`: the page reports on its promise.
    """
    told = (
        _outcome(text, reports=reports) or _by_section(text, kind) or _beside_promise(text, reports=reports)
    )
    if told is not None:
        return told
    if _prose_binds(text, kind) or (by_heading and party_words.begins_with_infinitive(text)):
        return Role.PROSE
    if kind is Kind.ACHIEVE:
        return Role.AIM
    if telling.tells_done(text):
        return Role.ABOUT
    return Role.PROBLEM if telling.is_situation(text) else Role.UNKNOWN


def _outcome(text: str, *, reports: bool) -> Role | None:
    if is_link_line(text):
        return Role.SKIP
    if telling.is_result(text):
        return Role.RESULT
    told = telling.tells_outcome(text) or (reports and telling.tells_done(text))
    return Role.RESULT if told and not party_words.promises(text) else None


def _by_section(text: str, kind: Kind | None) -> Role | None:
    """What the section decides; a promise under "Bakgrund" or "Om löftet" is still a promise."""
    if kind is not None and kind in _SILENT_ALWAYS:
        return _ROLE_OF_KIND[kind]
    if telling.is_quote(text):
        return Role.ABOUT
    if telling.is_labelled_problem(text):
        return Role.PROBLEM
    if telling.is_followup(text):
        return Role.FOLLOWUP
    if telling.is_purpose(text):
        return Role.AIM
    return (
        _ROLE_OF_KIND[kind]
        if kind is not None and kind in SILENT and not party_words.promises(text)
        else None
    )


def _beside_promise(text: str, *, reports: bool) -> Role | None:
    about = telling.is_about_promise(text) and not wording.pledges(text)
    return Role.ABOUT if about or (reports and not party_words.has_modal(text)) else None


def _prose_binds(text: str, kind: Kind | None) -> bool:
    if kind is Kind.PROMISE:
        return not telling.is_followup(text) and (wording.pledges(text) or wording.tells_activity(text))
    return wording.pledges(text)
