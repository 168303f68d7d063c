"""Whether a sentence binds somebody to an act."""

from __future__ import annotations

import re

from medborgarlofte.ingest.parsers import telling
from medborgarlofte.ingest.parsers.party_words import (
    PARTY,
    acts_in_present,
    begins_with_infinitive,
    begins_with_party,
    begins_with_state,
    has_modal,
    names_party,
    promises,
    sentences,
    tail,
)

_PARTY_AFTER_MODAL = re.compile(
    r"\b(?i:ska|skall|kommer|lovar)\b"
    r"(?: (?:därför|även|också|sedan|båda|representanter för|uniformerad|samtliga)){0,2} "
    r"(?:(?:[A-ZÅÄÖ][\w-]+ ){1,3}(?:och|samt) )?"
    rf"{PARTY}"
)
_PROMISES_NOW = re.compile(
    r"\b(?:lovar|åtar sig|förbinder sig|har (?:\w+ )?(?:åtagit|förbundit) sig)\b", re.I
)
_MEANS_THAT = re.compile(
    r"[^.]{2,80}\b(?:innebär|innehåller|omfattar) (?:också |även )?att\b|Bland annat (?:ska|skall|kommer)\b"
)
_OVERALL_AIM = re.compile(
    r"\b(?:arbetar?(?: \w+){0,3} för(?: att)?|bidrar? till|verkar? för"
    r"|göra [^.,]{2,40} (?:tryggare|säkrare|lugnare|bättre))\b",
    re.I,
)
_AND_DO = re.compile(
    r"\b(?:och|samt) (?:\w+ ){0,2}(?:göra|genomföra|utföra|hålla|besöka|patrullera|starta|bygga|"
    r"ordna|erbjuda|delta)\b",
    re.I,
)
_DONE_BY = re.compile(rf"\b\w{{3,}}(?:as|rs|ls|ds|ns)\b[^.:]{{0,50}} av {PARTY}")
_ACTIVITY = re.compile(
    r"\b(?:ska|skall|sker|fortsätter|genomförs|utvecklas|erbjuds|anordnas|hålls|ordnas|startas|"
    r"bedrivs|utförs|"
    r"görs|prioriteras|kommer (?:\w+ ){0,3}att)\b",
    re.I,
)


def binds(text: str) -> bool:
    """True when some sentence obliges a named party to something."""
    return any(_sentence_binds(sentence) for sentence in sentences(text))


def pledges(text: str) -> bool:
    """True when some sentence has a party for its subject and says what it shall do.

    Stricter than `binds`, for running prose where parties are also spoken about.
    """
    return any(_sentence_pledges(sentence) for sentence in sentences(text))


def acts(text: str) -> bool:
    """True when the words themselves tell an act: somebody does, shall do, or "öka …"."""
    return (
        has_modal(text)
        or begins_with_infinitive(text)
        or begins_with_infinitive(tail(text))
        or acts_in_present(text)
        or binds(text)
    )


def is_overall_aim(text: str) -> bool:
    """True for "… lovar att arbeta för att öka tryggheten": what is aimed at, not what is done."""
    pledging = [sentence for sentence in sentences(text) if _sentence_pledges(sentence)]
    return bool(pledging) and all(
        _OVERALL_AIM.search(sentence) and not _AND_DO.search(sentence) for sentence in pledging
    )


def tells_activity(text: str) -> bool:
    """True for "Samverkan sker …", "Besöken fortsätter": under a promise's heading an act with no party."""
    opening = " ".join(text.split()[:14])
    activity, situation = _ACTIVITY.search(opening), telling.SITUATION.search(opening)
    if _DONE_BY.search(opening) and situation is None:
        return True
    return activity is not None and (situation is None or activity.start() <= situation.start())


def _sentence_binds(text: str) -> bool:
    if telling.is_about_promise(text) or telling.is_purpose(text) or telling.is_followup(text):
        return False
    return (has_modal(text) and names_party(text)) or promises(text) or acts_in_present(text)


def _sentence_pledges(text: str) -> bool:
    if telling.is_about_promise(text) or telling.is_purpose(text) or telling.is_followup(text):
        return False
    if telling.is_quote(text) or begins_with_state(text):
        return False
    if _PROMISES_NOW.search(text) or _PARTY_AFTER_MODAL.search(text) or _MEANS_THAT.match(text):
        return True
    return acts_in_present(text) or (begins_with_party(text) and has_modal(text))
