"""One page for the board: what deviates first, then what was kept, in as few words as it can be said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from medborgarlofte.promises.models import Promise
from medborgarlofte.publishing.carried_words import numbers_in_words
from medborgarlofte.publishing.formats import as_plain, number
from medborgarlofte.publishing.pages.commitments import CommitmentView, tally_words
from medborgarlofte.publishing.pages.promises import parties_of

from .annual import lead_in_words, views_of
from .colophon import complaint_in_short
from .content import Paragraph, Part, Report, Run, Section, Table, Words, link, short, source, status, words
from .found import Told, check_facts, full_address
from .years import year_of

MOST = 6  # deviations that have room; the others are in the annual summary
LONGEST = 100  # letters of what was promised and done


def board_page(told: Told, year: int, today: date) -> Report:
    """The page of a calendar year; raises Promise.DoesNotExist where there is none."""
    within = year_of(told.promise, year, today)
    if within is None:
        raise Promise.DoesNotExist
    shown = [view for view in views_of(told, today, within) if view.has_windows]
    said = {"year": year, "name": told.promise.municipality.name, "years": told.years}
    whole = full_address(f"{told.promise.address()}arsrapport/{year}/")
    return Report(
        language=get_language() or "sv",
        title=_("På en sida %(year)s: löftet i %(name)s %(years)s") % said,
        lead=words(lead_in_words(shown, within, today)),
        facts=check_facts(told, today),
        sections=(_deviations(shown, whole), _kept(shown), complaint_in_short(told)),
        made_on=today,
        publisher=", ".join(parties_of(shown)),
        address=full_address(f"{told.promise.address()}en-sida/{year}/"),
        scale=0.88,
    )


def _deviations(shown: Sequence[CommitmentView], whole: str) -> Section:
    behind = [view for view in shown if view.is_behind]
    heading = words(_("Avvikelser"))
    if not behind:
        return Section(heading, (Paragraph(words(_("Inga avvikelser finns."))),))
    header = (_("Åtagande"), _("Lovat och gjort"), _("Status"), _("Varför"))
    table = Table(words(_("Det som inte är som lovat")), header, tuple(map(_deviation, behind[:MOST])))
    more = ngettext(
        "%(count)s avvikelse till och allt annat finns i årsöversikten:",
        "%(count)s avvikelser till och allt annat finns i årsöversikten:",
        len(behind) - MOST,
    ) % {"count": number(len(behind) - MOST)}
    rest = more if len(behind) > MOST else _("Allt om varje åtagande finns i årsöversikten:")
    return Section(heading, (table, Paragraph((*words(f"{rest} "), *link(whole)))))


def _deviation(view: CommitmentView) -> tuple[Words, ...]:
    row = view.worst_row
    said = source(short(view.commitment.text, LONGEST))
    told = f"{row.sentence.promised}. {row.sentence.done_label}: {row.sentence.done}." if row else ""
    return (
        (*words(f"{view.commitment.number}, "), *source(view.responsible), *words(": "), *said),
        words(short(as_plain(told), LONGEST)),
        status(view.standing) if view.standing else (),
        _why(view),
    )


def _why(view: CommitmentView) -> Words:
    """The last reason that was given for a window shown, cut short."""
    starts = {item.window.start for row in view.rows for item in row.windows}
    reasons = [one.reason for one in view.answers if one.window_start in starts and one.reason]
    if not reasons:
        return words(_("Ingen har sagt varför."))
    return source(short(reasons[-1], LONGEST))


def _kept(shown: Sequence[CommitmentView]) -> Section:
    done = [view.commitment.number for view in shown if view.is_done]
    said = ngettext("Åtagande %(numbers)s.", "Åtagandena %(numbers)s.", len(done))
    kept = said % {"numbers": numbers_in_words(done)} if done else _("Inget åtagande hör hit.")
    parts: list[Part] = [Paragraph(words(kept))]
    tally: list[Run] = []
    for standing, count in tally_words(shown):
        tally += [*(words(", ") if tally else ()), *status(standing), *words(f" {number(count)}")]
    if tally:
        parts.append(Paragraph((*words(_("Alla åtaganden:") + " "), *tally, *words("."))))
    return Section(words(_("Det som är som lovat")), tuple(parts))
