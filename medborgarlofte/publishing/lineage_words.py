"""How a commitment goes on in a later promise, in a sentence: `Åtagande 3 delas i åtagande 3 och 4.`"""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from medborgarlofte.domain.lineage import Act, Link

from .change_words import joined


def act_name(act: Act) -> str:
    """What the act is called where one is chosen."""
    return {
        Act.EXTEND: _("Förlängs"),
        Act.SHARPEN: _("Skärps"),
        Act.SPLIT: _("Delas"),
        Act.MERGE: _("Slås ihop"),
        Act.REPLACE: _("Ersätts"),
        Act.CLOSE: _("Avslutas"),
    }[act]


def link_in_words(link: Link) -> str:
    """The sentence, the earlier promise's numbers first. What changed on the way: see `change_words`."""
    said = {"earlier": _numbers(link.earlier), "later": _numbers(link.later)}
    sentence = {
        Act.EXTEND: _("Åtagande %(earlier)s förlängs som åtagande %(later)s"),
        Act.SHARPEN: _("Åtagande %(earlier)s skärps och blir åtagande %(later)s"),
        Act.SPLIT: _("Åtagande %(earlier)s delas i åtagande %(later)s"),
        Act.MERGE: _("Åtagande %(earlier)s slås ihop till åtagande %(later)s"),
        Act.REPLACE: _("Åtagande %(earlier)s ersätts av åtagande %(later)s"),
        Act.CLOSE: _("Åtagande %(earlier)s avslutas. Inget i det nya löftet följer på det"),
    }[link.act] % said
    if link.weakens and link.act is not Act.CLOSE:
        return _("%(sentence)s, men blir svagare.") % {"sentence": sentence}
    return f"{sentence}."


def new_in_words(number: int) -> str:
    """That a commitment of the later promise has no origin in the earlier one."""
    return _("Åtagande %(number)s är nytt.") % {"number": number}


def _numbers(numbers: Sequence[int]) -> str:
    return joined([str(number) for number in numbers])
