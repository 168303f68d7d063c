"""The example: six invented municipalities over four years, made through the same doors as real ones."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from medborgarlofte.accounts.actors import COMMAND_LINE
from medborgarlofte.followup import actions as followup
from medborgarlofte.followup.progress import Row, progress_of
from medborgarlofte.ingest.gathering import Given
from medborgarlofte.ingest.import_documents import import_document, publish_each
from medborgarlofte.places.actions import add_municipality
from medborgarlofte.places.models import Municipality, Organisation
from medborgarlofte.places.preparing import make_ready
from medborgarlofte.promises import actions as promises
from medborgarlofte.promises.drafts import Activity
from medborgarlofte.promises.models import Commitment

from .demo_people import PASSWORD, SECRET, demo_users, make_people, told
from .example_agreements import enter_agreements
from .example_drafts import write_draft
from .example_follow_ups import follow_up
from .example_indicators import measure_in_almvik
from .example_meetings import hold_meetings
from .example_renewals import confirm_lineage, publish_change
from .example_walks import walk_in_almvik
from .invented import Done, Spec, at, done
from .server import refuse_taken, serve

EXAMPLES = Path(__file__).resolve().parent / "examples"
TOWNS = ("Almvik", "Stenhult", "Norrfors", "Sjöholma", "Vintermark", "Åsmyra")
FIRST_YEARS_AGO = 3
LOOPBACK = "127.0.0.1"


def run_demo(port: int, *, say: Callable[[str], None]) -> None:
    """Make the example if it is not there, and serve it on this machine until interrupted."""
    refuse_taken(LOOPBACK, port)
    make_ready(COMMAND_LINE)
    if not Municipality.objects.filter(example=True).exists():
        say("Gör sex påhittade kommuner …")
        load_examples(timezone.localdate())
    say(f"Påhittade kommuner: {', '.join(TOWNS)}.")
    say(f"Logga in som någon av dem som arbetar där: http://{LOOPBACK}:{port}/konto/logga-in/")
    for user in demo_users():
        say(f"  {user.email} – {told(user)}")
    say(f"Lösenordet är {PASSWORD} och nyckeln till koderna i det andra steget {SECRET}.")
    serve(LOOPBACK, port, say=say)


def load_examples(today: date) -> bool:
    """Enter the six municipalities with all they promised and did until today; False when they are there."""
    if Municipality.objects.filter(example=True).exists():
        return False
    with transaction.atomic():
        for town in TOWNS:
            add_municipality(COMMAND_LINE, town, example=True)
        plan = _told("what_was_done.toml", today)
        for document in plan["document"]:
            _enter(document, today)
        for entry in plan["commitment"]:
            _carry_out(_spec(entry), today)
        for entry in plan["version"]:
            publish_change(entry)
        for entry in plan["lineage"]:
            confirm_lineage(entry)
        make_people(TOWNS)
        follow_up(_told("follow_up.toml", today), today)
        enter_agreements(today)  # which find the functions that sign in the register
        write_draft(today)
        hold_meetings(today)
        walk_in_almvik(today)
        measure_in_almvik(today)
    return True


def _told(file: str, today: date) -> dict[str, Any]:
    return tomllib.loads(_with_years((EXAMPLES / file).read_text(encoding="utf-8"), today))


def _with_years(text: str, today: date) -> str:
    """{y4} is this year, {y1} three years ago: the example is always about now."""
    for number in range(1, FIRST_YEARS_AGO + 2):
        text = text.replace(f"{{y{number}}}", str(today.year - FIRST_YEARS_AGO - 1 + number))
    return text


def _spec(entry: dict[str, Any]) -> Spec:
    lists = {key: tuple(value) for key, value in entry.items() if isinstance(value, list)}
    return Spec(**{**entry, **lists})


def _enter(document: dict[str, Any], today: date) -> None:
    """Read, store and publish one of the example documents."""
    text = (EXAMPLES / document["file"]).read_text(encoding="utf-8")
    given = Given(document["file"], _with_years(text, today).encode())
    imported = import_document(COMMAND_LINE, given)
    entered = date.fromisoformat(document["entered"])
    publish_each(COMMAND_LINE, imported, lambda review: True, today=entered)


def _carry_out(spec: Spec, today: date) -> None:
    commitment = (
        Commitment.objects.select_related("promise__municipality")
        .prefetch_related("parties", "targets")
        .get(promise__municipality__slug=spec.town, promise__label=spec.promise, text__startswith=spec.starts)
    )
    rows = progress_of([commitment], today=today)[commitment.pk].rows
    for row in _of_party(rows, spec.party):
        _log(commitment, row, spec, today)
        _answer(commitment, row, spec, today)
        _assess(commitment, row, spec, today)


def _of_party(rows: tuple[Row, ...], kind: str) -> Iterator[Row]:
    return (row for row in rows if not kind or (row.party and row.party.kind == kind))


def _log(commitment: Commitment, row: Row, spec: Spec, today: date) -> None:
    activities = [_activity(commitment, row.party, act) for act in done(spec, row.windows, today)]
    right = activities[0] if spec.corrected else None
    if right:
        activities[0] = replace(right, count=right.count + 10)
    records = promises.log_activities(COMMAND_LINE, activities, today=today, entered_that_day=True)
    if right:
        promises.correct_activity(
            COMMAND_LINE, records[0], right, reason="Elva skrevs in i stället för en.", today=today
        )


def _activity(commitment: Commitment, party: Organisation | None, act: Done) -> Activity:
    return Activity(
        commitments=(commitment,),
        parties=(party,) if party else (),
        day=act.day,
        count=act.count,
        hours_taken=Decimal(str(act.hours_taken)) if act.hours_taken is not None else None,
        making_up_for=act.making_up_for,
    )


def _answer(commitment: Commitment, row: Row, spec: Spec, today: date) -> None:
    for index, state in enumerate(row.windows):
        said = at(spec.needs, index, "")
        if said and row.party and state.window.end <= today:
            followup.answer_need(
                COMMAND_LINE,
                commitment,
                row.party,
                day=state.window.start,
                arose=said == "yes",
                reason="" if said == "yes" else at(spec.reasons, index, ""),
                today=state.window.end,
            )


def _assess(commitment: Commitment, row: Row, spec: Spec, today: date) -> None:
    for index, state in enumerate(row.windows):
        verdict = at(spec.verdicts, index, "")
        if verdict and row.party and state.window.end <= today:
            followup.assess(
                COMMAND_LINE,
                commitment,
                row.party,
                day=state.window.start,
                verdict=verdict,
                reason=at(spec.reasons, index, ""),
                today=state.window.end,
            )
