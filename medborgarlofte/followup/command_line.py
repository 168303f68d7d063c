"""Entering what was done, and what was said of it, from the command line: by names and numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from medborgarlofte.accounts.actors import Actor
from medborgarlofte.domain.errors import Refusal
from medborgarlofte.places.finding import municipality_or_refuse
from medborgarlofte.places.models import Municipality, Organisation
from medborgarlofte.places.names import same_name
from medborgarlofte.promises import actions as promises
from medborgarlofte.promises.drafts import Activity
from medborgarlofte.promises.models import ActivityRecord, Commitment, Promise

from . import actions
from .models import Assessment
from .progress import progress_of

VERDICTS = {
    "uppfyllt": Assessment.Verdict.FULFILLED,
    "delvis": Assessment.Verdict.PARTLY,
    "inte-uppfyllt": Assessment.Verdict.NOT_FULFILLED,
    "tillbakadraget": Assessment.Verdict.WITHDRAWN,
    "kan-inte-kontrolleras": Assessment.Verdict.CANNOT_BE_VERIFIED,
}
_KINDS = {"polis": "police", "polisen": "police", "kommun": "municipality", "kommunen": "municipality"}


@dataclass(frozen=True, slots=True)
class Done:
    """What was done, as it is typed; None and empty are what was not typed."""

    day: date | None = None
    count: int | None = None
    parties: tuple[str, ...] = ()
    hours: Decimal | None = None
    hours_taken: Decimal | None = None
    place: str = ""
    note: str = ""
    making_up_for: date | None = None
    reported_by: str = ""


def choose_promise(municipality: str, period: str, day: date) -> Promise:
    """The promise that is meant: of the period given, else the one that holds on `day`, else the newest."""
    place = municipality_or_refuse(municipality)
    every = list(place.promises.order_by("-start", "pk"))
    if not every:
        raise Refusal(_("%(place)s har inget inlagt löfte.") % {"place": place})
    if period:
        found = [one for one in every if period.strip() in {one.label, one.slug}]
        known = ", ".join(one.label or one.slug for one in every)
        if not found:
            raise Refusal(
                _("%(place)s har inget löfte för %(period)s. Det finns för: %(known)s.")
                % {"place": place, "period": period, "known": known}
            )
        return found[0]
    return next((one for one in every if _holds(one, day)), every[0])


def _holds(promise: Promise, day: date) -> bool:
    return bool(promise.start and promise.start <= day and (promise.end is None or day < promise.end))


def listing(promise: Promise) -> Iterator[str]:
    """The commitments of a promise with their numbers and parties, for choosing."""
    yield _("Åtaganden i löftet %(promise)s:") % {"promise": promise}
    for one in promise.commitments.current().prefetch_related("parties"):
        who = ", ".join(party.name for party in one.parties.all()) or _("ingen nämnd")
        yield f"  {one.number:>3}  [{who}] {one.text}"


def choose_commitments(promise: Promise, numbers: Sequence[int]) -> tuple[Commitment, ...]:
    """The commitments of those numbers. Refuses a number that the promise does not have."""
    known = {one.number: one for one in promise.commitments.select_related("promise")}
    for number in numbers:
        if number not in known:
            raise Refusal(
                _("Löftet %(promise)s har inget åtagande %(number)d. Numren går från 1 till %(last)d.")
                % {"promise": promise, "number": number, "last": max(known, default=0)}
            )
    return tuple(known[number] for number in dict.fromkeys(numbers))


def choose_parties(commitments: Iterable[Commitment], names: Sequence[str]) -> tuple[Organisation, ...]:
    """The parties of those names; without names the one that is accountable, when there is one alone."""
    commitments = tuple(commitments)
    place = commitments[0].promise.municipality
    if names:
        return tuple(_party(place, name) for name in names)
    accountable = {party for one in commitments for party in one.parties.all()}
    if len(accountable) == 1:
        return tuple(accountable)
    who = ", ".join(sorted(party.name for party in accountable or place.organisations.all()))
    raise Refusal(_("Ange vem som gjorde det med --party. Välj bland: %(who)s.") % {"who": who})


def _party(place: Municipality, name: str) -> Organisation:
    kind = _KINDS.get(name.strip().casefold())
    for party in place.organisations.all():
        if party.kind == kind or same_name(party.name) == same_name(name):
            return party
    who = ", ".join(party.name for party in place.organisations.all())
    raise Refusal(_("%(name)s finns inte bland parterna: %(who)s.") % {"name": name.strip(), "who": who})


def log(
    actor: Actor, commitments: tuple[Commitment, ...], done: Done, *, today: date, confirmed: bool = False
) -> ActivityRecord:
    """Record what was done today or on the day given, once or as many times as given.

    `confirmed`, here and below: the one who typed it decided that the texts tell of nobody.
    """
    reporter = _party(commitments[0].promise.municipality, done.reported_by) if done.reported_by else None
    activity = Activity(
        commitments,
        choose_parties(commitments, done.parties),
        done.day or today,
        1 if done.count is None else done.count,
        done.hours,
        done.hours_taken,
        done.place,
        done.note,
        done.making_up_for,
        reporter,
    )
    return promises.log_activity(actor, activity, today=today, confirmed=confirmed)


def choose_record(promise: Promise, number: int) -> ActivityRecord:
    """The record of that number in the promise's municipality."""
    here = ActivityRecord.objects.filter(commitments__promise__municipality=promise.municipality_id)
    found = here.filter(pk=number).first()
    if found is None:
        raise Refusal(
            _("%(place)s har ingen post %(number)d.") % {"place": promise.municipality, "number": number}
        )
    return found


