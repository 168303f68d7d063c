"""The doors of reminders and calendars. Each is about the one who acts, and nobody else."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from medborgarlofte.accounts.actions import locked, record_write
from medborgarlofte.accounts.actors import Actor
from medborgarlofte.accounts.models import User
from medborgarlofte.domain.errors import NotAllowed, Refusal
from medborgarlofte.places.access import access_of
from medborgarlofte.places.models import Municipality
from medborgarlofte.promises.models import Promise
from medborgarlofte.web.models import CalendarFeed, ReminderChoice

MOST_FEEDS = 50  # that one user has at a time


@transaction.atomic
def choose_reminders(
    actor: Actor,
    *,
    weekday: int,
    is_quiet: bool,
    quiet_until: date | None,
    quiet_places: Iterable[Municipality],
    language: str,
) -> ReminderChoice:
    """Say on which day the digest comes, in which language, and about what or until when it is quiet.

    Refuses a weekday that is none of seven, a language that is none of ours, and one who has not signed in.
    """
    user = _own(actor)
    if weekday not in range(7) or language not in dict(settings.LANGUAGES):
        raise Refusal(_("Välj en av veckans dagar och ett av språken."))
    choice, _new = ReminderChoice.objects.get_or_create(user=user)
    choice.weekday, choice.language = weekday, language
    choice.is_quiet, choice.quiet_until = is_quiet, quiet_until
    choice.save()
    choice.quiet_places.set(quiet_places)
    record_write(actor, "choose_reminders", user, quiet=is_quiet)
    return choice


@transaction.atomic
def stop_reminders(actor: Actor) -> ReminderChoice:
    """Send no reminders until somebody asks for them again. Twice changes nothing."""
    user = _own(actor)
    choice, _new = ReminderChoice.objects.get_or_create(user=user)
    if not choice.is_quiet:
        choice.is_quiet = True
        choice.save(update_fields=["is_quiet"])
        record_write(actor, "stop_reminders", user)
    return choice


@transaction.atomic
def make_feed(actor: Actor, promise: Promise | None = None) -> str:
    """Make a new secret address for the actor's calendar; the earlier one answers no more.

    Gives the secret, which is shown once and not kept. Of one promise, when it is given. Refuses a promise
    that is not published and where the actor has no role, and more than MOST_FEEDS.
    """
    user = _own(actor)
    if promise is not None:
        _check_promise(actor, promise)
    current = CalendarFeed.objects.filter(user=user, ended_at=None)
    if current.exclude(promise=promise).count() >= MOST_FEEDS:
        raise Refusal(_("Du har redan så många kalendrar som går. Avsluta någon först."))
    current.filter(promise=promise).update(ended_at=timezone.now())
    secret = secrets.token_urlsafe(32)
    feed = CalendarFeed.objects.create(user=user, promise=promise, sha256=hash_of(secret))
    record_write(actor, "make_feed", user, **_of(feed))
    return secret


@transaction.atomic
def end_feed(actor: Actor, feed: CalendarFeed) -> CalendarFeed:
    """Let a secret address answer nobody any more. Refuses somebody else's."""
    user = _own(actor)
    feed = CalendarFeed.objects.get(pk=feed.pk)
    if feed.user_id != user.pk:
        raise NotAllowed(_("Det är någon annans kalender."))
    if feed.ended_at is None:
        feed.ended_at = timezone.now()
        feed.save(update_fields=["ended_at"])
        record_write(actor, "end_feed", user, **_of(feed))
    return feed


def hash_of(secret: str) -> str:
    """What is kept of a secret address."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _own(actor: Actor) -> User:
    """The user who acts, whom nobody else writes meanwhile."""
    user = locked(User.objects.filter(pk=actor.user_id or 0, is_active=True)).first()
    if user is None:
        raise NotAllowed(_("Logga in först."))
    if not access_of(actor).parties:
        raise NotAllowed(_("Du har ingen roll hos någon part."))
    return user


def _check_promise(actor: Actor, promise: Promise) -> None:
    parties = access_of(actor).parties
    if promise.published_at is None or not parties & promise.thing().parties:
        raise NotAllowed(_("Löftet är inte publicerat, eller hör till andra parter."))


def _of(feed: CalendarFeed) -> dict[str, Any]:
    return {"promise": str(feed.promise)} if feed.promise else {}
