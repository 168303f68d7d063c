"""The draft of the example: a promise for the year after next, shared, settled and signed by one of two."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from medborgarlofte.accounts.actors import Actor
from medborgarlofte.domain import content
from medborgarlofte.domain.targets import CountTarget, Per
from medborgarlofte.places.actions import party, share
from medborgarlofte.places.models import Municipality, Organisation
from medborgarlofte.places.names import POLICE_NAME
from medborgarlofte.promises import actions
from medborgarlofte.promises.models import CooperationAgreement, Draft, Settled

from .demo_people import who

_PROBLEM = "På Storgatan körs det för fort, och många känner sig otrygga vid resecentrum på kvällarna."
_AIM = "Färre ska köra för fort på Storgatan, och fler ska känna sig trygga vid resecentrum."
_NOTE = "Inget om enskilda eller pågående ärenden."


def write_draft(today: date) -> None:
    """Write it in Almvik, under its agreement; the town has signed it, the police have not."""
    place = Municipality.objects.get(slug="almvik")
    coordinator, chair = who("samordnare"), who("ordforande")
    police, town = (party(coordinator, kind, place) for kind in ("police", "municipality"))
    draft = _drafted(coordinator, town, today.year + 1)
    agreement = CooperationAgreement.objects.get(municipality=place)
    draft = actions.place_under(coordinator, draft, agreement)
    draft = share(coordinator, draft, police, ground="", note=_NOTE)
    settled = actions.settle(coordinator, draft, revision=draft.revision)
    _sign(chair, settled, agreement, town)


def _drafted(coordinator: Actor, town: Organisation, year: int) -> Draft:
    period = {"label": str(year), "start": date(year, 1, 1), "end": date(year + 1, 1, 1)}
    draft = actions.start_draft(coordinator, town, town.municipality, **period)
    return actions.edit(
        coordinator, draft, lambda said: _written(said, town), act="promise", numbers=[0, 1, 2], revision=0
    )


def _written(said: content.Promise, town: Organisation) -> content.Promise:
    police = content.Party("police", POLICE_NAME)
    parties = (police, content.Party("municipality", town.name))
    checks = content.Commitment(
        1,
        "Polisen ska genomföra minst 60 hastighetskontroller på Storgatan under året.",
        (police,),
        (CountTarget(60, Per.YEAR, "hastighetskontroller"),),
        places=("Storgatan",),
        functions=(content.Function(police, "Områdespolisen"),),
    )
    walks = content.Commitment(
        2,
        "Polisen och kommunen ska tillsammans gå en trygghetsvandring i varje halvår.",
        parties,
        (CountTarget(1, Per.HALF_YEAR, "trygghetsvandring"),),
        places=("Resecentrum",),
    )
    return replace(
        said,
        problem=_PROBLEM,
        aim=_AIM,
        followup_words="Löftet följs upp två gånger om året.",
        followups_per_year=2.0,
        commitments=(checks, walks),
    )


def _sign(chair: Actor, settled: Settled, agreement: CooperationAgreement, town: Organisation) -> None:
    seat = agreement.signatories.get(organisation=town)
    actions.sign(chair, settled, seat, seen_sha256=settled.sha256)