def correct(
    actor: Actor,
    wrong: ActivityRecord,
    commitments: tuple[Commitment, ...],
    done: Done,
    *,
    reason: str,
    today: date,
    confirmed: bool = False,
) -> ActivityRecord:
    """Correct a record: what is not typed stays as it was."""
    meant = commitments or tuple(wrong.commitments.select_related("promise"))
    activity = Activity(
        meant,
        choose_parties(meant, done.parties) if done.parties else tuple(wrong.parties.all()),
        done.day or wrong.day,
        wrong.count if done.count is None else done.count,
        wrong.hours if done.hours is None else done.hours,
        wrong.hours_taken if done.hours_taken is None else done.hours_taken,
        done.place or wrong.place,
        done.note or wrong.note,
        done.making_up_for or wrong.making_up_for,
        _party(meant[0].promise.municipality, done.reported_by) if done.reported_by else wrong.reported_by,
    )
    return promises.correct_activity(actor, wrong, activity, reason=reason, today=today, confirmed=confirmed)


def confirmation(record: ActivityRecord, *, today: date) -> Iterator[str]:
    """What was recorded, and where its commitments stand after it."""
    yield _("Inskrivet som post %(number)d: %(count)d den %(day)s.") % {
        "number": record.pk,
        "count": record.count,
        "day": date_format(record.day, "j F Y"),
    }
    for one in progress_of(record.commitments.select_related("promise"), today=today).values():
        for row in one.rows:
            for found in row.windows:
                window = found.window
                if (
                    window.number is None
                    or not window.start <= (record.making_up_for or record.day) < window.end
                ):
                    continue
                yield _("Åtagande %(number)d, %(party)s: %(done)d av %(target)d till och med %(last)s.") % {
                    "number": one.commitment.number,
                    "party": row.party or _("alla"),
                    "done": found.done + found.made_up,
                    "target": window.number,
                    "last": date_format(date.fromordinal(window.end.toordinal() - 1), "j F Y"),
                }


def answer(
    actor: Actor,
    commitment: Commitment,
    party: str,
    *,
    day: date,
    arose: bool,
    reason: str,
    today: date,
    confirmed: bool = False,
) -> str:
    """Record whether the need arose; the sentence that confirms it."""
    (who,) = choose_parties([commitment], [party] if party else [])
    given = actions.answer_need(
        actor, commitment, who, day=day, arose=arose, reason=reason, today=today, confirmed=confirmed
    )
    said = _("Behov fanns") if arose else _("Inget behov")
    return _("%(said)s, %(party)s, perioden från %(start)s.") % {
        "said": said,
        "party": who,
        "start": date_format(given.window_start, "j F Y"),
    }


def assess(
    actor: Actor,
    commitment: Commitment,
    party: str,
    *,
    day: date,
    verdict: str,
    reason: str,
    evidence: str,
    today: date,
    confirmed: bool = False,
) -> str:
    """Record one party's verdict, one of `VERDICTS`; the sentence that confirms it."""
    (who,) = choose_parties([commitment], [party] if party else [])
    given = actions.assess(
        actor,
        commitment,
        who,
        day=day,
        verdict=_verdict(verdict),
        reason=reason,
        evidence=evidence,
        today=today,
        confirmed=confirmed,
    )
    return _("Bedömningen %(verdict)s, %(party)s, perioden från %(start)s.") % {
        "verdict": verdict,
        "party": who,
        "start": date_format(given.window_start, "j F Y"),
    }


def _verdict(word: str) -> str:
    if word not in VERDICTS:
        raise Refusal(_("Välj en av bedömningarna: %(verdicts)s.") % {"verdicts": ", ".join(VERDICTS)})
    return VERDICTS[word].value
