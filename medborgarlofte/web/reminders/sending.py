"""The daily job: what is late is lifted, and digests are asked for, once a week for each person.

A week's digest is a row that is there once, made in the same transaction as the job that sends it: however
often this is done, and on however many nodes, nobody is told twice. After a long stop only the week that goes
on is made up for.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.timezone import localdate

from medborgarlofte.accounts.models import User
from medborgarlofte.jobs.mail import can_send, send_later
from medborgarlofte.jobs.queue import later
from medborgarlofte.places.models import Membership
from medborgarlofte.web.models import Digest, ReminderChoice

from .choices import is_quiet
from .escalation import ask_to_escalate
from .letters import digest_letter

AT_ONCE = 200  # digests asked for by one job, so that it ends well within its time; the next goes on


def remind() -> int:
    """Lift what is late, and ask for the digests of whose day has come this week; how many were asked for."""
    today = localdate()
    ask_to_escalate()
    if not can_send():
        return 0
    asked = 0
    for user in _due(today):
        if asked == AT_ONCE:
            later(remind, key="more digests")
            break
        asked += _ask(user, today)
    return asked


def monday(day: date) -> date:
    """The first day of the week that holds a day."""
    return day - timedelta(days=day.weekday())


def _due(today: date) -> Iterator[int]:
    """Users with a role whose day of the week has come and who have had no digest of it. Two queries."""
    roles = Membership.objects.current().filter(user=OuterRef("pk"))
    had = Digest.objects.filter(user=OuterRef("pk"), week=monday(today))
    users = User.objects.filter(Exists(roles), ~Exists(had), is_active=True)
    choices = {one.user_id: one for one in ReminderChoice.objects.all()}
    for user in users.order_by("pk").values_list("pk", flat=True):
        choice = choices.get(user) or ReminderChoice(user_id=user)
        if choice.weekday <= today.weekday() and not is_quiet(choice, today):
            yield user


@transaction.atomic
def _ask(user: int, today: date) -> bool:
    """Whether this job asked: another may have, on another node."""
    _digest, first = Digest.objects.get_or_create(user_id=user, week=monday(today))
    if first:
        send_later(digest_letter, user, key=f"digest {user}")
    return first
