"""What each status means, for the page that explains them."""

from __future__ import annotations

from django.utils.translation import gettext as _

from medborgarlofte.domain.status import Status

from .status_words import Standing, standing_of


def meanings() -> list[tuple[Standing, str]]:
    """Each status as shown with what it means, in the order they follow one another in time."""
    texts = {
        Status.NOT_YET_BEGUN: _("Perioden har inte börjat."),
        Status.NOT_STARTED: _("Perioden har börjat. Inget är gjort, och inget behöver vara gjort än."),
        Status.ON_PACE: _("Så mycket är gjort som tiden hittills kräver."),
        Status.BEHIND: _("Mindre är gjort än vad tiden hittills kräver."),
        Status.MET: _("Målet är nått i tid."),
        Status.MET_LATE: _("Målet nåddes först efteråt, med något som gjordes för att ta igen det."),
        Status.MISSED: _("Perioden är slut. Det finns en rapport, och målet nåddes inte."),
        Status.NO_NEED: _("Parterna har sagt att det inte behövdes, och varför."),
        Status.AWAITING_REPORT: _(
            "Perioden är slut. Det har gått högst 30 dagar sedan rapporten skulle komma."
        ),
        Status.NOT_REPORTED: _("Perioden är slut och ingen har rapporterat."),
        Status.ASSESSED: _("Målet går inte att räkna. En människa har bedömt det, med ett skäl."),
        Status.BEFORE_RECORD: _("Perioden var slut innan löftet lades in här."),
    }
    return [(standing_of(status), text) for status, text in texts.items()]
