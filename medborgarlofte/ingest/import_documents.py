"""Importing documents one by one: read, store, and say in plain sentences what became of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from django.db import IntegrityError
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from medborgarlofte.domain.errors import Refusal
from medborgarlofte.promises import actions as promises
from medborgarlofte.promises.drafts import Comparison
from medborgarlofte.promises.models import Promise

from .actions import Entered, Imported, enter_reading, known_document
from .gathering import Given
from .parsers.reader import read_document
from .parsers.reading import Reading
from .sources import open_document

_SHORT = 90  # characters of a commitment in a list


def import_document(actor: str, given: Given, *, today: date) -> tuple[Imported, Reading | None]:
    """Read and store one document; the reading too, None when the document was known already.

    Refuses what cannot be read (CannotRead) or stored, and then leaves nothing.
    """
    known = known_document(given.content)
    if known:
        return known, None
    document = open_document(given.content, given.name, given.address)
    reading = read_document(document)
    try:
        return enter_reading(actor, document, given.content, reading, entered_on=today), reading
    except IntegrityError:
        raise Refusal(
            _("%(name)s läggs in av någon annan just nu. Försök igen.") % {"name": given.name}
        ) from None


def told(imported: Imported) -> Iterator[str]:
    """What became of a document, one sentence or list line at a time."""
    if imported.known:
        yield _("Samma innehåll är redan inläst. Ingenting ändrades.")
    if imported.new_municipality:
        yield _(
            "Kommunen %(name)s finns inte i registret över Sveriges kommuner. Den lades till utan kommunkod."
        ) % {"name": imported.new_municipality.name}
    for entered in imported.promises:
        yield from _told_of(entered, imported.known)


def _told_of(entered: Entered, known: bool) -> Iterator[str]:
    title = title_of(entered.promise)
    if entered.new:
        count = entered.promise.commitments.count()
        yield ngettext(
            "%(title)s: %(count)d åtagande är inlagt.", "%(title)s: %(count)d åtaganden är inlagda.", count
        ) % {"title": title, "count": count}
        if entered.promise.extends:
            yield _("Det förlänger %(earlier)s och räknas från och med %(day)s.") % {
                "earlier": title_of(entered.promise.extends),
                "day": date_format(entered.promise.start, "j F Y") if entered.promise.start else "",
            }
        if not entered.promise.start:
            yield _("Löftet anger ingen period, så det räknas inte förrän någon har angett en.")
    elif not known:
        yield _("%(title)s finns redan. Dokumentet sparades som en källa till.") % {"title": title}
    if entered.results:
        yield ngettext(
            "Utfall för %(count)d åtagande lades till.",
            "Utfall för %(count)d åtaganden lades till.",
            entered.results,
        ) % {"count": entered.results}
    yield from _differences(entered.comparison, entered.follow_up)


def _differences(comparison: Comparison, follow_up: bool) -> Iterator[str]:
    """What the document says that the stored promise does not, and the other way round.

    A follow-up need not repeat every commitment, so what it leaves out is no difference.
    """
    if comparison.only_published:
        yield _("Dokumentet har åtaganden som inte finns i det inlagda löftet. De lades inte till:")
        yield from (f"  + {_short(one.text)}" for one in comparison.only_published)
    if comparison.only_stored and not follow_up:
        yield _("Det inlagda löftet har åtaganden som inte står i dokumentet. De finns kvar:")
        yield from (f"  - {_short(one.text)}" for one in comparison.only_stored)


def title_of(promise: Promise) -> str:
    """What a promise is called in a sentence: "Granvik 2022-2023"."""
    return f"{promise.municipality} {promise.label or _('utan period')}"


def _short(text: str) -> str:
    return text if len(text) <= _SHORT else f"{text[: _SHORT - 1].rstrip()}…"


def publish_each(
    actor: str, imported: Imported, decide: Callable[[Promise], bool]
) -> tuple[list[Promise], list[Promise]]:
    """Publish the promises of a document that `decide` says yes to: those published, and those left."""
    published, left = [], []
    for entered in imported.promises:
        if entered.promise.published_at:
            continue
        if decide(entered.promise):
            published.append(promises.publish(actor, entered.promise))
        else:
            left.append(entered.promise)
    return published, left
