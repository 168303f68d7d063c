"""What is remembered of reminders: how somebody wants them, what was asked for, what was lifted."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from medborgarlofte.places.models import Function, Municipality
from medborgarlofte.promises.models import Promise

Thing = tuple[int, str, str, date]  # a late thing: the function that answers for it, title, where, due day


class ReminderChoice(models.Model):
    """How somebody wants to be reminded. Who has chosen nothing is told on Mondays, in Swedish.

    `weekday` is 0 for Monday. `quiet_until` is the first day on which reminders come again; `is_quiet` has
    no end. `serial` is part of the secret in the mails: a new one makes all earlier addresses void.
    """

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="reminders")
    weekday = models.PositiveSmallIntegerField(default=0)
    is_quiet = models.BooleanField(default=False)
    quiet_until = models.DateField(null=True, blank=True)
    quiet_places = models.ManyToManyField(Municipality, related_name="+", blank=True)
    language = models.CharField(max_length=2, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE)
    serial = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(weekday__lte=6), name="weekday_is_one_of_seven")]

    def __str__(self) -> str:
        return f"{self.user_id}"


class Digest(models.Model):
    """That somebody's digest of a week was asked for, once and for all. `week` is its Monday."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="digests")
    week = models.DateField()
    asked_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "week"], name="digest_once_a_week")]
        ordering = ["-week", "pk"]

    def __str__(self) -> str:
        return f"{self.user_id} {self.week}"


class Escalation(models.Model):
    """That something late was lifted to the manager of the function that answers for it, once for each step.

    `title`, `where` and `due` say which thing it is; it is read about at `address`. `ended` is the day on
    which it was no longer late.
    """

    function = models.ForeignKey(Function, on_delete=models.PROTECT, related_name="escalated")
    manager = models.ForeignKey(Function, on_delete=models.PROTECT, related_name="escalations")
    address = models.CharField(max_length=300)
    due = models.DateField()
    title = models.CharField(max_length=500)
    where = models.CharField(max_length=500)
    day = models.DateField()
    ended = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["function", "manager", "title", "where", "due"], name="escalated_once_a_step"
            )
        ]
        indexes = [models.Index(fields=["manager"], condition=Q(ended=None), name="escalation_open")]
        ordering = ["due", "pk"]

    def __str__(self) -> str:
        return f"{self.title} {self.due}"

    def thing(self) -> Thing:
        """Which late thing it is about."""
        return self.function_id, self.title, self.where, self.due

    def audit_scope(self) -> tuple[int, None]:
        """That of the function that answers for it."""
        return self.function.audit_scope()


class CalendarFeed(models.Model):
    """A secret address at which somebody's calendar is fetched; of one promise, or of all that is theirs.

    Only a hash of the secret is kept. One that is `ended` answers nobody.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="feeds")
    promise = models.ForeignKey(
        Promise, null=True, blank=True, on_delete=models.PROTECT, related_name="feeds"
    )
    sha256 = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user"], condition=Q(ended_at=None, promise=None), name="feed_of_all_once"
            ),
            models.UniqueConstraint(
                fields=["user", "promise"],
                condition=Q(ended_at=None, promise__isnull=False),
                name="feed_of_a_promise_once",
            ),
        ]
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.user_id} {self.promise_id or ''}"
