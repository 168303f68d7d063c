"""The words for statuses and verdicts, and which shape and hue stands beside them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _

from medborgarlofte.domain.status import Status, Verdict, WindowStatus


@dataclass(frozen=True, slots=True)
class Standing:
    """A status as shown: its word, its shape, and its hue (good, under_way, behind, missed or quiet)."""

    word: str
    shape: str
    hue: str


def standing(status: WindowStatus) -> Standing:
    """How the status of one window is shown; a verdict is shown as the verdict it is."""
    if status.judgement is not None and status.status in _JUDGED:
        return _verdict_standing(status.judgement.verdict)
    return standing_of(status.status)


def hue_of(status: WindowStatus) -> str:
    """The hue of `standing` alone, which is the same in every language."""
    if status.judgement is not None and status.status in _JUDGED:
        return _VERDICT_LOOKS[status.judgement.verdict][1]
    return _HUES[status.status]


def standing_of(status: Status) -> Standing:
    """How a status is shown, apart from any verdict."""
    return _standing_in(status, get_language())


@lru_cache
def _standing_in(status: Status, language: str | None) -> Standing:
    """Once for each status and language: a page of a thousand windows asks a thousand times."""
    return Standing(status_word(status), _SHAPES[status], _HUES[status])


def status_word(status: Status) -> str:
    """The word of a status."""
    return _(_WORDS[status])


def verdict_word(verdict: Verdict) -> str:
    """The word of a person's verdict."""
    return _(_VERDICT_WORDS[verdict])


def _verdict_standing(verdict: Verdict) -> Standing:
    return Standing(verdict_word(verdict), *_VERDICT_LOOKS[verdict])


_WORDS = {
    Status.MET: gettext_noop("Uppfyllt"),
    Status.MET_LATE: gettext_noop("Uppfyllt sent"),
    Status.ON_PACE: gettext_noop("I takt"),
    Status.BEHIND: gettext_noop("Efter"),
    Status.MISSED: gettext_noop("Inte uppfyllt"),
    Status.NOT_STARTED: gettext_noop("Inte påbörjat"),
    Status.NO_NEED: gettext_noop("Inget behov"),
    Status.NOT_REPORTED: gettext_noop("Inte rapporterat"),
    Status.AWAITING_REPORT: gettext_noop("Väntar på rapport"),
    Status.NOT_YET_BEGUN: gettext_noop("Har inte börjat"),
    Status.ASSESSED: gettext_noop("Bedömt"),
    Status.BEFORE_RECORD: gettext_noop("Före uppföljningen här"),
}
_VERDICT_WORDS = {
    Verdict.FULFILLED: gettext_noop("Uppfyllt"),
    Verdict.PARTLY: gettext_noop("Delvis uppfyllt"),
    Verdict.NOT_FULFILLED: gettext_noop("Inte uppfyllt"),
    Verdict.WITHDRAWN: gettext_noop("Tillbakadraget"),
    Verdict.CANNOT_BE_VERIFIED: gettext_noop("Går inte att bekräfta"),
}

# Where the status itself says no more than that somebody judged.
_JUDGED = frozenset({Status.ASSESSED})

_SHAPES = {
    Status.MET: "met",
    Status.MET_LATE: "met_late",
    Status.ON_PACE: "on_pace",
    Status.BEHIND: "behind",
    Status.MISSED: "missed",
    Status.NOT_STARTED: "not_started",
    Status.NO_NEED: "no_need",
    Status.NOT_REPORTED: "not_reported",
    Status.AWAITING_REPORT: "awaiting_report",
    Status.NOT_YET_BEGUN: "not_yet_begun",
    Status.ASSESSED: "assessed",
    Status.BEFORE_RECORD: "before_record",
}

_HUES = {
    Status.MET: "good",
    Status.MET_LATE: "good",
    Status.ON_PACE: "under_way",
    Status.BEHIND: "behind",
    Status.MISSED: "missed",
    Status.NOT_STARTED: "quiet",
    Status.NO_NEED: "quiet",
    Status.NOT_REPORTED: "missed",
    Status.AWAITING_REPORT: "quiet",
    Status.NOT_YET_BEGUN: "quiet",
    Status.ASSESSED: "quiet",
    Status.BEFORE_RECORD: "quiet",
}

_VERDICT_LOOKS = {  # its shape and its hue
    Verdict.FULFILLED: ("met", "good"),
    Verdict.PARTLY: ("on_pace", "behind"),
    Verdict.NOT_FULFILLED: ("missed", "missed"),
    Verdict.WITHDRAWN: ("no_need", "quiet"),
    Verdict.CANNOT_BE_VERIFIED: ("not_started", "quiet"),
}
