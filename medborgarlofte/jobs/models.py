"""A job is a row until it is done, so that nothing but the database has to survive."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Job(models.Model):
    """A function to call with its arguments. Deleted when it is done, kept when it has failed for good."""

    function = models.CharField(max_length=200)  # dotted path
    arguments = models.JSONField()
    key = models.CharField(max_length=200, db_index=True)  # what it is about, as a page asks for it
    free_at = (
        models.DateTimeField()
    )  # from then on any worker may take it: a worker that lives has moved it on
    attempts = models.PositiveSmallIntegerField(default=0)  # how many times it was begun
    failed_at = models.DateTimeField(null=True)
    error = models.TextField(blank=True)  # the last attempt's, a sentence for the user

    class Meta:
        indexes = [models.Index(fields=["free_at"], condition=Q(failed_at=None), name="jobs_free")]

    def __str__(self) -> str:
        return f"{self.function} ({self.key})"


class DailyWork(models.Model):
    """The last day that a function which is done every day was asked for: one row for each."""

    function = models.CharField(max_length=200, unique=True)  # dotted path
    day = models.DateField()

    def __str__(self) -> str:
        return f"{self.function} {self.day}"
