"""The agreements of the example: one in a first version, one that was changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from medborgarlofte.accounts.actors import COMMAND_LINE
from medborgarlofte.places.actions import party
from medborgarlofte.places.models import LocalPoliceArea, Municipality
from medborgarlofte.promises import actions
from medborgarlofte.promises.agreement_terms import AgreementTerms
from medborgarlofte.promises.models import CooperationAgreement

_AREAS = "Trygghet i centrum\nTrafiken vid skolorna\nNarkotika bland unga"
_CHIEF, _CHAIR = "lokalpolisområdeschefen", "kommunstyrelsens ordförande"


def enter_agreements(today: date) -> None:
    """Publish an agreement in two of the municipalities; the second has been widened since."""
    _published("almvik", today.year - 2)
    agreement, terms = _published("sjoholma", today.year - 1)
    agreement = actions.edit_agreement(
        COMMAND_LINE,
        agreement,
        replace(terms, areas=f"{_AREAS}\nVåld i nära relationer"),
        revision=agreement.revision,
    )
    actions.publish_agreement(
        COMMAND_LINE,
        agreement,
        revision=agreement.revision,
        reason="Parterna har kommit överens om ett område till.",
    )


def _published(slug: str, year: int) -> tuple[CooperationAgreement, AgreementTerms]:
    """An agreement of four years from that one, signed for by one function of each party."""
    place = Municipality.objects.get(slug=slug)
    police, town = (party(COMMAND_LINE, kind, place) for kind in ("police", "municipality"))
    terms = AgreementTerms(
        parties=(police, town) if police.pk < town.pk else (town, police),
        purposes="Fler ska känna sig trygga där de bor, och färre ska utsättas för brott.",
        areas=_AREAS,
        start=date(year, 1, 1),
        end=date(year + 4, 1, 1),
        police_area=LocalPoliceArea.objects.filter(municipalities=place).first(),
    )
    agreement = actions.start_agreement(COMMAND_LINE, town, terms)
    agreement = actions.set_signatories(
        COMMAND_LINE, agreement, [(police, _CHIEF), (town, _CHAIR)], revision=agreement.revision
    )
    actions.set_registry_number(COMMAND_LINE, agreement, town, f"KS {year}/17")
    version = actions.publish_agreement(COMMAND_LINE, agreement, revision=agreement.revision)
    return version.agreement, terms
