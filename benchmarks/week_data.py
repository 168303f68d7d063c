"""Invented municipalities of one officer: promises that came in through their door, and all that was done."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

PLACES, EACH, RECORDS = 5, 40, 20_000
COUNTS = (1, 1, 1, 1, 3)  # most are logged one by one, some as what was done in a day
OFFICER = "polis@exempel.se"
TODAY = date(2024, 8, 28)


def store() -> None:
    """The officer's municipalities with all that was done.

    Promises come in through their door; records go straight into their tables, since they are only read.
    """
    from medborgarlofte.accounts.actors import Actor
    from medborgarlofte.accounts.models import User
    from medborgarlofte.domain.roles import Role
    from medborgarlofte.places import actions as places
    from medborgarlofte.places.models import Membership

    actor, rng = Actor("mätningen"), Random(1)  # noqa: S311 - measured data, not a secret
    officer = User.objects.create_user(OFFICER, "ett-långt-lösenord-för-mätning")
    for number in range(PLACES):
        promise, police = publish_in(f"Mätvik {'ABCDE'[number]}")
        Membership.objects.create(user=officer, organisation=police, role=Role.LIAISON_OFFICER.value)
        function = places.add_function(actor, police, "Områdespolisen")
        places.hand_over(actor, function, officer)
        _store_records(rng, promise, police)


def sign_in() -> str:
    """The key of a session in which the officer is signed in now."""
    from django.test import Client
    from django.utils import timezone

    from medborgarlofte.accounts.models import User

    client = Client()
    client.force_login(User.objects.get(email=OFFICER))
    session = client.session
    session["seen"] = timezone.now().timestamp()
    session.save()
    return str(session.session_key)


def log_one() -> None:
    """One act more of today in one of the municipalities, through its door, by the officer."""
    from medborgarlofte.accounts.models import User
    from medborgarlofte.promises import actions
    from medborgarlofte.promises.drafts import Activity
    from medborgarlofte.promises.models import Commitment

    officer = User.objects.get(email=OFFICER)
    commitment = Commitment.objects.order_by("pk")[EACH // 2]
    did = Activity((commitment,), tuple(commitment.parties.all()), TODAY)
    actions.log_activity(officer.actor(), did, today=TODAY)


def publish_in(name: str) -> tuple[Any, Any]:
    """A municipality with a promise of its police; the promise and the police."""
    from medborgarlofte.accounts.actors import Actor
    from medborgarlofte.places import actions as places

    actor = Actor("mätningen")
    place = places.add_municipality(actor, name, example=True)
    return _publish(actor, name), places.party(actor, "police", place)


def _publish(actor: Any, place: str) -> Any:
    """A promise of 2023 and 2024 with so many commitments of the police."""
    import hashlib

    from medborgarlofte.domain import content
    from medborgarlofte.promises import actions
    from medborgarlofte.promises.drafts import SourceDraft

    said = content.Promise(
        municipality=place,
        label="2023-2024",
        start=date(2023, 1, 1),
        end=date(2025, 1, 1),
        commitments=tuple(_commitment(number, place) for number in range(1, EACH + 1)),
    )
    written = hashlib.sha256(place.encode()).hexdigest().encode()
    source = actions.enter_source(actor, SourceDraft("löfte.txt", written, "text/plain"))
    return actions.publish_promise(actor, said, [source], today=date(2023, 1, 1)).promise


def _commitment(number: int, place: str) -> Any:
    """One of the police, every fourth of no function."""
    from medborgarlofte.domain import content
    from medborgarlofte.places.names import POLICE_NAME

    police = content.Party("police", POLICE_NAME)
    return content.Commitment(
        number,
        f"Polisen ska göra det som står under nummer {number} i {place}, och berätta om det.",
        (police,),
        (_target(number),),
        functions=(content.Function(police, "Områdespolisen"),) if number % 4 else (),
    )


def _target(number: int) -> Any:
    """Eight of ten count, one when needed, one not at all."""
    from medborgarlofte.domain.targets import CountTarget, Operator, Per, UncountableTarget, WhenNeededTarget

    pers = (Per.WEEK, Per.MONTH, Per.TERTIAL, Per.SCHOOL_TERM, Per.HALF_YEAR, Per.YEAR)
    if number % 10 == 8:
        return WhenNeededTarget("insatser", Per.TERTIAL)
    if number % 10 == 9:
        return UncountableTarget("", Per.YEAR)
    return CountTarget(1 + number % 7, pers[number % 6], "pass", Operator.AT_LEAST)


def _store_records(rng: Random, promise: Any, police: Any) -> None:
    from datetime import UTC, datetime, time

    from medborgarlofte.promises.models import ActivityRecord

    days, start = (TODAY - date(2023, 1, 1)).days, date(2023, 1, 1)
    entered = datetime.combine(TODAY, time(8), UTC)
    records = ActivityRecord.objects.bulk_create(
        ActivityRecord(
            day=start + timedelta(days=rng.randrange(days)), count=rng.choice(COUNTS), entered_at=entered
        )
        for _ in range(RECORDS // PLACES)
    )
    keys = list(promise.commitments.values_list("pk", flat=True))
    to_commitment, to_party = ActivityRecord.commitments.through, ActivityRecord.parties.through
    to_commitment.objects.bulk_create(
        to_commitment(activityrecord_id=one.pk, commitment_id=rng.choice(keys)) for one in records
    )
    to_party.objects.bulk_create(
        to_party(activityrecord_id=one.pk, organisation_id=police.pk) for one in records
    )
