"""Everything that must be settled before a promise or a version of it can be published.

Checked, and written under the names that places and parties are registered by: so that what is published
is, to the letter, what was settled.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from medborgarlofte.accounts.actions import locked
from medborgarlofte.accounts.actors import Actor
from medborgarlofte.domain import content
from medborgarlofte.domain.canonical import FORMAT, canonical
from medborgarlofte.domain.errors import Refusal
from medborgarlofte.domain.wording import KnownTexts
from medborgarlofte.places import actions as places
from medborgarlofte.places.finding import find_municipality
from medborgarlofte.places.free_text import decision_about, tidy
from medborgarlofte.places.models import LocalPoliceArea, Municipality
from medborgarlofte.promises import storing
from medborgarlofte.promises.models import Promise, Version
from medborgarlofte.promises.sameness import earlier_promise, free_slug, own_stretch, stored_promise
from medborgarlofte.promises.texts import checked_functions, checked_texts, concerns_in
from medborgarlofte.promises.wording import kept_remarks


@dataclass(frozen=True, slots=True)
class Prepared:
    """What a version will say, with the rows of its places and parties. A new promise is not saved yet."""

    promise: Promise
    said: content.Promise
    area: LocalPoliceArea | None
    parties: storing.Parties
    before: Version | None  # the version that it comes after

    @property
    def number(self) -> int:
        """The number that the version will have."""
        return self.before.number + 1 if self.before else 1

    def text(self, kept: Mapping[str, Any]) -> str:
        """The canonical JSON of the version.

        `kept` are the moment it was "settled", its "reason", the "remarks" on it and the "decision" on
        personal data.
        """
        return canonical(
            {
                **kept,
                "format": FORMAT,
                "address": self.promise.address(),
                "number": self.number,
                "predecessor": self.before.sha256 if self.before else None,
                "content": content.as_json(self.said),
            }
        )


def prepare_promise(actor: Actor, said: content.Promise, *, source: str, confirmed: bool) -> Prepared:
    """A new promise, ready to be published; `source` says where its police area was named.

    An extension of a stored promise counts from that promise's end. Refuses a promise without commitments,
    one that is stored already, and a period that ends before it begins.
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
    promise = Promise(municipality=municipality, slug=free_slug(said, others), extends=earlier)
    return _prepared(actor, promise, said, source, confirmed, None)


def prepare_version(
    actor: Actor, promise: Promise, said: content.Promise, *, based_on: int, source: str, confirmed: bool
) -> Prepared:
    """The version after `based_on`, ready to be published.

    Refuses when somebody else has published a version in the meantime, and a content that says nothing new;
    otherwise as `prepare_promise`.
    """
    promise = locked(Promise.objects.all()).get(pk=promise.pk)
    if promise.version != based_on:
        raise Refusal(
            _("Version %(number)d har publicerats under tiden. Jämför med den innan du publicerar din.")
            % {"number": promise.version}
        )
    before = promise.versions.last()
    prepared = _prepared(actor, promise, said, source, confirmed, before)
    if before and before.content() == prepared.said:
        raise Refusal(_("Den nya versionen säger samma sak som den förra. Ingenting publicerades."))
    return prepared


def checked_reason(reason: str) -> str:
    """The reason for a new version, tidied. Refuses to do without."""
    reason = tidy(reason, _("Skälet"), 1000)
    if not reason:
        raise Refusal(_("En ny version behöver ett skäl."))
    return reason


def kept_with(
    said: content.Promise, reason: str, confirmed: bool, known: KnownTexts | None
) -> dict[str, Any]:
    """What is kept with a version: when and why, the remarks on its wording, what was decided on personal
    data. Raises NeedsDecision where a text may tell of a person."""
    decision = decision_about(concerns_in(said, reason), confirmed=confirmed)
    return {
        "settled": timezone.now().isoformat(),
        "reason": reason,
        "remarks": kept_remarks(said, known),
        "decision": decision,
    }


def _check(said: content.Promise) -> None:
    if not said.commitments:
        raise Refusal(_("Det finns inget åtagande att publicera."))
    if said.end and (not said.start or said.end <= said.start):
        raise Refusal(_("Löftets sista dag ligger före den första."))
    if len({one.number for one in said.commitments}) < len(said.commitments):
        raise ValueError("two commitments have one number")


def _municipality(actor: Actor, said: content.Promise, confirmed: bool) -> Municipality:
    """The municipality, locked so that two do not publish the same promise at the same moment."""
    if not said.municipality.strip():
        raise Refusal(_("Ange vilken kommun löftet gäller."))
    known = find_municipality(said.municipality)
    known = known or places.add_municipality(actor, said.municipality, confirmed=confirmed)
    return locked(Municipality.objects.all()).get(pk=known.pk)


def _prepared(
    actor: Actor,
    promise: Promise,
    said: content.Promise,
    source: str,
    confirmed: bool,
    before: Version | None,
) -> Prepared:
    """The content with places and parties by the names they are registered under, and their rows."""
    _check(said)
    municipality, area = promise.municipality, None
    said = content.settled(checked_texts(said))
    if said.police_area:
        area = places.police_area(actor, said.police_area, municipality, source=source, confirmed=confirmed)
    named = _parties(actor, said, municipality, confirmed)
    names = {party: content.Party(row.kind, row.name) for party, row in named.items()}
    said = replace(
        said,
        municipality=municipality.name,
        municipality_code=municipality.code,
        police_area=area.name if area else "",
        commitments=tuple(_renamed(one, names) for one in said.commitments),
    )
    parties = {names[party]: row for party, row in named.items()}
    return Prepared(promise, said, area, parties, before)


def _renamed(one: content.Commitment, names: dict[content.Party, content.Party]) -> content.Commitment:
    """The commitment with its parties by the names they are registered under."""
    parties = content.in_order(names[party] for party in one.parties)
    functions = tuple(replace(each, party=names[each.party]) for each in one.functions)
    one = replace(one, parties=parties, functions=functions)
    return replace(one, functions=checked_functions(one))


def _parties(
    actor: Actor, said: content.Promise, municipality: Municipality, confirmed: bool
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
