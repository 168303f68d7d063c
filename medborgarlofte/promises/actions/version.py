"""The door through which a promise, and each later version of it, is published."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from medborgarlofte.accounts.actions import locked, record_write
from medborgarlofte.domain import content
from medborgarlofte.domain.canonical import FORMAT, canonical, digest
from medborgarlofte.domain.change import ChangeKind
from medborgarlofte.domain.changes import changes
from medborgarlofte.domain.errors import Refusal
from medborgarlofte.domain.wording import KnownTexts
from medborgarlofte.places import actions as places
from medborgarlofte.places.finding import find_municipality
from medborgarlofte.places.free_text import decision_about, tidy
from medborgarlofte.places.models import LocalPoliceArea, Municipality
from medborgarlofte.promises import storing
from medborgarlofte.promises.models import Promise, Source, Version
from medborgarlofte.promises.sameness import (
    earlier_promise,
    free_slug,
    own_stretch,
    period_slug,
    stored_promise,
)
from medborgarlofte.promises.texts import checked_texts, concerns_in
from medborgarlofte.promises.wording import kept_remarks


@transaction.atomic
def publish_promise(
    actor: str,
    said: content.Promise,
    sources: Iterable[Source],
    *,
    today: date,
    confirmed: bool = False,
    known: KnownTexts | None = None,
) -> Version:
    """Publish a promise for the first time, as its version 1.

    `today` is the local day: windows due before it are "before this record". What the wording check
    remarks, held against the `known` texts, is kept with the version. `confirmed` says that somebody has
    decided that no text is about a person. An extension of a stored promise counts from that promise's
    end. Refuses a promise without commitments, one that is stored already, and a period that ends before
    it begins; raises NeedsDecision where a text may tell of a person.
    """
    municipality = _municipality(actor, said, confirmed)
    others = list(municipality.promises.select_related("police_area").order_by("pk"))
    stored = stored_promise(said, others)
    if stored:
        raise Refusal(
            _("%(promise)s är redan publicerat. Granska det som en ny version.") % {"promise": stored}
        )
    earlier = earlier_promise(said, others)
    said = own_stretch(said, earlier)
    promise = Promise(
        municipality=municipality, slug=free_slug(said, others), entered_on=today, extends=earlier
    )
    version = _publish(actor, promise, said, sources, confirmed=confirmed, known=known)
    _link_later(promise, others)
    return version


@transaction.atomic
def publish_version(
    actor: str,
    promise: Promise,
    said: content.Promise,
    sources: Iterable[Source],
    *,
    based_on: int,
    reason: str,
    confirmed: bool = False,
    known: KnownTexts | None = None,
) -> Version:
    """Publish what a promise says from now on, as the version after `based_on`.

    What it said before stays readable for ever. Refuses when somebody else has published a version in
    the meantime, a missing reason, and a content that says nothing new; otherwise as `publish_promise`.
    """
    promise = locked(Promise.objects.all()).get(pk=promise.pk)
    if promise.version != based_on:
        raise Refusal(
            _("Version %(number)d har publicerats under tiden. Jämför med den innan du publicerar din.")
            % {"number": promise.version}
        )
    reason = tidy(reason, _("Skälet"), 1000)
    if not reason:
        raise Refusal(_("En ny version behöver ett skäl."))
    return _publish(actor, promise, said, sources, reason=reason, confirmed=confirmed, known=known)


def _publish(
    actor: str,
    promise: Promise,
    said: content.Promise,
    sources: Iterable[Source],
    *,
    confirmed: bool,
    known: KnownTexts | None,
    reason: str = "",
) -> Version:
    sources = list(sources)
    _check(said)
    said, area, parties = _resolved(actor, said, promise.municipality, sources, confirmed)
    before = promise.versions.last() if promise.version else None
    if before and before.content() == said:
        raise Refusal(_("Den nya versionen säger samma sak som den förra. Ingenting publicerades."))
    if not before:
        storing.fill(promise, said, area)
        promise.save()
        storing.store(promise, said, parties, sources)
    kept = _kept(said, reason, confirmed, known)
    version = _version(promise, said, before, reason, kept)
    if before:
        storing.fill(promise, said, area)
        storing.store(promise, said, parties, sources, _weakened(before.content(), said))
    promise.sources.add(*sources)
    promise.version, promise.published_at = version.number, promise.published_at or version.published_at
    promise.save()
    record_write(
        actor, "publish", version, promise=str(promise), number=version.number, sha256=version.sha256
    )
    return version


def _kept(said: content.Promise, reason: str, confirmed: bool, known: KnownTexts | None) -> dict[str, Any]:
    """What is kept with a version: the remarks on its wording, and what was decided on personal data."""
    decision = decision_about(concerns_in(said, reason), confirmed=confirmed)
    return {"remarks": kept_remarks(said, known), "decision": decision}


_OF_TARGET = (ChangeKind.LOWERED, ChangeKind.TARGET_DROPPED, ChangeKind.TARGET_CHANGED)


def _weakened(before: content.Promise, said: content.Promise) -> set[int]:
    """The numbers of commitments whose target binds less than before."""
    found = (one for one in changes(before, said) if one.weakens and one.kind in _OF_TARGET)
    return {one.number for one in found if one.number is not None}


def _version(
    promise: Promise,
    said: content.Promise,
    before: Version | None,
    reason: str,
    kept: dict[str, Any],
) -> Version:
    now = timezone.now()
    number = before.number + 1 if before else 1
    text = canonical(
        {
            "format": FORMAT,
            "address": promise.address(),
            "number": number,
            "predecessor": before.sha256 if before else None,
            "published": now.isoformat(),
            "reason": reason,
            "content": content.as_json(said),
            **kept,
        }
    )
    return Version.objects.create(
        promise=promise, number=number, canonical=text, sha256=digest(text), reason=reason, published_at=now
    )


def _check(said: content.Promise) -> None:
    if not said.commitments:
        raise Refusal(_("Det finns inget åtagande att publicera."))
    if said.end and (not said.start or said.end <= said.start):
        raise Refusal(_("Löftets sista dag ligger före den första."))
    if len({one.number for one in said.commitments}) < len(said.commitments):
        raise ValueError("two commitments have one number")


def _municipality(actor: str, said: content.Promise, confirmed: bool) -> Municipality:
    """The municipality, locked so that two do not publish the same promise at the same moment."""
    if not said.municipality.strip():
        raise Refusal(_("Ange vilken kommun löftet gäller."))
    known = find_municipality(said.municipality)
    known = known or places.add_municipality(actor, said.municipality, confirmed=confirmed)
    return locked(Municipality.objects.all()).get(pk=known.pk)


def _resolved(
    actor: str, said: content.Promise, municipality: Municipality, sources: list[Source], confirmed: bool
) -> tuple[content.Promise, LocalPoliceArea | None, storing.Parties]:
    """The content with places and parties by the names they are registered under, and their rows."""
    said = content.settled(checked_texts(said))
    area = None
    if said.police_area:
        source = sources[0].address or sources[0].name if sources else ""
        area = places.police_area(actor, said.police_area, municipality, source=source, confirmed=confirmed)
    named = _parties(actor, said, municipality, confirmed)
    names = {party: content.Party(row.kind, row.name) for party, row in named.items()}
    said = replace(
        said,
        municipality=municipality.name,
        municipality_code=municipality.code,
        police_area=area.name if area else "",
        commitments=tuple(
            replace(one, parties=content.in_order(names[party] for party in one.parties))
            for one in said.commitments
        ),
    )
    return said, area, {names[party]: row for party, row in named.items()}


def _parties(
    actor: str, said: content.Promise, municipality: Municipality, confirmed: bool
) -> storing.Parties:
    """The rows of all parties, found without asking the database for each; new ones are added."""
    known = {(row.kind, row.name): row for row in municipality.organisations.all()}
    found = {}
    for party in dict.fromkeys(party for one in said.commitments for party in one.parties):
        name = places.name_of_party(party.kind, municipality, party.name)
        found[party] = known.get((party.kind, name)) or places.party(
            actor, party.kind, municipality, name, confirmed=confirmed
        )
    return found


def _link_later(promise: Promise, others: Iterable[Promise]) -> None:
    """A promise that was stored before the one it extends finds it now."""
    for other in others:
        if (
            other.extends_id is None
            and other.extension_of
            and period_slug(other.extension_of) == promise.slug
        ):
            other.extends = promise
            other.save(update_fields=["extends"])
