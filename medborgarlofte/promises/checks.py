"""What an activity must be for a door to let it in. Each refusal is a sentence for the one who entered it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from medborgarlofte.domain.errors import Refusal
from medborgarlofte.domain.personal_data import Concern
from medborgarlofte.places.free_text import concerns_about, tidy

from .drafts import Activity
from .models import ActivityRecord, Promise

_MOST = 1_000_000
_MOST_HOURS = Decimal(99_999)


def checked(activity: Activity, today: date) -> Activity:
    """The activity as it is stored: texts tidied, `making_up_for` the first day of its window.

    Refuses a day to come, a day outside the promise, numbers below 0, parties that are not
    accountable, texts that are too long, and making up for a window that is not over.
    """
    _check_commitments(activity)
    _check_parties(activity)
    _check_numbers(activity)
    _check_day(activity, today)
    return replace(
        activity,
        place=tidy(activity.place, _("Platsen"), 200),
        note=tidy(activity.note, _("Anteckningen"), 2000),
        making_up_for=_made_up(activity, today) if activity.making_up_for else None,
    )


def refuse_dropped(activity: Activity) -> None:
    """Refuse what belongs to a commitment that a later version took out of the promise."""
    for one in activity.commitments:
        if one.dropped_in:
            raise Refusal(
                _("Åtagande %(number)d togs bort i version %(version)d. Det går inte att logga mer på det.")
                % {"number": one.number, "version": one.dropped_in}
            )


def concerns_in(activity: Activity, *, besides: ActivityRecord | None = None) -> tuple[Concern, ...]:
    """What a person must decide about before a checked activity is written.

    Texts that are taken over from the record `besides` were decided about when that one was written.
    """
    place = () if besides and besides.place == activity.place else _in_place(activity)
    note = () if besides and besides.note == activity.note else _in_note(activity)
    return (*place, *note)


def _in_place(activity: Activity) -> tuple[Concern, ...]:
    return concerns_about(activity.place, _("Platsen"), "place")


def _in_note(activity: Activity) -> tuple[Concern, ...]:
    return concerns_about(activity.note, _("Anteckningen"), "note")


def _check_commitments(activity: Activity) -> None:
    if not activity.commitments:
        raise Refusal(_("Välj minst ett åtagande som det som gjordes hör till."))
    if len({one.promise.municipality_id for one in activity.commitments}) > 1:
        raise Refusal(_("Åtagandena hör till olika kommuner. Skriv in det en gång för varje kommun."))


def _check_parties(activity: Activity) -> None:
    """Every party accountable for one of the commitments, every commitment with one of the parties."""
    if not activity.parties:
        raise Refusal(_("Ange vem som gjorde det."))
    municipality = activity.commitments[0].promise.municipality_id
    accountable = {one.pk: {party.pk for party in one.parties.all()} for one in activity.commitments}
    anyone = any(not parties for parties in accountable.values())
    for party in activity.parties:
        if party.municipality_id != municipality:
            raise Refusal(_("%(party)s hör till en annan kommun.") % {"party": party})
        if not anyone and not any(party.pk in parties for parties in accountable.values()):
            raise Refusal(
                _("%(party)s ansvarar inte för åtagandet. Ange den som ansvarar och vem som rapporterar.")
                % {"party": party}
            )
    named = {party.pk for party in activity.parties}
    for one in activity.commitments:
        if accountable[one.pk] and not accountable[one.pk] & named:
            raise Refusal(_("Ingen av de angivna ansvarar för åtagande %(number)d.") % {"number": one.number})
    if activity.reported_by and activity.reported_by.municipality_id != municipality:
        raise Refusal(_("%(party)s hör till en annan kommun.") % {"party": activity.reported_by})


def _check_numbers(activity: Activity) -> None:
    if activity.count < 0:
        raise Refusal(_("Antalet kan inte vara mindre än 0."))
    if activity.count > _MOST:
        raise Refusal(_("Antalet är orimligt stort. Kontrollera siffran."))
    for hours in (activity.hours, activity.hours_taken):
        if hours is not None and (not hours.is_finite() or not 0 <= hours <= _MOST_HOURS):
            raise Refusal(_("Antalet timmar ska vara mellan 0 och %(most)s.") % {"most": _MOST_HOURS})


def _check_day(activity: Activity, today: date) -> None:
    if activity.day > today:
        raise Refusal(_("Dagen har inte varit än. Skriv in det när det är gjort."))
    for promise in {one.promise for one in activity.commitments}:
        _check_within(promise, activity)


def _check_within(promise: Promise, activity: Activity) -> None:
    if promise.start and activity.day < promise.start:
        raise Refusal(
            _("Löftet började gälla %(start)s. Det som gjordes före dess räknas inte.")
            % {"start": _day(promise.start)}
        )
    if promise.end and activity.day >= promise.end and not activity.making_up_for:
        raise Refusal(
            _("Löftet har slutat gälla. Det som görs efteråt kan bara ta igen något som inte blev gjort.")
        )


def _made_up(activity: Activity, today: date) -> date:
    """The first day of the window that is made up for."""
    missed = activity.making_up_for
    for one in activity.commitments:
        for target in one.targets.all():
            for window in one.promise.windows(target.rule(), today):
                if missed and window.start <= missed < window.end <= activity.day:
                    return window.start
    raise Refusal(
        _("%(day)s hör inte till någon period av åtagandet som var slut när det gjordes.")
        % {"day": _day(missed)}
    )


def _day(day: date | None) -> str:
    return date_format(day, "j F Y") if day else ""
