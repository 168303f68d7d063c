"""The doors of a cooperation agreement while it is written: begin it, change it, say who signs, end it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from medborgarlofte.accounts.actions import locked, record_write
from medborgarlofte.accounts.actors import Actor
from medborgarlofte.domain.errors import NotAllowed, Refusal
from medborgarlofte.places.access import check
from medborgarlofte.places.actions import question_lapses
from medborgarlofte.places.free_text import concerns_about, decision_about, tidy
from medborgarlofte.places.models import Function, Organisation
from medborgarlofte.places.things import Thing
from medborgarlofte.promises.agreement_terms import (
    AgreementTerms,
    checked_terms,
    concerns_in_terms,
    terms_of,
)
from medborgarlofte.promises.models import CooperationAgreement, RegistryNumber, Signatory

MOST_SIGNATORIES = 20
_REGISTRY_NUMBER = re.compile(r"(?=.*\d)[A-ZÅÄÖa-zåäö0-9][A-ZÅÄÖa-zåäö0-9 .:/_-]*")


class AgreementChanged(Refusal):
    """Somebody has changed the agreement since it was seen. `agreement` is as it is now."""

    def __init__(self, agreement: CooperationAgreement) -> None:
        super().__init__(_("Någon annan har ändrat överenskommelsen under tiden. Välj vad som ska gälla."))
        self.agreement = agreement


@transaction.atomic
def start_agreement(
    actor: Actor, workspace: Organisation, said: AgreementTerms, *, confirmed: bool = False
) -> CooperationAgreement:
    """Enter an agreement in a party's workspace, where nobody else sees it.

    `confirmed`: a person has decided that no text tells of anybody. Refuses what `checked_terms` refuses;
    raises NeedsDecision where such a decision is missing.
    """
    check(actor, "agreement.start", Thing(workspace.pk))
    said = checked_terms(said, workspace)
    decision = decision_about(concerns_in_terms(said), confirmed=confirmed)
    now = timezone.now()
    agreement = CooperationAgreement(
        workspace=workspace, municipality=workspace.municipality, opened_at=now, changed_at=now
    )
    _fill(agreement, said)
    record_write(actor, "start_agreement", agreement, **decision)
    return agreement


@transaction.atomic
def edit_agreement(
    actor: Actor,
    agreement: CooperationAgreement,
    said: AgreementTerms,
    *,
    revision: int,
    confirmed: bool = False,
) -> CooperationAgreement:
    """Change what an agreement says. Who signs for a party that is taken out goes with it.

    Raises AgreementChanged when somebody has changed it since `revision`; otherwise as `start_agreement`.
    What says the same changes nothing.
    """
    agreement = _seen(actor, agreement, "agreement.edit", revision)
    said = checked_terms(said, agreement.workspace)
    if said.parties[0].municipality_id != agreement.municipality_id:
        raise Refusal(_("Alla parter ska höra till överenskommelsens kommun."))
    decision = decision_about(concerns_in_terms(said), confirmed=confirmed)
    if said == terms_of(agreement):
        return agreement
    _fill(agreement, said)
    for gone in (agreement.signatories, agreement.registry_numbers):
        gone.exclude(organisation__in=said.parties).delete()
    _changed(agreement)
    record_write(actor, "edit_agreement", agreement, revision=agreement.revision, **decision)
    return agreement


@transaction.atomic
def set_signatories(
    actor: Actor,
    agreement: CooperationAgreement,
    wanted: Iterable[tuple[Organisation, str]],
    *,
    revision: int,
    confirmed: bool = False,
) -> CooperationAgreement:
    """Say which functions sign promises under an agreement: all of them, in their order.

    A function that the party has in the register is tied to it by its name, so that its holder can sign
    here. Refuses one of no party, and a party that nobody would sign for; raises AgreementChanged.
    """
    agreement = _seen(actor, agreement, "agreement.edit", revision)
    each = list(dict.fromkeys((party, _function_name(name)) for party, name in wanted))
    _check_signatories(agreement, each)
    names = "\n".join(name for _party, name in each)
    decision = decision_about(concerns_about(names, _("Funktionerna"), "signatories"), confirmed=confirmed)
    wanted_rows = _rows(agreement, each)
    before = list(agreement.signatories.all())
    if list(map(_row, before)) == list(map(_row, wanted_rows)):
        return agreement
    agreement.signatories.all().delete()
    Signatory.objects.bulk_create(wanted_rows)
    _changed(agreement)
    record_write(actor, "set_signatories", agreement, revision=agreement.revision, **decision)
    return agreement


@transaction.atomic
def set_registry_number(
    actor: Actor, agreement: CooperationAgreement, party: Organisation, number: str
) -> CooperationAgreement:
    """Set the number that the party's own registry has given the agreement; an empty one takes it away.

    Refuses one who has no say in that party, a party that cannot read the agreement, and what is no
    registry number: letters and digits, with space, dot, colon, slash, hyphen or underscore between.
    """
    agreement = _held(agreement)
    check(actor, "agreement.register", Thing(party.pk))
    if not agreement.parties.filter(pk=party.pk).exists():
        raise Refusal(_("%(party)s är inte part i överenskommelsen.") % {"party": party})
    if party.pk not in agreement.thing().parties and agreement.published_revision is None:
        raise NotAllowed(_("Överenskommelsen är inte delad med %(party)s.") % {"party": party})
    number = " ".join(tidy(number, _("Diarienumret"), 50).split())
    if not number:
        agreement.registry_numbers.filter(organisation=party).delete()
    elif not _REGISTRY_NUMBER.fullmatch(number):
        raise Refusal(_("Skriv diarienumret med bokstäver och siffror, till exempel KS 2026/123."))
    else:
        RegistryNumber.objects.update_or_create(
            agreement=agreement, organisation=party, defaults={"number": number}
        )
    record_write(actor, "set_registry_number", agreement, party=party.pk)
    return agreement


@transaction.atomic
def end_agreement(
    actor: Actor,
    agreement: CooperationAgreement,
    *,
    last_day: date,
    reason: str,
    revision: int,
    replaced_by: CooperationAgreement | None = None,
    confirmed: bool = False,
) -> CooperationAgreement:
    """Say that an agreement stops to hold before its period is over, why, and which one replaces it.

    One that is published is open until its end is published as well. Refuses a day outside its period, a
    missing reason, and a replacement of another municipality; raises AgreementChanged.
    """
    agreement = _seen(actor, agreement, "agreement.end", revision)
    if last_day < agreement.start or (agreement.end and last_day >= agreement.end):
        raise Refusal(_("Dagen ligger utanför den tid som överenskommelsen gäller."))
    reason = tidy(reason, _("Skälet"), 1000)
    if not reason:
        raise Refusal(_("Skriv varför överenskommelsen upphör."))
    decision = decision_about(concerns_about(reason, _("Skälet"), "reason"), confirmed=confirmed)
    if replaced_by:
        _check_replacement(actor, agreement, replaced_by)
    agreement.ended, agreement.ended_reason = last_day + timedelta(days=1), reason
    agreement.replaced_by = replaced_by
    _changed(agreement)
    record_write(actor, "end_agreement", agreement, revision=agreement.revision, **decision)
    return agreement


def _held(agreement: CooperationAgreement) -> CooperationAgreement:
    """The agreement as it is, locked until the transaction ends."""
    return locked(CooperationAgreement.objects.all()).get(pk=agreement.pk)


def _seen(
    actor: Actor, agreement: CooperationAgreement, permission: str, revision: int
) -> CooperationAgreement:
    """The agreement, locked, when the actor may change it and has seen all that it says."""
    agreement = _held(agreement)
    check(actor, permission, agreement.thing())
    if agreement.revision != revision:
        raise AgreementChanged(agreement)
    return agreement


def _fill(agreement: CooperationAgreement, said: AgreementTerms) -> None:
    agreement.purposes, agreement.areas = said.purposes, said.areas
    agreement.start, agreement.end = said.start, said.end
    agreement.police_area = said.police_area
    agreement.save()
    agreement.parties.set(said.parties)


def _changed(agreement: CooperationAgreement) -> None:
    """Save it under its next revision, which nobody has asked to publish."""
    agreement.revision, agreement.changed_at = agreement.revision + 1, timezone.now()
    agreement.save()
    question_lapses(agreement)


def _function_name(name: str) -> str:
    return " ".join(tidy(name, _("Funktionen"), 200).split())


def _rows(agreement: CooperationAgreement, each: list[tuple[Organisation, str]]) -> list[Signatory]:
    known = _functions(party for party, _name in each)
    return [
        Signatory(
            agreement=agreement,
            organisation=party,
            function_name=name,
            function=known.get((party.pk, name.casefold())),
            order=order,
        )
        for order, (party, name) in enumerate(each, start=1)
    ]


def _row(one: Signatory) -> tuple[int, str, int | None]:
    return one.organisation_id, one.function_name, one.function_id


def _check_signatories(agreement: CooperationAgreement, each: list[tuple[Organisation, str]]) -> None:
    parties = set(agreement.parties.all())
    for party, name in each:
        if party not in parties:
            raise Refusal(_("%(party)s är inte part i överenskommelsen.") % {"party": party})
        if not name:
            raise Refusal(_("Skriv vilken funktion som undertecknar för %(party)s.") % {"party": party})
    if len(each) > MOST_SIGNATORIES:
        raise Refusal(_("Högst %(most)d funktioner kan underteckna.") % {"most": MOST_SIGNATORIES})
    silent = parties - {party for party, _name in each}
    if silent:
        party = min(silent, key=lambda one: one.pk)
        raise Refusal(_("Skriv vilken funktion som undertecknar för %(party)s.") % {"party": party})


def _functions(parties: Iterable[Organisation]) -> dict[tuple[int, str], Function]:
    """The functions of these parties that take work, by party and name."""
    found = Function.objects.filter(organisation__in=set(parties), ended=None)
    return {(one.organisation_id, one.name.casefold()): one for one in found}


def _check_replacement(actor: Actor, agreement: CooperationAgreement, other: CooperationAgreement) -> None:
    check(actor, "agreement.read", other.thing())
    if other.municipality_id != agreement.municipality_id or other.pk == agreement.pk:
        raise Refusal(_("Välj en annan överenskommelse i samma kommun."))
