"""Importing documents one by one: read, open reviews, and say in plain sentences what became of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from medborgarlofte.accounts.actors import Actor
from medborgarlofte.domain import content
from medborgarlofte.domain.errors import Refusal
from medborgarlofte.domain.words import same_text
from medborgarlofte.places.finding import find_municipality
from medborgarlofte.promises.models import Promise, Version

from . import actions
from .gathering import Given
from .models import Document, Review
from .parsers.reading import Reading

_SHORT = 90  # characters of a commitment in a list


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one document. `known`: its content was here before, and nothing was changed."""

    document: Document
    reviews: tuple[Review, ...]
    known: bool = False
    reading: Reading | None = None


def import_document(actor: Actor, given: Given, *, municipality: str = "") -> Imported:
    """Read one document and open a review of each of its promises.

    `municipality` is the one it is about, for a page that does not say. Refuses what cannot be read
    (CannotRead) or entered, and then leaves nothing.
    """
    try:
        with transaction.atomic():
            received = actions.receive(actor, given, municipality=municipality)
            document = received.document
            waits = document.state == Document.State.WAITING
            reading = actions.enter(actor, document) if waits else None
    except IntegrityError:
        raise Refusal(
            _("%(name)s läggs in av någon annan just nu. Försök igen.") % {"name": given.name}
        ) from None
    reviews = document.reviews.select_related("promise__municipality").order_by("position")
    return Imported(document, tuple(reviews), received.known, reading)


def told(imported: Imported) -> Iterator[str]:
    """What became of a document, one sentence or list line at a time."""
    if imported.known:
        yield _("Samma innehåll är redan inläst. Ingenting ändrades.")
        return
    for review in imported.reviews:
        yield from _told_of(review)


def _told_of(review: Review) -> Iterator[str]:
    title = title_of(review)
    if review.state == Review.State.NOTHING_NEW:
        yield _("%(title)s finns redan. Dokumentet sparades som en källa till.") % {"title": title}
        yield from _left_out(review)
    elif review.promise:
        yield _("%(title)s finns redan. Det som skiljer är ett förslag till ny version:") % {"title": title}
        yield from _differences(_before(review), review.content())
        yield from _left_out(review)
    else:
        said = review.content()
        count = len(said.commitments)
        yield ngettext(
            "%(title)s: %(count)d åtagande är läst.", "%(title)s: %(count)d åtaganden är lästa.", count
        ) % {"title": title, "count": count}
        yield from unknown_municipality(said)
        if not said.start:
            yield _("Löftet anger ingen period, så det räknas inte förrän någon har angett en.")


def unknown_municipality(said: content.Promise) -> Iterator[str]:
    """A sentence when no municipality of that name is known: a misspelt one would become a new one."""
    if find_municipality(said.municipality) is None:
        yield _(
            "Kommunen %(name)s finns inte i registret. Rätta namnet om det är fel, annars läggs kommunen"
            " till när löftet publiceras."
        ) % {"name": said.municipality}


def _left_out(review: Review) -> Iterator[str]:
    """What a follow-up page says besides what the promise holds."""
    said = review.content()
    extra = [one for one in review.read_content().commitments if not said.commitment(one.number)]
    if extra:
        yield _("Dokumentet har också rader som inte hör till något åtagande i löftet:")
        yield from (f"  ? {_short(one.text)}" for one in extra)


def _before(review: Review) -> content.Promise:
    """What the published promise said in the version that the review was made against."""
    return Version.objects.get(promise=review.promise, number=review.based_on).content()


def _differences(before: content.Promise, after: content.Promise) -> Iterator[str]:
    for one in after.commitments:
        known = before.commitment(one.number)
        if known is None:
            yield f"  + {_short(one.text)}"
        elif same_text(known.text) != same_text(one.text):
            yield f"  ~ {_short(one.text)}"
        elif known.result != one.result:
            yield _("  ~ %(text)s (utfall)") % {"text": _short(one.text)}
    yield from (f"  - {_short(one.text)}" for one in before.commitments if not after.commitment(one.number))


def title_of(row: Review | Promise) -> str:
    """What a promise is called in a sentence: "Granvik 2022-2023"."""
    if isinstance(row, Promise):
        return f"{row.municipality} {row.label or _('utan period')}"
    said = row.content()
    return f"{said.municipality} {said.label or _('utan period')}"


def _short(text: str) -> str:
    return text if len(text) <= _SHORT else f"{text[: _SHORT - 1].rstrip()}…"


def publish_each(
    actor: Actor,
    imported: Imported,
    decide: Callable[[Review], bool],
    *,
    today: date,
    complain: Callable[[str], object] = str,
) -> tuple[list[Promise], list[Review]]:
    """Publish the promises of a document that `decide` says yes to: those published, and the reviews left.

    What changes a published promise is left for a review, with its differences in view, unless it only
    adds outcomes that the page reports. So is what is refused, such as a text that may tell of a person:
    `complain` is told why.
    """
    published, left = [], []
    for review in imported.reviews:
        if review.state != Review.State.OPEN:
            continue
        if not (_needs_no_review(review) and decide(review)):
            left.append(review)
            continue
        try:
            published.append(_publish(actor, review, today))
        except Refusal as refusal:
            complain(f"{title_of(review)}: {refusal}")
            left.append(review)
    return published, left


def _needs_no_review(review: Review) -> bool:
    if not review.promise:
        return True
    before, after = _before(review), review.content()
    silent = replace(after, links=before.links, commitments=tuple(map(_without_result, after.commitments)))
    return silent == replace(before, commitments=tuple(map(_without_result, before.commitments)))


def _without_result(one: content.Commitment) -> content.Commitment:
    return replace(one, result="")


def _publish(actor: Actor, review: Review, today: date) -> Promise:
    reason = _("Utfall enligt %(document)s.") % {"document": review.document.name[:200]}
    return actions.publish(actor, review, revision=review.revision, today=today, reason=reason).promise


def begins_after(promise: Promise) -> str:
    """What to say of a promise that goes on from an earlier one."""
    return _("Det förlänger %(earlier)s och räknas från och med %(day)s.") % {
        "earlier": title_of(promise.extends) if promise.extends else "",
        "day": date_format(promise.start, "j F Y") if promise.start else "",
    }
