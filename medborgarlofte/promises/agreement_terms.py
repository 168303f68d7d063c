"""What an agreement says: as it comes in through the doors, checked, and as a version of it holds it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from medborgarlofte.domain.errors import Refusal
from medborgarlofte.domain.personal_data import Concern
from medborgarlofte.places.free_text import concerns_about, tidy
from medborgarlofte.places.models import LocalPoliceArea, Organisation

from .models import CooperationAgreement

LONGEST = 5_000  # characters of purposes, and of areas


@dataclass(frozen=True, slots=True)
class AgreementTerms:
    """What an agreement says, as somebody writes it. `end` is the day after the last; `areas` one a line."""

    parties: tuple[Organisation, ...]
    purposes: str
    areas: str
    start: date
    end: date | None = None
    police_area: LocalPoliceArea | None = None


def checked_terms(said: AgreementTerms, workspace: Organisation | None) -> AgreementTerms:
    """What is said with its texts tidied.

    Refuses an agreement without purposes or areas (Act (2023:196), section 9, asks for both), a period
    that ends before it begins, and parties that are fewer than two, of several municipalities, or not
    the one that writes.
    """
    said = replace(said, purposes=tidied(said.purposes, _("Syften")), areas=_lines(said.areas))
    if not said.purposes:
        raise Refusal(_("Skriv vilka syften överenskommelsen har."))
    if not said.areas:
        raise Refusal(_("Skriv vilka områden ni ska samverka om."))
    if said.end and said.end <= said.start:
        raise Refusal(_("Den sista dagen ligger före den första."))
    _check_parties(said, workspace)
    return said


def tidied(text: str, what: str) -> str:
    """A long text of an agreement; refuses what `tidy` refuses."""
    return tidy(text.replace("\r\n", "\n"), what, LONGEST)


def _lines(text: str) -> str:
    lines = (" ".join(line.split()) for line in tidied(text, _("Områden")).splitlines())
    return "\n".join(dict.fromkeys(filter(None, lines)))


def _check_parties(said: AgreementTerms, workspace: Organisation | None) -> None:
    if len(set(said.parties)) < 2:
        raise Refusal(_("En överenskommelse har minst två parter."))
    if len({party.municipality_id for party in said.parties}) > 1:
        raise Refusal(_("Alla parter ska höra till samma kommun."))
    if workspace and workspace not in said.parties:
        raise Refusal(_("%(party)s ska själv vara part.") % {"party": workspace})
    area, place = said.police_area, said.parties[0].municipality_id
    if area and not area.municipalities.filter(pk=place).exists():
        raise Refusal(_("Lokalpolisområdet omfattar inte kommunen."))


def concerns_in_terms(said: AgreementTerms) -> tuple[Concern, ...]:
    """What a person must decide about before these texts are kept."""
    purposes = concerns_about(said.purposes, _("Syften"), "purposes")
    return purposes + concerns_about(said.areas, _("Områden"), "areas")


def terms_of(agreement: CooperationAgreement) -> AgreementTerms:
    """What an agreement says now."""
    return AgreementTerms(
        tuple(agreement.parties.order_by("pk")),
        agreement.purposes,
        agreement.areas,
        agreement.start,
        agreement.end,
        agreement.police_area,
    )


def content_of_agreement(agreement: CooperationAgreement) -> dict[str, Any]:
    """What a version of the agreement as it is now holds, in JSON. Registry numbers are no part of it:
    each party's registry gives its own when it pleases, and nothing that was agreed depends on them."""
    replacing = agreement.replaced_by
    return {
        "municipality": agreement.municipality.name,
        "municipality_code": agreement.municipality.code,
        "police_area": agreement.police_area.name if agreement.police_area else "",
        "parties": [{"kind": one.kind, "name": one.name} for one in agreement.parties.order_by("pk")],
        "purposes": agreement.purposes,
        "areas": agreement.areas.splitlines(),
        "start": agreement.start.isoformat(),
        "end": agreement.end.isoformat() if agreement.end else None,
        "signatories": [
            {"party": one.organisation.name, "function": one.function_name}
            for one in agreement.signatories.select_related("organisation")
        ],
        "ended": agreement.ended.isoformat() if agreement.ended else None,
        "ended_reason": agreement.ended_reason,
        "replaced_by": replacing.address() if replacing and replacing.published_revision else None,
    }
