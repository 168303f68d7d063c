"""Rows of every kind that an address names: of one municipality, in every state, and what the texts hold."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.utils import timezone

from medborgarlofte.accounts.actors import Actor
from medborgarlofte.accounts.models import User
from medborgarlofte.dialogue.models import (
    AgendaItem,
    Decision,
    Group,
    Meeting,
    SafetyWalk,
    Session,
    WalkPoint,
)
from medborgarlofte.domain import content
from medborgarlofte.domain.lineage import Act
from medborgarlofte.domain.renewal import Choice
from medborgarlofte.domain.roles import Role
from medborgarlofte.followup.actions import renew
from medborgarlofte.followup.models import FollowUp
from medborgarlofte.incidents.models import Measure, Measurement
from medborgarlofte.ingest import actions as ingest
from medborgarlofte.ingest.actions.sheet_import import import_sheet
from medborgarlofte.ingest.actions.sheets import choose_columns, upload_sheet
from medborgarlofte.ingest.gathering import Given
from medborgarlofte.ingest.models import Review, SheetUpload
from medborgarlofte.ingest.sheets.mapping import Field
from medborgarlofte.jobs.models import Job
from medborgarlofte.places import actions as places
from medborgarlofte.places.models import Function, HandOver, Organisation, Shareable
from medborgarlofte.places.proof_files import ProofDraft
from medborgarlofte.promises import actions
from medborgarlofte.promises.drafts import Activity
from medborgarlofte.promises.models import (
    ActivityRecord,
    CooperationAgreement,
    Draft,
    Promise,
    Renewal,
    Settled,
    Signatory,
    Signature,
)
from medborgarlofte.web.models import CalendarFeed
from tests.agreeing import CHAIR, CHIEF, a_pdf, terms
from tests.building import ACTOR, a_commitment, a_content, a_municipality, a_promise, parties_of
from tests.ingest.importing import PAGE, TODAY
from tests.people import a_member, a_user

from .followed import a_follow_up_there
from .occasions import a_meeting_there, a_session_there
from .street import a_figure_there, a_measure_there, a_walk_there

Row = TypeVar("Row", bound=Shareable)
TOWN = "Ekhamn"
DIRECTOR = "kommundirektören"  # who has still to sign
STATES = ("private", "shared", "ended")  # of what the municipality works with; ended is shared as well
_NOTE = "Inget är hemligt."


@dataclass(frozen=True)
class People:
    """The parties of the municipality, and somebody who writes for each; a company nothing is shared with."""

    police: Organisation
    town: Organisation
    company: Organisation
    officer: Actor
    coordinator: Actor
    member: User


@dataclass(frozen=True)
class Rows:
    """What the municipality works with, in one state."""

    review: Review
    agreement: CooperationAgreement
    settled: Settled
    seat: Signatory
    signature: Signature
    renewal: Renewal
    walk: SafetyWalk
    point: WalkPoint
    measure: Measure


@dataclass(frozen=True)
class World:
    """Rows of every kind that an address names. What belongs to a party belongs to the municipality."""

    people: People
    promise: Promise
    rows: dict[str, Rows]
    upload: SheetUpload
    imported: SheetUpload
    record: ActivityRecord
    function: Function
    handed: HandOver
    passkey: Authenticator
    invited: User
    meeting: Meeting
    group: Group
    item: AgendaItem
    decision: Decision
    session: Session
    follow_up: FollowUp
    feed: CalendarFeed
    job: Job
    measurement: Measurement


def a_world(text: str = "") -> World:
    """A promise that is published, and all that comes before and after one; `text` in all of it."""
    people = _people()
    function, handed = _functions(people, text)
    promise = _published(_opened(people, _page(text, "2022-2023"), "ett.txt"))
    return World(
        people,
        promise,
        {state: _rows(people, state, text) for state in STATES},
        _upload(people, promise, "a.csv", text),
        import_sheet(ACTOR, _upload(people, promise, "b.csv", text), today=TODAY, confirmed=True),
        _record(people, promise, text),
        function,
        handed,
        _passkey(User.objects.get(pk=people.coordinator.user_id or 0)),
        User.objects.create_user("inbjuden@exempel.se"),
        *a_meeting_there(people.town, function, text),
        a_session_there(people.town, text),
        a_follow_up_there(people.police, people.town, text),
        CalendarFeed.objects.create(user=people.member, sha256="0" * 64),
        Job.objects.create(
            function="medborgarlofte.jobs.mail.send",
            arguments=[text],
            key="x",
            free_at=timezone.now(),
            failed_at=timezone.now(),
            error="Mejlservern tog inte emot mejlet.",
        ),
        a_figure_there(people.town, promise, text),
    )


def _people() -> People:
    municipality = a_municipality(TOWN)
    police, town = parties_of(municipality)
    company = places.party(ACTOR, "other", municipality, "Ekhamnsbostäder")
    Organisation.objects.filter(municipality=municipality).update(publishes_alone=True)
    member = a_user()
    TOTP.activate(member, "JBSWY3DPEHPK3PXP")  # of no account anywhere
    for party in (police, town):
        a_member(party, *Role, user=member)
    officer = a_member(police, Role.LIAISON_OFFICER).actor()
    return People(police, town, company, officer, a_member(town, Role.COORDINATOR).actor(), member)


def _functions(people: People, text: str) -> tuple[Function, HandOver]:
    """Those that sign, held by the member; the last one and how it came to be held."""
    for party, name in ((people.police, CHIEF), (people.town, CHAIR), (people.town, DIRECTOR)):
        function = places.add_function(ACTOR, party, name)
        handed = places.hand_over(ACTOR, function, people.member, note=text, confirmed=True)
    return function, handed


def _page(text: str, period: str) -> str:
    more = f" • Polisen ska göra två kontroller per år. {text}\n" if text else ""
    return PAGE.replace("2022-2023", period).replace("\n\nLöftet", f"\n{more}\nLöftet")


def _opened(people: People, text: str, name: str) -> Review:
    given = Given(name, text.encode())
    document = ingest.receive(ACTOR, given, workspace=people.town).document
    return ingest.read(ACTOR, document).reviews.select_related("document", "promise")[0]


def _published(draft: Draft) -> Promise:
    return ingest.publish(ACTOR, draft, revision=draft.revision, today=TODAY, confirmed=True).promise


def _rows(people: People, state: str, text: str) -> Rows:
    year = 2030 + STATES.index(state)
    review = _shared(people, _opened(people, _page(text, f"{year}-{year + 1}"), f"{state}.txt"), state)
    agreement = _agreement(people, state, text)
    settled = _settled(people, agreement, state, text)
    seats = {one.function_name: one for one in agreement.signatories.all()}
    signature = _signed(people, settled, seats, state)
    renewal = _renewal(people, state, text)
    if state == "ended":
        _published(review)
        for draft in (settled.draft, renewal.draft):
            actions.publish_draft(ACTOR, draft, revision=draft.revision, today=TODAY, confirmed=True)
        agreement = _ended(agreement, text)
    in_state = (people.town, state, text, lambda row: _shared(people, row, state))
    street = (*a_walk_there(*in_state), a_measure_there(*in_state))
    return Rows(review, agreement, settled, seats[DIRECTOR], signature, renewal, *street)


def _shared(people: People, row: Row, state: str) -> Row:
    if state != "private":
        places.share(ACTOR, row, people.police, ground="", note=_NOTE)
        row.refresh_from_db()
    return row


def _agreement(people: People, state: str, text: str) -> CooperationAgreement:
    said = terms(
        people.police, people.town, start=date(2022, 1, 1), purposes=f"Tryggt. {text}", areas=f"Torg {text}"
    )
    made = actions.start_agreement(ACTOR, people.town, said, confirmed=True)
    seats = [(people.police, CHIEF), (people.town, CHAIR), (people.town, DIRECTOR)]
    actions.set_signatories(ACTOR, made, seats, revision=made.revision)
    return _shared(people, CooperationAgreement.objects.get(pk=made.pk), state)


def _ended(agreement: CooperationAgreement, text: str) -> CooperationAgreement:
    """Published, and then ended for everybody to read."""
    for reason in ("", f"Slut. {text}"):
        now = CooperationAgreement.objects.get(pk=agreement.pk)
        if reason:
            actions.end_agreement(
                ACTOR, now, last_day=TODAY, reason=reason, revision=now.revision, confirmed=True
            )
            now.refresh_from_db()
        actions.publish_agreement(ACTOR, now, revision=now.revision, reason=reason, confirmed=True)
    return CooperationAgreement.objects.get(pk=agreement.pk)


def _settled(people: People, agreement: CooperationAgreement, state: str, text: str) -> Settled:
    year = 2040 + STATES.index(state)
    said = a_content(
        a_commitment(municipality=TOWN), municipality=TOWN, label=f"{year}",
        start=date(year, 1, 1), end=date(year + 1, 1, 1), aim=f"Trygghet. {text}",
    )  # fmt: skip
    draft = actions.start_draft(ACTOR, people.town, people.town.municipality, start=said.start, end=said.end)
    full = content.settled(replace(said, municipality_code=draft.content().municipality_code))
    draft = actions.edit(ACTOR, draft, lambda _before: full, act="promise", numbers=[0], revision=0)
    draft = actions.place_under(ACTOR, _shared(people, draft, state), agreement)
    return actions.settle(ACTOR, draft, revision=draft.revision, confirmed=True)


def _signed(people: People, settled: Settled, seats: dict[str, Signatory], state: str) -> Signature:
    """The file of the chair; of the others as well where all have signed."""
    if state == "ended":
        actions.upload_signed(people.officer, settled, seats[CHIEF], a_pdf(), "chef.pdf")
        actions.upload_signed(people.coordinator, settled, seats[DIRECTOR], a_pdf(), "direktor.pdf")
    return actions.upload_signed(people.coordinator, settled, seats[CHAIR], a_pdf(), "ordforande.pdf")


def _renewal(people: People, state: str, text: str) -> Renewal:
    """Of a promise that holds now, so that nothing of it has to be answered first."""
    last = 2024 + STATES.index(state)
    ending = a_promise(
        a_commitment(municipality=TOWN), municipality=TOWN, label=f"2022-{last}",
        start=date(2022, 1, 1), end=date(last + 1, 1, 1), entered_on=TODAY,
    )  # fmt: skip
    renewal = renew(
        ACTOR, ending, workspace=people.town, start=date(last + 1, 1, 1), end=date(last + 2, 1, 1),
        choices=[Choice(1, Act.EXTEND)], reason=f"Det behövs. {text}", lessons=f"Mer. {text}",
        today=TODAY, confirmed=True,
    )  # fmt: skip
    _shared(people, renewal.draft, state)
    return renewal


def _upload(people: People, promise: Promise, name: str, text: str) -> SheetUpload:
    line = f"2022-03-01;1;{' '.join(text.split())};"
    rows = f"Dag;Antal;Anteckning;{name}\n{line}\n".encode()
    kept = upload_sheet(ACTOR, promise, name, rows, workspace=people.town)
    return choose_columns(ACTOR, kept, {Field.DAY: 0, Field.COUNT: 1, Field.NOTE: 2}, commitment=1) or kept


def _record(people: People, promise: Promise, text: str) -> ActivityRecord:
    walk = promise.commitments.get(number=3)
    did = (people.police, people.town)
    file = ProofDraft("foto.jpg", text.encode(), "image/jpeg")
    done = Activity((walk,), did, TODAY, place=text[:200], note=text, reported_by=people.town, proofs=(file,))
    return actions.log_activity(ACTOR, done, today=TODAY, confirmed=True)


def _passkey(user: User) -> Authenticator:
    """Of somebody who is none of those that ask."""
    data = {"name": "Nyckel", "credential": {}}
    return Authenticator.objects.create(user=user, type=Authenticator.Type.WEBAUTHN, data=data)
