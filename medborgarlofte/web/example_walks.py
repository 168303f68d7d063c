"""The safety walk of the example, with a point that was refused, one done and one late; and two measures."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from medborgarlofte.accounts.actors import COMMAND_LINE, Actor
from medborgarlofte.dialogue import actions as dialogue
from medborgarlofte.dialogue.drafts import PointDraft, WalkPlan
from medborgarlofte.dialogue.models import SafetyWalk, WalkPoint
from medborgarlofte.domain.position import Position
from medborgarlofte.domain.walk_points import Outcome
from medborgarlofte.incidents import actions as incidents
from medborgarlofte.incidents.measure_drafts import MeasureDraft
from medborgarlofte.incidents.models import Measure
from medborgarlofte.places.actions import ask_to_publish, party
from medborgarlofte.places.models import Function, Municipality, Organisation
from medborgarlofte.promises.actions import set_served
from medborgarlofte.promises.models import Commitment, Promise

from .demo_people import who

_NOTE = "Inget om enskilda eller pågående ärenden."
_AGO, _AHEAD = timedelta(days=150), timedelta(days=21)
_POINTS = (  # a town that does not exist lies in a lake that does
    ("unsafe_dark", "Gångtunneln vid resecentrum", "Två av fyra lampor är trasiga.", (58.41200, 14.60100)),
    ("unsafe_hidden", "Häcken längs Skolstigen", "Häcken skymmer stigen från vägen.", (58.41350, 14.60420)),
    ("traffic", "Storgatan vid Ågatan", "Bilar kör fort förbi övergångsstället.", (58.41080, 14.60330)),
)


def walk_in_almvik(today: date) -> None:
    """A walk that is over and published, one that is planned, and what was decided in the street."""
    place = Municipality.objects.get(slug="almvik")
    coordinator, publisher = who("samordnare"), who("kommunikator")
    police, town = (party(coordinator, kind, place) for kind in ("police", "municipality"))
    invited = [police.functions.get(name="Områdespolisen"), town.functions.get(name="Gatukontoret")]
    walk = _planned(coordinator, town, today - _AGO, invited)
    _planned(coordinator, town, today + _AHEAD, invited)
    dialogue.hold(coordinator, walk, [police, town], today=walk.day)
    dark, hidden, traffic = _protocol(coordinator, walk)
    _answered(coordinator, dark, hidden, traffic, invited[1], today)
    ask_to_publish(coordinator, walk, note=_NOTE)
    dialogue.publish_walk(publisher, walk)
    for measure in _measures(coordinator, town, dark, traffic, today):
        ask_to_publish(coordinator, measure, note=_NOTE)
        incidents.publish_measure(publisher, measure)


def _planned(coordinator: Actor, town: Organisation, day: date, invited: list[Function]) -> SafetyWalk:
    starts = datetime.combine(day, time(18), timezone.get_current_timezone())
    plan = WalkPlan(
        "Trygghetsvandring i centrum",
        "Resecentrums stora entré",
        starts,
        starts + timedelta(hours=2),
        "Resecentrum, gångtunneln, Skolstigen och Storgatan.",
    )
    walk = dialogue.plan_walk(coordinator, town, plan)
    return dialogue.invite(coordinator, walk, invited, note=_NOTE)


def _protocol(coordinator: Actor, walk: SafetyWalk) -> list[WalkPoint]:
    drafts = [PointDraft(what, where, seen, Position(*here)) for what, where, seen, here in _POINTS]
    return [dialogue.add_point(coordinator, walk, draft) for draft in drafts]


def _answered(
    coordinator: Actor, dark: WalkPoint, hidden: WalkPoint, traffic: WalkPoint, owner: Function, today: date
) -> None:
    """The dark tunnel was mended, the hedge stays, and nobody has looked at the traffic in time."""
    soon = today - _AGO + timedelta(days=14)
    due = today - timedelta(days=20)
    for point in (dark, traffic):
        dialogue.accept_point(coordinator, point, owner, due, today=soon)
    reason = "Häcken står på privat mark. Kommunen har frågat ägaren, som vill ha den kvar."
    dialogue.refuse_point(coordinator, hidden, reason=reason, today=soon)
    done = soon + timedelta(days=30)
    note = "Lamporna är bytta till ledljus."
    dialogue.complete_point(coordinator, dark, Outcome.REMEDIED, done, today=today, note=note)


def _measures(
    coordinator: Actor, town: Organisation, dark: WalkPoint, traffic: WalkPoint, today: date
) -> list[Measure]:
    """New lamps, which are there, and speed humps, which are not."""
    decided = today - _AGO + timedelta(days=30)
    year = decided.year
    lamps = MeasureDraft(
        "situational", "lighting", "Nya lampor", dark.where, f"TN {year}/41 § 7", decided, None, dark
    )
    humps = MeasureDraft(
        "situational", "speed_hump", "Två farthinder", traffic.where, f"TN {year}/42 § 8", decided,
        today + timedelta(days=60), traffic,
    )  # fmt: skip
    lamps_there = incidents.decide_measure(coordinator, town, lamps, today=today)
    lamps_there = incidents.complete_measure(
        coordinator, lamps_there, decided + timedelta(days=14), today=today
    )
    humps_to_come = incidents.decide_measure(coordinator, town, humps, today=today)
    serves = Commitment.objects.filter(
        promise__in=Promise.objects.in_force(today).filter(municipality=town.municipality),
        text__icontains="hastighet",
    )
    return [lamps_there, set_served(COMMAND_LINE, humps_to_come, serves)]
