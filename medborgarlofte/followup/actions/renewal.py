"""The door through which a promise is renewed: a draft of its next period, and the lineage chosen for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from medborgarlofte.accounts.actions import locked, record_write
from medborgarlofte.accounts.actors import Actor
from medborgarlofte.domain import content
from medborgarlofte.domain.errors import Refusal, Unanswered
from medborgarlofte.domain.lineage import Act
from medborgarlofte.domain.renewal import NEEDS_REASON, Choice, Renewed, renewed
from medborgarlofte.followup.unanswered import owed_of
from medborgarlofte.places.access import check
from medborgarlofte.places.free_text import concerns_about, decision_about, tidy
from medborgarlofte.places.models import Organisation
from medborgarlofte.promises.actions import open_renewal, start_draft
from medborgarlofte.promises.models import Promise, Renewal
from medborgarlofte.promises.texts import LONGEST


@transaction.atomic
def renew(
    actor: Actor,
    promise: Promise,
    *,
    workspace: Organisation | None,
    start: date,
    end: date,
    choices: Iterable[Choice],
    reason: str,
    lessons: str,
    today: date,
    confirmed: bool = False,
) -> Renewal:
    """Begin the next period of a promise, from `start` up to, not including, `end`: a draft in a workspace.

    Nothing is public before the draft is published; the lineage that was chosen is written then. `workspace`
    is a party of the promise; None only from the command line. Raises Unanswered while a follow-up that is
    due is unanswered. Refuses a promise that has no end or has been renewed, a missing reason or lessons, a
    commitment without a choice, one that is closed or replaced without a reason, and a period that begins
    before the promise has ended; raises NeedsDecision where a text may tell of a person.
    """
    check(actor, "promise.renew", workspace.thing() if workspace else None)
    promise = _renewable(promise, workspace, today)
    choices = [_tidied(one) for one in choices]
    reason, lessons = _tidied_texts(reason, lessons)
    decision = _decided(reason, lessons, choices, confirmed=confirmed)
    ending = promise.versions.get(number=promise.version).content()
    _check_choices(ending, choices)
    _check_period(promise, start, end)
    made = renewed(ending, choices, start=start, end=end, reason=reason, lessons=lessons)
    return _begun(actor, promise, workspace, made, decision)


def _begun(
    actor: Actor,
    promise: Promise,
    workspace: Organisation | None,
    made: Renewed,
    decision: dict[str, object],
) -> Renewal:
    """The draft of the next period, and what was chosen for each commitment beside it."""
    draft = start_draft(actor, workspace, promise.municipality, **_fields(made.said))
    renewal = Renewal(draft=draft, promise=promise, made_at=timezone.now())
    renewal.plan(made.fates)
    renewal.save()
    record_write(actor, "renew", renewal, promise=str(promise), draft=draft.pk, **decision)
    return renewal


def refuse_unanswered(promise: Promise, today: date) -> None:
    """Refuse to renew a promise while anybody owes an answer to one of its follow-ups."""
    owed = owed_of(promise, today)
    if owed:
        numbers = tuple(dict.fromkeys(one.progress.commitment.number for one in owed))
        raise Unanswered(
            _("Svara på uppföljningen först. Det som inte är uppföljt går inte att förnya."),
            promise.address(),
            numbers,
        )


def refuse_renewed(promise: Promise) -> None:
    """Refuse a promise without an end, and one that is renewed already or being so."""
    if promise.start is None or promise.end is None:
        raise Refusal(_("Löftet har inget slut, så det finns inget att förnya. Rätta det i stället."))
    if promise.extended_by.exists():
        raise Refusal(_("%(promise)s är redan förnyat.") % {"promise": promise.told()})
    if open_renewal(promise):
        raise Refusal(_("Det finns redan ett utkast som förnyar %(promise)s.") % {"promise": promise.told()})


def _renewable(promise: Promise, workspace: Organisation | None, today: date) -> Promise:
    """The promise, locked, once nothing stands in the way of renewing it in this workspace."""
    promise = locked(Promise.objects.published().select_related("municipality")).get(pk=promise.pk)
    refuse_renewed(promise)
    if workspace and workspace.pk not in promise.thing().parties:
        raise Refusal(_("%(party)s är inte part i löftet.") % {"party": workspace})
    refuse_unanswered(promise, today)
    return promise


def _check_period(promise: Promise, start: date, end: date) -> None:
    if promise.end and start < promise.end:
        raise Refusal(
            _("Löftet gäller till och med dagen före %(day)s. Den nya perioden kan inte börja innan dess.")
            % {"day": date_format(promise.end, "j F Y")}
        )
    if end <= start:
        raise Refusal(_("Den sista dagen ligger före den första."))


def _check_choices(ending: content.Promise, choices: Sequence[Choice]) -> None:
    chosen = {one.number: one for one in choices}
    for commitment in ending.commitments:
        said = {"number": commitment.number}
        one = chosen.get(commitment.number)
        if one is None:
            raise Refusal(_("Välj vad som ska hända med åtagande %(number)d.") % said)
        if one.act in NEEDS_REASON and not one.reason:
            raise Refusal(_("Skriv varför åtagande %(number)d ersätts eller avslutas.") % said)
        if one.act is Act.REPLACE and not one.text:
            raise Refusal(_("Skriv vad ni lovar i stället för åtagande %(number)d.") % said)
    if all(one.act is Act.CLOSE for one in choices):
        raise Refusal(_("Alla åtaganden avslutas, så det blir inget nytt löfte. Låt något gå vidare."))


def _tidied_texts(reason: str, lessons: str) -> tuple[str, str]:
    reason = tidy(reason, _("Skälet"), LONGEST)
    lessons = tidy(lessons, _("Det ni har lärt er"), LONGEST)
    if not reason or not lessons:
        raise Refusal(_("Skriv både varför löftet förnyas och vad ni har lärt er."))
    return reason, lessons


def _tidied(one: Choice) -> Choice:
    what = _("Åtagande %(number)d") % {"number": one.number}
    return replace(one, reason=tidy(one.reason, what, 1000), text=tidy(one.text, what, LONGEST))


def _decided(reason: str, lessons: str, choices: Iterable[Choice], *, confirmed: bool) -> dict[str, object]:
    """What was decided on personal data in the texts; each concern names the field of the page it is in."""
    texts = [("reason", _("Skälet"), reason), ("lessons", _("Det ni har lärt er"), lessons)]
    for one in choices:
        what = _("Åtagande %(number)d") % {"number": one.number}
        texts += [(f"reason_{one.number}", what, one.reason), (f"text_{one.number}", what, one.text)]
    concerns = [found for field, what, text in texts for found in concerns_about(text, what, field)]
    return decision_about(concerns, confirmed=confirmed)


def _fields(said: content.Promise) -> dict[str, object]:
    """The promise's own fields, as a draft is begun with them."""
    names = content.Promise.__dataclass_fields__
    return {name: getattr(said, name) for name in names if not name.startswith("municipality")}
