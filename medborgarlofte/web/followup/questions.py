"""What one promise asks somebody: a question for each commitment and party, or for each window of a need."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from operator import itemgetter

from django.utils.translation import gettext as _

from medborgarlofte.followup.unanswered import Owed
from medborgarlofte.places.models import Organisation
from medborgarlofte.promises.models import Commitment
from medborgarlofte.publishing.formats import span
from medborgarlofte.publishing.sentences import Sentence, sentence

MOST = 40  # questions on one page; what is left is asked when these are answered


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to answer. `key` names its fields, `days` the windows that the answer is of; `sentences` tell
    how these went."""

    key: str
    commitment: Commitment
    party: Organisation
    days: tuple[date, ...]
    asks_need: bool
    when: str
    sentences: tuple[Sentence, ...]

    @property
    def name(self) -> str:
        """`Åtagande 3, Polisen`."""
        return _("Åtagande %(number)d, %(party)s") % {"number": self.commitment.number, "party": self.party}


def questions(every: Iterable[Owed], parties: Iterable[Organisation], today: date) -> list[Question]:
    """What is asked of these parties, in the order of the promise.

    What no party is known to be accountable for is asked of the first of them.
    """
    mine = {party.pk: party for party in parties}
    gathered: dict[tuple[int, int], list[Owed]] = {}
    for one in every:
        party = next(iter(mine), None) if one.row.party is None else one.row.party.pk
        if party in mine:
            gathered.setdefault((one.progress.commitment.pk, party), []).append(one)
    return [
        question
        for (_commitment, party), owed in gathered.items()
        for question in _questions(owed, mine[party], today)
    ]


def _questions(owed: list[Owed], party: Organisation, today: date) -> Iterator[Question]:
    judged = [one for one in owed if not one.asks_need]
    if judged:
        days = {_last(one.windows[-1].window.end) for one in judged}
        first = min(one.windows[0].window.start for one in judged)
        when = span(first, max(one.windows[-1].window.end for one in judged))
        yield _question(judged, party, sorted(days), when, today)
    needs: dict[tuple[date, date], list[Owed]] = {}
    for one in owed:
        for window in one.windows if one.asks_need else ():
            alone = replace(one, windows=(window,))
            needs.setdefault((window.window.start, window.window.end), []).append(alone)
    for (start, end), asking in sorted(needs.items(), key=itemgetter(0)):
        yield _question(asking, party, [_last(end)], span(start, end), today)


def _question(owed: list[Owed], party: Organisation, days: list[date], when: str, today: date) -> Question:
    commitment, asks_need = owed[0].progress.commitment, owed[0].asks_need
    about = f"{days[0]:%Y%m%d}" if asks_need else "omdome"
    sentences = tuple(sentence(one.row.target, one.windows, today, str(party)) for one in owed)
    return Question(
        f"{commitment.number}_{party.pk}_{about}", commitment, party, tuple(days), asks_need, when, sentences
    )


def _last(end: date) -> date:
    return end - timedelta(days=1)
