"""What comes in through the doors: a document as it was read, an activity as somebody enters it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from medborgarlofte.dialogue.models import Occasion
from medborgarlofte.domain.lineage import Act
from medborgarlofte.places.models import Organisation
from medborgarlofte.places.proof_files import ProofDraft

from .models import Commitment


@dataclass(frozen=True, slots=True)
class SourceDraft:
    """A published document: its name, address and bytes."""

    name: str
    content: bytes
    media_type: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Activity:
    """What was done, as somebody enters it.

    `making_up_for` is a day in the earlier window that this act, done too late, makes up for.
    `hours` is working time spent, `hours_taken` how long the case took (targets "within a time").
    `reported_by` is the party that enters it for the parties that did it. `occasion` is the meeting, walk or
    session that it tells of. `dress` is plain, uniform or nothing; `together_with` are other parties of
    the municipality that took part, `co_actors` others in words. `proofs` are files that show it.
    """

    commitments: tuple[Commitment, ...]
    parties: tuple[Organisation, ...]
    day: date
    count: int = 1
    hours: Decimal | None = None
    hours_taken: Decimal | None = None
    place: str = ""
    note: str = ""
    making_up_for: date | None = None
    reported_by: Organisation | None = None
    occasion: Occasion | None = None
    dress: str = ""
    together_with: tuple[Organisation, ...] = ()
    co_actors: str = ""
    proofs: tuple[ProofDraft, ...] = ()

    def entered_by(self, party: Organisation | None) -> Activity:
        """The same, marked as reported by that party unless it alone did it; None is the command line."""
        if party is None or self.reported_by or self.parties == (party,):
            return self
        return replace(self, reported_by=party)


@dataclass(frozen=True, slots=True)
class LinkDraft:
    """What became of commitments, by their numbers in the earlier and in the later promise.

    `likeness` is 0-1 where it was proposed so, None where a person chose otherwise.
    """

    act: Act
    earlier: tuple[int, ...]
    later: tuple[int, ...] = ()
    reason: str = ""
    likeness: float | None = None
