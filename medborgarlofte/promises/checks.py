"""What an activity must be for a door to let it in. Each refusal is a sentence for the one who entered it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from medborgarlofte.domain.errors import Refusal
from medborgarlofte.domain.personal_data import Concern
from medborgarlofte.places.free_text import concerns_about, tidy
from medborgarlofte.places.proof_files import MOST_PROOFS

from .drafts import Activity
from .models import ActivityRecord, Promise
from .models.activity import DRESS

_MOST = 1_000_000
_MOST_HOURS = Decimal(99_999)
# What the fields are called, translated when somebody is told: thousands of rows are checked at once.
_PLACE, _NOTE = gettext_lazy("Platsen"), gettext_lazy("Anteckningen")
_COMPANY, _FILE = gettext_lazy("Med vem"), gettext_lazy("Filens namn")


@dataclass(frozen=True, slots=True)
class LetIn:
    """An activity that may be written: as it is stored, and what a person must decide about it before."""

    activity: Activity
    concerns: tuple[Concern, ...]


def let_in(activity: Activity, today: date) -> LetIn:
    """Refuses what `checked` refuses, and what belongs to a commitment that is no longer in the promise."""
    activity = checked(activity, today)
    refuse_dropped(activity)
    return LetIn(activity, concerns_in(activity))


def checked(activity: Activity, today: date) -> Activity:
    """The activity as it is stored: texts tidied, `making_up_for` the first day of its window.

    Refuses a day to come, a day outside the promise, numbers below 0, parties that are not
    accountable, texts that are too long, and making up for a window that is not over.
    """
    _check_commitments(activity)
    _check_numbers_only(activity)
    _check_parties(activity)
    _check_company(activity)
    _check_numbers(activity)
    _check_day(activity, today)
    return replace(
        activity,
        place=tidy(activity.place, _PLACE, 200),
        note=tidy(activity.note, _NOTE, 2000),
        co_actors=tidy(activity.co_actors, _COMPANY, 300),
        proofs=tuple(replace(one, name=tidy(one.name, _FILE, 200)) for one in activity.proofs),
        making_up_for=_made_up(activity, today) if activity.making_up_for else None,
    )


def sensitive_reasons() -> tuple[str, ...]:
    """Why a record of what is sensitive may be corrected: chosen, so that nobody can be written about."""
    return (
        _("Fel antal."),
        _("Fel dag."),
        _("Fel part."),
        _("Den skrevs in två gånger."),
        _("Den hör till ett annat åtagande."),
    )


def refuse_own_reason(activity: Activity, reason: str) -> None:
    """Refuse a reason in words of one's own where the commitment is sensitive."""
    if _is_sensitive(activity) and reason not in sensitive_reasons():
        raise Refusal(
            _("Åtagandet är märkt som känsligt. Skälet ska vara ett av dessa: %(reasons)s")
            % {"reasons": " ".join(sensitive_reasons())}
        )


def _is_sensitive(activity: Activity) -> bool:
    return any(one.sensitive for one in activity.commitments)


def _check_numbers_only(activity: Activity) -> None:
    """Of what is sensitive only numbers are kept, and apart from anything else that was done."""
    if not _is_sensitive(activity):
        return
    if len(activity.commitments) > 1:
        raise Refusal(_("Ett åtagande som är märkt som känsligt loggas för sig."))
    written = (activity.place, activity.note, activity.dress, activity.co_actors)
    if any(written) or activity.together_with or activity.proofs:
        raise Refusal(
            _(
                "Åtagandet är märkt som känsligt. Skriv bara dag och antal: ingen plats, anteckning "
                "eller fil, och inget om med vem det gjordes."
            )
        )


def _check_company(activity: Activity) -> None:
    """Those who took part beside the parties that did it belong to the municipality."""
    municipality = activity.commitments[0].promise.municipality_id
    for party in activity.together_with:
        if party.municipality_id != municipality:
            raise Refusal(_("%(party)s hör till en annan kommun.") % {"party": party})
    if activity.dress not in ("", *DRESS):
        raise Refusal(_("Välj civilklädd eller uniformerad."))
    if len(activity.proofs) > MOST_PROOFS:
        raise Refusal(_("Det får vara högst %(most)d filer.") % {"most": MOST_PROOFS})


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
    same_company = besides and besides.co_actors == activity.co_actors
    company = () if same_company else concerns_about(activity.co_actors, _COMPANY, "co_actors")
    files = [concerns_about(one.name, _FILE, "proofs") for one in activity.proofs]
    return (*place, *note, *company, *(one for found in files for one in found))


def _in_place(activity: Activity) -> tuple[Concern, ...]:
    return concerns_about(activity.place, _PLACE, "place")


def _in_note(activity: Activity) -> tuple[Concern, ...]:
    return concerns_about(activity.note, _NOTE, "note")


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
    accountable = [one.accountable for one in activity.commitments]
    for party in activity.parties:
        if party.municipality_id != municipality:
            raise Refusal(_("%(party)s hör till en annan kommun.") % {"party": party})
        if all(accountable) and not any(party.pk in parties for parties in accountable):
            raise Refusal(
                _("%(party)s ansvarar inte för åtagandet. Ange den som ansvarar och vem som rapporterar.")
                % {"party": party}
            )
    named = {party.pk for party in activity.parties}
    for one in activity.commitments:
        if one.accountable and not one.accountable & named:
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
