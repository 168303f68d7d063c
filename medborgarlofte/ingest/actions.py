"""The door through which a document that was read becomes promises, sources and results."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from medborgarlofte.domain.errors import Refusal
from medborgarlofte.places import actions as places
from medborgarlofte.places.finding import find_municipality
from medborgarlofte.places.free_text import refuse_identity_numbers
from medborgarlofte.places.models import Municipality, Organisation
from medborgarlofte.promises import actions as promises
from medborgarlofte.promises.drafts import Comparison, PromiseDraft, SourceDraft
from medborgarlofte.promises.models import Promise, Source
from medborgarlofte.promises.sameness import compare, stored_promise

from .drafting import PartyOf, drafts_of
from .parsers.as_json import as_json
from .parsers.document import Document
from .parsers.reading import Reading


@dataclass(frozen=True, slots=True)
class Entered:
    """What became of one promise of a document.

    `new`: it was stored now. Otherwise the document is a further source of a promise stored before,
    `results` is how many commitments got an outcome from it, and `comparison` says what differs.
    """

    promise: Promise
    new: bool
    results: int = 0
    comparison: Comparison = field(default_factory=Comparison)
    follow_up: bool = False


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one document. `known`: its content was stored before, and nothing was changed."""

    source: Source
    promises: tuple[Entered, ...]
    known: bool = False
    new_municipality: Municipality | None = None


def known_document(content: bytes) -> Imported | None:
    """What became of a document with this content when it was imported before; None when it was not."""
    source = Source.objects.filter(sha256=hashlib.sha256(content).hexdigest()).first()
    if source is None:
        return None
    found = source.promises.select_related("municipality").order_by("pk")
    return Imported(source, tuple(Entered(promise, new=False) for promise in found), known=True)


@transaction.atomic
def enter_reading(
    actor: str, document: Document, content: bytes, reading: Reading, *, entered_on: date
) -> Imported:
    """Store what was read in a document: all of it, or nothing when it is refused.

    A promise that is stored already (same municipality and period, no other police area) gets the
    document as a further source and the outcomes that it reports; what else it says differently is
    told and not stored. `entered_on` is the local day. The same content again changes nothing.
    Refuses a document without municipality or commitments, and one with an identity number in it.
    """
    known = known_document(content)
    if known:
        return known
    _check(document, reading)
    municipality, is_new = _municipality(actor, reading.municipality or "")
    area = None
    if reading.police_area:
        area = places.police_area(
            actor, reading.police_area, municipality, source=document.address or document.name
        )

    drafts = drafts_of(reading, municipality, area, _parties(actor, municipality))
    draft = SourceDraft(document.name, content, document.media_type, as_json(reading), document.address)
    source = promises.enter_source(actor, draft)
    entered = tuple(_enter(actor, one, source, entered_on) for one in drafts)
    return Imported(source, entered, new_municipality=municipality if is_new else None)


def _parties(actor: str, municipality: Municipality) -> PartyOf:
    """Finds the municipality's parties without asking the database for each, and adds new ones."""
    known = {(party.kind, party.name): party for party in municipality.organisations.all()}

    def party_of(kind: str, name: str) -> Organisation:
        key = (kind, places.name_of_party(kind, municipality, name))
        if key not in known:
            known[key] = places.party(actor, kind, municipality, name)
        return known[key]

    return party_of


def _check(document: Document, reading: Reading) -> None:
    if not reading.commitments:
        raise Refusal(_("Inget åtagande hittades, så det finns inget att lägga in."))
    if not (reading.municipality or "").strip():
        raise Refusal(_("Det framgår inte vilken kommun löftet gäller, så det går inte att lägga in."))
    refuse_identity_numbers("\n".join(block.text for block in document.blocks), _("Dokumentet"))


def _municipality(actor: str, name: str) -> tuple[Municipality, bool]:
    known = find_municipality(name)
    return (known, False) if known else (places.add_municipality(actor, name), True)


def _enter(actor: str, draft: PromiseDraft, source: Source, entered_on: date) -> Entered:
    stored = stored_promise(draft, draft.municipality.promises.order_by("pk"))
    follow_up = draft.kind == Promise.Kind.FOLLOW_UP
    if stored is None:
        promise = promises.enter_promise(actor, draft, source, entered_on=entered_on)
        return Entered(promise, new=True, follow_up=follow_up)
    comparison = compare(stored.commitments.all(), draft.commitments)
    promises.add_publication(actor, stored, source)
    results = promises.add_results(actor, stored, comparison.same, source)
    return Entered(stored, False, results, comparison, follow_up)
