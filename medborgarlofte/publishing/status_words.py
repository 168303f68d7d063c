"""The words for statuses and verdicts, and which shape and hue stands beside them."""

from __future__ import annotations

from dataclasses import dataclass

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


def standing_of(status: Status) -> Standing:
    """How a status is shown, apart from any verdict."""
    return Standing(status_word(status), _SHAPES[status], _HUES[status])


def status_word(status: Status) -> str:
    """The word of a status."""
    return {
        Status.MET: _("Uppfyllt"),
        Status.MET_LATE: _("Uppfyllt sent"),
        Status.ON_PACE: _("I takt"),
        Status.BEHIND: _("Efter"),
        Status.MISSED: _("Inte uppfyllt"),
        Status.NOT_STARTED: _("Inte påbörjat"),
        Status.NO_NEED: _("Inget behov"),
        Status.NOT_REPORTED: _("Inte rapporterat"),
        Status.AWAITING_REPORT: _("Väntar på rapport"),
        Status.NOT_YET_BEGUN: _("Har inte börjat"),
        Status.ASSESSED: _("Bedömt"),
        Status.BEFORE_RECORD: _("Före uppföljningen här"),
    }[status]


def verdict_word(verdict: Verdict) -> str:
    """The word of a person's verdict."""
    return {
        Verdict.FULFILLED: _("Uppfyllt"),
        Verdict.PARTLY: _("Delvis uppfyllt"),
        Verdict.NOT_FULFILLED: _("Inte uppfyllt"),
        Verdict.WITHDRAWN: _("Tillbakadraget"),
        Verdict.CANNOT_BE_VERIFIED: _("Går inte att bekräfta"),
    }[verdict]


def _verdict_standing(verdict: Verdict) -> Standing:
    shape, hue = {
        Verdict.FULFILLED: ("met", "good"),
        Verdict.PARTLY: ("on_pace", "behind"),
        Verdict.NOT_FULFILLED: ("missed", "missed"),
        Verdict.WITHDRAWN: ("no_need", "quiet"),
        Verdict.CANNOT_BE_VERIFIED: ("not_started", "quiet"),
    }[verdict]
    return Standing(verdict_word(verdict), shape, hue)


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
