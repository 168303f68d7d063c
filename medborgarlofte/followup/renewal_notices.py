"""Telling both parties, ninety days before a promise ends, that it does: each party once for each promise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.timezone import localdate

from medborgarlofte.accounts.actions import record_write
from medborgarlofte.accounts.actors import COMMAND_LINE
from medborgarlofte.accounts.models import User
from medborgarlofte.domain.roles import Role
from medborgarlofte.jobs.mail import Letter, can_send, send_later
from medborgarlofte.jobs.queue import later
from medborgarlofte.places.models import Membership, Organisation
from medborgarlofte.promises.models import Promise

from .ending import both
from .models import Notice
from .unanswered import owed_of

AT_ONCE = 100  # parties told by one job, so that it ends well within its time; the next goes on
RENEW_PATH = "/arbete/fornya/"  # the address below which a promise is renewed
_TOLD = (Role.COORDINATOR, Role.LIAISON_OFFICER)
_ENDING = Notice.Kind.ENDING


def tell_of_endings() -> int:
    """The daily job: tell parties of promises that end within ninety days; how many were told.

    Nothing is done where no mail can be sent. A party without anybody to tell is told when it has
    somebody. Doing it again tells nobody twice.
    """
    if not can_send():
        return 0
    told = 0
    for promise, party, users in _untold(localdate()):
        if told == AT_ONCE:
            later(tell_of_endings, key="more endings")
            break
        told += _tell(promise, party, users)
    return told


def ending_letter(promise_id: int, user_id: int) -> Letter:
    """What somebody is told of a promise that ends, as it stands when the letter is written."""
    promise = Promise.objects.select_related("municipality").get(pk=promise_id)
    user, today = User.objects.get(pk=user_id), localdate()
    numbers = {one.progress.commitment.pk for one in owed_of(promise, today)}
    context = {
        "place": promise.municipality.name,
        "years": promise.years(),
        "last": promise.end and promise.end - timedelta(days=1),
        "unanswered": len(numbers),
        "link": f"{settings.SITE_ADDRESS}{RENEW_PATH}{promise.municipality.slug}/{promise.slug}/",
    }
    with translation.override(settings.LANGUAGE_CODE):
        subject, text, html = (
            render_to_string(f"followup/mail/ending{form}", context)
            for form in ("_subject.txt", ".txt", ".html")
        )
    return Letter(user.email, " ".join(subject.split()), text.strip() + "\n", html)


@transaction.atomic
def _tell(promise: Promise, party: Organisation, users: list[int]) -> bool:
    """Whether this job told them: another may have, on another node."""
    _notice, first = Notice.objects.get_or_create(
        promise=promise, party=party, kind=_ENDING, defaults={"sent_at": timezone.now()}
    )
    if first:
        for user in users:
            send_later(ending_letter, promise.pk, user, key=f"ending {promise.pk} {user}")
        record_write(
            COMMAND_LINE, "tell_ending", _notice, promise=str(promise), party=party.pk, told=len(users)
        )
    return first


def _untold(today: date) -> Iterator[tuple[Promise, Organisation, list[int]]]:
    """Promises that end, with each party that was not told and has somebody to tell. Four queries."""
    ending = Promise.objects.ending(today).select_related("municipality").order_by("end", "pk")
    promises = list(ending.prefetch_related("municipality__organisations"))
    told = set(Notice.objects.filter(promise__in=promises, kind=_ENDING).values_list("promise", "party"))
    users = _users({party.pk for promise in promises for party in both(promise)})
    for promise in promises:
        for party in both(promise):
            if (promise.pk, party.pk) not in told and users[party.pk]:
                yield promise, party, users[party.pk]


def _users(parties: set[int]) -> dict[int, list[int]]:
    held = Membership.objects.filter(
        organisation__in=parties, role__in=_TOLD, until=None, user__is_active=True
    )
    found: dict[int, list[int]] = defaultdict(list)
    for party, user in held.order_by("organisation", "user").values_list("organisation", "user").distinct():
        found[party].append(user)
    return found
