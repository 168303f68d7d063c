"""One commitment in a report: its words, its line with the table behind it, and what its parties said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from django.utils.translation import gettext as _

from medborgarlofte.domain.status import WindowStatus
from medborgarlofte.domain.targets import Target, UncountableTarget
from medborgarlofte.followup.said import Answer
from medborgarlofte.publishing.formats import day, month_and_year, number
from medborgarlofte.publishing.pages.commitments import CommitmentView
from medborgarlofte.publishing.pages.rows import RowView, TableLine
from medborgarlofte.publishing.promise_line import filled
from medborgarlofte.publishing.sentences import Sentence
from medborgarlofte.publishing.status_words import standing, verdict_word

from .content import (
    Bullets,
    Figure,
    Paragraph,
    Part,
    Quote,
    Run,
    Section,
    Table,
    Words,
    source,
    status,
    words,
)

FEW_LINES = 13  # windows that a table tells one by one; more are told month by month


def commitment_section(view: CommitmentView) -> Section:
    """All that a report tells of one commitment."""
    number_words = words(_("Åtagande %(number)s") % {"number": view.commitment.number})
    names = ", ".join(view.parties.values())
    heading = (*number_words, Run(" · "), *source(names)) if names else number_words
    said = Quote(source(view.commitment.text))
    if not view.rows:
        nothing = Paragraph(words(_("Inget mål är angivet, så inget kan räknas.")))
        return Section(heading, (said, nothing))
    named = [Section(source(row.party), tuple(_row(row))) for row in view.rows if row.party]
    alone = [part for row in view.rows if not row.party for part in _row(row)]
    return Section(heading, (said, *alone), (*named, *_said(view)))


def _row(row: RowView) -> Iterator[Part]:
    told = sentence_words(row.sentence)
    if row.drawing:
        yield Figure(row.drawing, row.sentence.plain(), told, row_table(row), row.is_strip)
        return
    yield Paragraph(told)
    if row.windows:
        yield row_table(row)


def sentence_words(said: Sentence) -> Words:
    """The sentence beside every line, as the pages write it."""
    parts: list[Run] = [*words(f"{_('Lovat')}: ", strong=True), *words(f"{said.promised}. ")]
    parts += [*words(f"{said.done_label}: ", strong=True), *words(f"{said.done}.")]
    if said.standing:
        parts += [Run(" "), *status(said.standing, ".")]
    if said.finished:
        parts += words(f" {said.finished}.")
    if said.silence:
        parts += [Run(" "), *words(f"{said.silence}.", strong=True)]
    return tuple(parts)


def row_table(row: RowView) -> Table:
    """The table behind a line, the first window first: window by window, or month by month when many."""
    if row.told is None and len(row.windows) > FEW_LINES:
        return _by_month(row)
    lines = [line for part in reversed(row.table()) for line in reversed(part.lines)]
    columns = [(name, figures, cells) for name, figures, cells in _columns(lines) if any(cells)]
    return Table(
        words(row.target_words),
        (_("Period"), *(name for name, _figures, _cells in columns)),
        tuple(
            (words(line.window), *(cells[place] for _name, _figures, cells in columns))
            for place, line in enumerate(lines)
        ),
        frozenset(place for place, (_name, figures, _cells) in enumerate(columns, start=1) if figures),
    )


def _columns(lines: Sequence[TableLine]) -> list[tuple[str, bool, list[Words]]]:
    """Name, whether it holds numbers, and a cell for each line; those empty throughout are left out."""
    return [
        (_("Mål"), True, [words(line.asked) for line in lines]),
        (_("Gjort"), True, [words(line.done) for line in lines]),
        (_("Borde vara nu"), True, [words(line.expected) for line in lines]),
        (_("Status"), False, [status(line.standing) if line.standing else () for line in lines]),
        (_("Vad som sagts"), False, [source(line.said) for line in lines]),
    ]


def _by_month(row: RowView) -> Table:
    months = [list(items) for _month, items in groupby(row.windows, key=_month_of)]
    counts = not isinstance(row.target, UncountableTarget)
    rows = tuple(_month_row(row.target, items, counts=counts) for items in months)
    header = (_("Månad"), _("Perioder"), *((_("Gjort"),) if counts else ()), _("Hur det gick"))
    return Table(words(row.target_words), header, rows, frozenset({1, 2} if counts else {1}))


def _month_of(item: WindowStatus) -> tuple[int, int]:
    return item.window.start.year, item.window.start.month


def _month_row(target: Target, items: Sequence[WindowStatus], *, counts: bool) -> tuple[Words, ...]:
    came_out = Counter(standing(item).word for item in items).most_common()
    told = ", ".join(f"{word.lower()} {number(count)}" for word, count in came_out)
    done = (words(number(sum(filled(target, item) for item in items))),) if counts else ()
    return (
        words(month_and_year(items[0].window.start)),
        words(number(len(items))),
        *done,
        words(told),
    )


def _said(view: CommitmentView) -> Iterator[Section]:
    """What its parties said of the windows shown; that nobody said why, where it was not kept."""
    shown = {item.window.start for row in view.rows for item in row.windows}
    answers = [one for one in view.answers if one.window_start in shown]
    heading = words(_("Vad parterna har sagt"))
    if answers:
        yield Section(heading, (Bullets(tuple(map(_answer, answers))),))
    elif view.is_behind:
        yield Section(heading, (Paragraph(words(_("Ingen har sagt varför."))),))


def _answer(one: Answer) -> Words:
    """`Polisen, 3 februari 2024, om perioden från 1 juli 2023: Delvis uppfyllt. Vi hann inte.`"""
    if one.verdict:
        judged = verdict_word(one.verdict)
    else:
        judged = _("Behovet fanns") if one.arose else _("Inget behov")
    when = _("%(day)s, om perioden som började %(start)s") % {
        "day": day(one.said_on),
        "start": day(one.window_start),
    }
    said = [*source(one.party_name), *words(f", {when}: "), *words(f"{judged}.", strong=True)]
    if one.reason:
        said += [Run(" "), *source(one.reason)]
    if one.evidence:
        said += [*words(" " + _("Underlag:") + " "), *source(one.evidence)]
    return tuple(said)
