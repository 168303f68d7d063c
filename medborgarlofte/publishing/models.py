"""Reports that were made and kept: files as they were on the day they were made."""

from __future__ import annotations

from django.db import models

from medborgarlofte.promises.models import Promise


class YearReport(models.Model):
    """The annual summary of a promise, asked for to be made by a worker. Empty until it is made.

    Asking anew empties nothing: the files stay until others are made.
    """

    promise = models.ForeignKey(Promise, on_delete=models.PROTECT, related_name="year_reports")
    year = models.PositiveIntegerField()
    asked_at = models.DateTimeField()
    made_at = models.DateTimeField(null=True)
    pdf = models.BinaryField(default=b"")
    docx = models.BinaryField(default=b"")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["promise", "year"], name="year_report_once")]
        ordering = ["year", "promise"]

    def __str__(self) -> str:
        return f"{self.promise}, årsöversikt {self.year}"

    def audit_scope(self) -> tuple[None, int]:
        """It is public, so every auditor of the place reads it."""
        return self.promise.audit_scope()

    @property
    def is_waiting(self) -> bool:
        """Whether it was asked for and is not made since."""
        return self.made_at is None or self.made_at < self.asked_at

    def file_name(self) -> str:
        """What its files are called, without the ending: `granvik-2022-2023-arsrapport-2022`."""
        return f"{self.promise.municipality.slug}-{self.promise.slug}-arsrapport-{self.year}"
