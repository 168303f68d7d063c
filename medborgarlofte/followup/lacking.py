"""What lacks for a sentence about effect, in words: why a strength cannot be chosen."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from medborgarlofte.domain.claims import Lack, causal_words
from medborgarlofte.domain.errors import Refusal


def lack_sentence(lack: Lack) -> str:
    """`Det finns ingen siffra från tiden innan åtagandet började.`"""
    return {
        Lack.NOTHING_DONE: _("Inget är loggat för åtagandet före periodens slut."),
        Lack.NO_FIGURE_BEFORE: _("Det finns ingen siffra från tiden innan åtagandet började."),
        Lack.NO_FIGURE_AFTER: _(
            "Det finns ingen siffra från tiden efter att åtagandet började, fram till periodens slut."
        ),
        Lack.NO_CHANGE: _(
            "Siffrorna visar ingen säker förändring, eller så går de inte att jämföra med varandra."
        ),
        Lack.PRELIMINARY: _("Siffrorna är preliminära och kan ändras."),
        Lack.NO_HYPOTHESIS: _(
            "Ingen skrev ner vad åtagandet väntades ändra innan det började. "
            "Det går inte att göra i efterhand."
        ),
        Lack.OTHER_WAY: _("Siffran gick åt andra hållet än det som var väntat."),
        Lack.RIVALS_UNANSWERED: _("Någon av de andra förklaringarna är inte besvarad."),
        Lack.NO_COMPARISON: _(
            "Det finns ingen jämförelse med liknande platser utan åtagandet. "
            "Systemet kan inte göra en sådan jämförelse än."
        ),
        Lack.TOO_FEW_PLACES: _("Det finns för få liknande platser att jämföra med."),
        Lack.COMPARISON_UNCERTAIN: _("Jämförelsen med liknande platser är för osäker."),
    }[lack]


def lacks_told(lacks: Iterable[Lack]) -> str:
    """All of them, one after another."""
    return " ".join(lack_sentence(one) for one in lacks)


def refuse_cause(text: str) -> None:
    """Refuse a text that says that one thing caused another, where nothing here can show that."""
    found = list(dict.fromkeys(one.lower() for one in causal_words(text)))
    if not found:
        return
    sentence = _(
        "Skälet säger att något orsakade förändringen (%(words)s), men det går inte att visa här. "
        "Skriv vad ni har sett och gjort utan de orden, till exempel ”samtidigt som” eller ”efter att”."
    )
    raise Refusal(sentence % {"words": ", ".join(f"”{one}”" for one in found)})
