"""What stands last in every report: how it is counted, and what to do when something is wrong."""

from __future__ import annotations

from django.utils.translation import gettext as _

from .content import Bullets, Paragraph, Section, link, words
from .found import Told, full_address


def counting() -> Section:
    """How the numbers and statuses come about."""
    said = (
        _("Antalen räknas ur det som parterna har skrivit in. Ett fel rättas med en ny uppgift som syns."),
        _("Dagen då något gjordes avgör vilken period det räknas i."),
        _("Har ingen rapporterat inom 30 dagar efter perioden står den som inte rapporterad."),
        _("Antal som gäller stöd till enskilda visas inte när de är färre än fem."),
    )
    more = (*words(_("Mer om hur det räknas:") + " "), *link(full_address("/om/")))
    return Section(words(_("Så räknas det")), (Bullets(tuple(map(words, said))), Paragraph(more)))


def complaint(told: Told) -> Section:
    """Whom to tell that something is wrong, and where to go when the answer is not enough."""
    which = _("Skriv vad som är fel, och att det gäller löftets version %(number)s. Det som rättas syns.")
    said = (
        _("Skriv till registratorn hos den part som ansvarar: kommunen eller Polismyndigheten."),
        which % {"number": told.version.number},
        _("Du har rätt att läsa de handlingar som uppgifterna bygger på, om de inte är hemliga."),
        _("Är du inte nöjd med svaret kan du anmäla myndigheten till Justitieombudsmannen, JO."),
    )
    return Section(words(_("Är något fel?")), (Bullets(tuple(map(words, said))),))


def complaint_in_short(told: Told) -> Section:
    """The same in one paragraph."""
    said = _(
        "Skriv till registratorn hos den part som ansvarar, om löftets version %(number)s. "
        "Är du inte nöjd med svaret kan du anmäla myndigheten till Justitieombudsmannen, JO."
    )
    return Section(words(_("Är något fel?")), (Paragraph(words(said % {"number": told.version.number})),))
