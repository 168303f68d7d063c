"""What the staff pages of agreements show."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from medborgarlofte.domain.roles import Visibility
from medborgarlofte.places.models import Organisation
from medborgarlofte.places.things import Thing
from medborgarlofte.promises.models import CooperationAgreement, RegistryNumber, Signatory
from medborgarlofte.publishing.agreement_words import agreement_title, ended_in_words, period_in_words
from medborgarlofte.web.asking import access, can
from medborgarlofte.web.sharing.steps import Addresses, Steps, steps_of

PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class Listed:
    """One row of the register."""

    agreement: CooperationAgreement
    title: str
    period: str
    state: str


@dataclass(frozen=True, slots=True)
class Register:
    """One page of the register."""

    rows: list[Listed]
    part: Page[CooperationAgreement]


@dataclass(frozen=True, slots=True)
class PartyNumber:
    """A party, the number of its registry, and where it is set; empty where it may not be."""

    party: Organisation
    number: str
    address: str


@dataclass(frozen=True, slots=True)
class AgreementView:
    """All that the page of one agreement shows, and what is offered there."""

    agreement: CooperationAgreement
    title: str
    period: str
    ended: str
    state: str
    signatories: list[Signatory]
    numbers: list[PartyNumber]
    steps: Steps
    may_edit: bool
    may_end: bool


def readable(request: HttpRequest) -> QuerySet[CooperationAgreement]:
    """The agreements that whoever asks may read, with what their pages show of others at hand."""
    rows = CooperationAgreement.objects.visible_to(access(request))
    return rows.select_related(
        "municipality", "workspace", "police_area", "replaced_by__municipality"
    ).prefetch_related("shared_with", "parties")


def register_page(request: HttpRequest) -> Register:
    """One page of those agreements, the newest first; as many queries however many there are."""
    part = Paginator(readable(request), PER_PAGE).get_page(request.GET.get("sida"))
    return Register([_listed(one) for one in part], part)


def agreement_view(request: HttpRequest, agreement: CooperationAgreement) -> AgreementView:
    """The page of one agreement."""
    return AgreementView(
        agreement=agreement,
        title=title_of(agreement),
        period=period_in_words(agreement.start, agreement.end),
        ended=ended_in_words(agreement.ended, localdate()),
        state=state_in_words(agreement),
        signatories=list(agreement.signatories.select_related("organisation", "function")),
        numbers=_numbers(request, agreement),
        steps=steps_of(
            request,
            agreement,
            addresses_of(agreement),
            is_public_as_it_is=agreement.is_published_as_it_is,
        ),
        may_edit=can(request, "agreement.edit", agreement.thing()),
        may_end=can(request, "agreement.end", agreement.thing()) and agreement.ended is None,
    )


def title_of(agreement: CooperationAgreement) -> str:
    """What it is called: by its place and years."""
    return agreement_title(agreement.municipality.name, agreement.start, agreement.end)


def state_in_words(agreement: CooperationAgreement) -> str:
    """How far it has come: "Publicerad som version 2, ändrad sedan dess"."""
    if agreement.version and not agreement.is_published_as_it_is:
        return _("Publicerad som version %(number)d, ändrad sedan dess") % {"number": agreement.version}
    if agreement.version:
        return _("Publicerad som version %(number)d") % {"number": agreement.version}
    if not agreement.is_open:
        return _("Avslutad utan att ha publicerats")
    shared = agreement.visibility == Visibility.SHARED
    return _("Delad, inte offentlig") if shared else _("Privat")


def addresses_of(agreement: CooperationAgreement) -> Addresses:
    """Where each step towards the public is taken."""
    names = ("share", "secrecy", "ask", "take_back", "publish")
    return Addresses(*(reverse(f"web:agreements:{name}", args=[agreement.pk]) for name in names))


def _listed(agreement: CooperationAgreement) -> Listed:
    period = period_in_words(agreement.start, agreement.end)
    return Listed(agreement, title_of(agreement), period, state_in_words(agreement))


def _numbers(request: HttpRequest, agreement: CooperationAgreement) -> list[PartyNumber]:
    rows = RegistryNumber.objects.filter(agreement=agreement)
    known = {one.organisation_id: one.number for one in rows}
    return [
        PartyNumber(party, known.get(party.pk, ""), _number_address(request, agreement, party))
        for party in agreement.parties.all()
    ]


def _number_address(request: HttpRequest, agreement: CooperationAgreement, party: Organisation) -> str:
    if party.pk not in agreement.thing().parties or not can(request, "agreement.register", Thing(party.pk)):
        return ""
    return reverse("web:agreements:registry_number", args=[agreement.pk, party.pk])
