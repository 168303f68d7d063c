"""A sheet for the notice board: plain words, large letters, and a code that leads to the promise."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import qrcode
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from qrcode.constants import ERROR_CORRECT_M

from medborgarlofte.promises.models import Promise
from medborgarlofte.publishing.change_words import joined
from medborgarlofte.publishing.formats import number
from medborgarlofte.publishing.pages.commitments import CommitmentView
from medborgarlofte.publishing.pages.promises import parties_of

from .annual import views_of
from .content import (
    Bullets,
    Figure,
    Paragraph,
    Part,
    Report,
    Run,
    Section,
    Squares,
    Words,
    short,
    source,
    words,
)
from .found import Told, check_facts, full_address

LONGEST = 100  # letters of a commitment
MOST = 3  # commitments under each heading: it is read while passing by


def notice_sheet(told: Told, today: date) -> Report:
    """How a promise goes today; raises Promise.DoesNotExist while it has not begun."""
    if told.promise.start is None or told.promise.start > today:
        raise Promise.DoesNotExist
    every = views_of(told, today)
    behind = [view for view in every if view.is_behind]
    done = [view for view in every if view.is_done]
    return Report(
        language=get_language() or "sv",
        title=_("Vad har lovats i %(name)s?") % {"name": told.promise.municipality.name},
        lead=_lead(every, done, behind),
        facts=check_facts(told, today),
        sections=(
            _some(_("Det här är inte gjort som lovat"), behind, _("Allt är gjort som lovat hittills.")),
            _some(_("Det här är gjort"), done, _("Inget är klart än.")),
            _more(told),
        ),
        made_on=today,
        publisher=", ".join(parties_of(every)),
        address=full_address(f"{told.promise.address()}anslag/"),
        scale=1.2,
        facts_last=True,
    )


def _lead(
    every: Sequence[CommitmentView], done: Sequence[CommitmentView], behind: Sequence[CommitmentView]
) -> Words:
    """`Polisen och Granviks kommun har lovat 6 saker. 1 är gjort. 4 är inte som lovat.`"""
    promised = ngettext("har lovat %(count)s sak.", "har lovat %(count)s saker.", len(every))
    said = _("%(done)s är gjorda. %(behind)s är inte som lovat.")
    counts = {"done": number(len(done)), "behind": number(len(behind))}
    who = joined(parties_of(every)) or _("Parterna")
    return (*source(who), *words(f" {promised % {'count': number(len(every))}} {said % counts}"))


def _some(heading: str, views: Sequence[CommitmentView], none: str) -> Section:
    if not views:
        return Section(words(heading), (Paragraph(words(none)),))
    items = [source(short(view.commitment.text, LONGEST)) for view in views[:MOST]]
    if len(views) > MOST:
        more = ngettext("och %(count)s sak till", "och %(count)s saker till", len(views) - MOST)
        items.append(words(more % {"count": number(len(views) - MOST)}))
    return Section(words(heading), (Bullets(tuple(items)),))


def _more(told: Told) -> Section:
    address = full_address(told.promise.address())
    told_code = _("En ruta att läsa med mobilens kamera. Den leder till %(address)s") % {"address": address}
    parts: tuple[Part, ...] = (
        Paragraph(words(_("Rikta mobilens kamera mot rutan, eller skriv adressen:"))),
        Paragraph((Run(address, address=address),)),
        Figure(code(address), told_code),
        Paragraph(words(_("Är något fel? Säg det till kommunen eller polisen. De ska svara dig."))),
    )
    return Section(words(_("Vill du veta mer?")), parts)


def code(address: str) -> Squares:
    """The address as a square code that a phone reads, with the quiet margin that it needs."""
    made = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=4)
    made.add_data(address)
    made.make(fit=True)
    return Squares(tuple(tuple(map(bool, row)) for row in made.get_matrix()))
