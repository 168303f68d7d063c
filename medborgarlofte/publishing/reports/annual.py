"""The annual summary of a promise: what was not kept first, and told as fully as what was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from medborgarlofte.domain.status import Status
from medborgarlofte.promises.models import Promise
from medborgarlofte.publishing.formats import day, last_day, number
from medborgarlofte.publishing.pages.commitments import (
    CommitmentView,
    Stretch,
    commitment_views,
    tally_words,
)
from medborgarlofte.publishing.pages.history import dropped_of
from medborgarlofte.publishing.pages.promises import parties_of
from medborgarlofte.publishing.window_names import window_name

from .colophon import complaint, counting
from .content import Bullets, Paragraph, Part, Report, Section, Table, Words, source, words
from .found import Told, check_facts, full_address
from .tally import tally_figure
from .telling import commitment_section
from .years import year_of

FEW_SILENCES = 4  # windows named one by one


def annual_summary(told: Told, year: int, today: date) -> Report:
    """The summary of a calendar year, as far as it has come; raises Promise.DoesNotExist where there is none.

    The same few queries whatever the size of the promise.
    """
    within = year_of(told.promise, year, today)
    if within is None:
        raise Promise.DoesNotExist
    every = views_of(told, today, within)
    shown = [view for view in every if view.has_windows]
    is_over = within[1] <= today
    return Report(
        language=get_language() or "sv",
        title=_title(told, year),
        lead=words(lead_in_words(shown, within, today)),
        facts=((_("Parter"), (source(", ".join(parties_of(every))),)), *check_facts(told, today)),
        sections=(
            _in_short(shown),
            *_groups(shown, is_over=is_over),
            _silence(shown),
            *_not_current(every, year),
            *_dropped(told, within),
            counting(),
            complaint(told),
        ),
        made_on=today,
        publisher=", ".join(parties_of(every)),
        address=full_address(f"{told.promise.address()}arsrapport/{year}/"),
    )


def views_of(told: Told, today: date, within: Stretch | None = None) -> list[CommitmentView]:
    """The commitments that the promise holds, as shown, `within` those days when given."""
    held = [one for one in told.commitments if one.dropped_in is None]
    return commitment_views(held, today, every_window=within is not None, within=within)


def _title(told: Told, year: int) -> str:
    said = {"year": year, "name": told.promise.municipality.name, "years": told.years}
    if told.years == str(year):
        return _("Årsöversikt %(year)s: löftet i %(name)s") % said
    return _("Årsöversikt %(year)s: löftet i %(name)s %(years)s") % said


def lead_in_words(shown: Sequence[CommitmentView], within: Stretch, today: date) -> str:
    """How many commitments deviate, and how far the year has come."""
    behind = sum(view.is_behind for view in shown)
    said = ngettext(
        "%(behind)s av %(count)s åtaganden är inte uppfyllt, är försenat eller saknar rapport.",
        "%(behind)s av %(count)s åtaganden är inte uppfyllda, är försenade eller saknar rapport.",
        behind,
    ) % {"count": number(len(shown)), "behind": number(behind)}
    if within[1] > today:
        return (
            said + " " + _("Året är inte slut: översikten räcker till och med %(day)s.") % {"day": day(today)}
        )
    return said + " " + _("Året slutade %(day)s.") % {"day": day(last_day(within[1]))}


def _in_short(shown: Sequence[CommitmentView]) -> Section:
    tally = tally_words(shown)
    parts: list[Part] = [tally_figure(tally)] if tally else []
    hidden = len(shown) - sum(count for _standing, count in tally)
    if hidden:
        said = ngettext(
            "%(count)s åtagande visas utan status, för antalen är små och gäller stöd till enskilda.",
            "%(count)s åtaganden visas utan status, för antalen är små och gäller stöd till enskilda.",
            hidden,
        )
        parts.append(Paragraph(words(said % {"count": number(hidden)})))
    return Section(words(_("Kort sagt")), tuple(parts))


def _groups(shown: Sequence[CommitmentView], *, is_over: bool) -> Iterator[Section]:
    behind = _("Det som inte blev som lovat") if is_over else _("Det som ligger efter eller saknas")
    done = _("Det som blev som lovat") if is_over else _("Det som är gjort som lovat")
    yield _group(behind, [view for view in shown if view.is_behind], _("Inget åtagande hör hit."))
    yield _group(done, [view for view in shown if view.is_done], _("Inget åtagande hör hit."))
    others = [view for view in shown if not (view.is_behind or view.is_done)]
    if others:
        yield _group(_("Övriga åtaganden"), others, "")


def _group(heading: str, views: Iterable[CommitmentView], none: str) -> Section:
    sections = tuple(map(commitment_section, views))
    parts = () if sections or not none else (Paragraph(words(none)),)
    return Section(words(heading), parts, sections)


def _silence(shown: Sequence[CommitmentView]) -> Section:
    lines = tuple(line for view in shown for line in _silent_lines(view))
    if lines:
        parts: tuple[Part, ...] = (Bullets(lines),)
    else:
        parts = (Paragraph(words(_("Ingen period som visas här saknar rapport."))),)
    return Section(words(_("Det som ingen har rapporterat")), parts)


def _silent_lines(view: CommitmentView) -> Iterator[Words]:
    """`Polisen, åtagande 3: tertial 1 2024, tertial 2 2024`, for each of its rows with silent windows."""
    for row in view.rows:
        silent = [
            item.window
            for place, item in enumerate(row.windows)
            if item.status is Status.NOT_REPORTED and (row.told is None or row.told[place].has_status)
        ]
        if not silent:
            continue
        names = [window_name(one, row.target.per) for one in silent[:FEW_SILENCES]]
        if len(silent) > FEW_SILENCES:
            more = len(silent) - FEW_SILENCES
            said = ngettext("och %(count)s period till", "och %(count)s perioder till", more)
            names.append(said % {"count": number(more)})
        who = row.party or ", ".join(view.parties.values()) or _("Parterna")
        where = _("åtagande %(number)s: %(windows)s") % {
            "number": view.commitment.number,
            "windows": ", ".join(names),
        }
        yield (*source(who), *words(f", {where}"))


def _not_current(every: Sequence[CommitmentView], year: int) -> Iterator[Section]:
    outside = [view for view in every if not view.has_windows]
    if outside:
        heading = _("Åtaganden utan någon period under %(year)s") % {"year": year}
        yield Section(words(heading), (Bullets(tuple(map(_named, outside))),))


def _named(view: CommitmentView) -> Words:
    told = _("Åtagande %(number)s") % {"number": view.commitment.number}
    return (*words(f"{told}: "), *source(view.brief))


def _dropped(told: Told, within: Stretch) -> Iterator[Section]:
    gone = [one for one in dropped_of(told.commitments) if within[0] <= one.on < within[1]]
    if not gone:
        return
    header = (_("Åtagande"), _("Borttaget"), _("Skäl"))
    rows = tuple(
        (
            (*words(f"{one.commitment.number}: "), *source(one.brief)),
            words(_("%(day)s, i version %(version)s") % {"day": day(one.on), "version": one.version}),
            source(one.reason),
        )
        for one in gone
    )
    heading = words(_("Åtaganden som togs bort under året"))
    yield Section(heading, (Table(heading, header, rows),))
