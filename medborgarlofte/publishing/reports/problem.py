"""Whether the problem changed, as a report tells it: answers, figures, and what is said of the effect."""

from __future__ import annotations

from django.utils.translation import gettext as _

from medborgarlofte.publishing.figures_told import ToldFigure
from medborgarlofte.publishing.formats import day
from medborgarlofte.publishing.pages.problem import EffectView, ProblemView, RivalView, SeriesView

from .content import Bullets, Paragraph, Part, Run, Section, Table, Words, source, words


def problem_section(problem: ProblemView, outcomes: tuple[Words, ...]) -> Section:
    """The answers of the parties first, each indicator with its figures, then the sentences about effect."""
    sections = [_series(one) for one in problem.series]
    if problem.effects:
        note = _(
            "Meningarna är skrivna av systemet och säger aldrig mer än det som är känt. "
            "Skälen och svaren är parternas egna."
        )
        heading, effects = words(_("Vad åtagandena kan ha betytt")), tuple(map(_effect, problem.effects))
        sections.append(Section(heading, (Paragraph(words(note)),), effects))
    return Section(words(_("Har problemet förändrats")), (Bullets(outcomes),), tuple(sections))


def _series(one: SeriesView) -> Section:
    where = (*words(f"{_('Källa')}: "), *source(one.source), *words("."))
    heading = (*source(one.name), *words(", "), *source(one.place))
    if one.last is None:
        none = words(_("Det finns ingen mätning än."), strong=True)
        return Section(heading, (Paragraph((*none, Run(" "), *where)),))
    said = words(f"{one.last.period}: {one.last.words}. {one.says} {one.better}".strip())
    silent = words(f" {_('Ingen mätning gäller den här perioden.')}", strong=True)
    told = said if one.is_measured else (*said, *silent)
    return Section(heading, (Paragraph(told), _table(one), Paragraph(where)))


def _table(one: SeriesView) -> Table:
    header = [_("Period"), _("Siffra"), _("Felmarginal"), _("Svar"), _("Hämtat")]
    rows = [_cells(each) for each in one.figures]
    if not one.asks:
        header, rows = _without_answers(header), [_without_answers(row) for row in rows]
    caption = (*words(f"{_('Siffror till och med periodens slut')}, "), *source(one.unit))
    return Table(caption, tuple(header), tuple(tuple(map(words, row)) for row in rows), frozenset({1, 2}))


def _cells(each: ToldFigure) -> list[str]:
    retrieved = day(each.retrieved) if each.retrieved else ""
    if each.preliminary:
        retrieved = f"{retrieved}, {_('preliminärt')}"
    return [each.period, each.words, each.interval or _("inte känd"), each.answers, retrieved]


def _without_answers(cells: list[str]) -> list[str]:
    return [*cells[:3], *cells[4:]]


def _effect(one: EffectView) -> Section:
    number = words(f"{_('Åtagande %(number)s') % {'number': one.number}}, ")
    heading = (*number, *source(one.party), *words(f": {one.word}"))
    parts: list[Part] = [Paragraph(words(one.sentence)), Paragraph(source(one.reason))]
    if one.rivals:
        parts.append(Paragraph(words(_("Andra förklaringar, och vad parten svarar:"))))
        parts.append(Bullets(tuple(map(_rival, one.rivals))))
    return Section(heading, tuple(parts))


def _rival(one: RivalView) -> Words:
    return (*words(f"{one.name}. ", strong=True), *words(f"{one.question} "), *source(one.answer))
