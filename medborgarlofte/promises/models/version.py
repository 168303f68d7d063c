"""A promise as it was published, one version after the other: written once, never changed."""

from __future__ import annotations

import json
from typing import Any

from django.db import models
from django.db.models import Q

from medborgarlofte.domain import content

from .promise import Promise


class Version(models.Model):
    """One published version of a promise.

    `canonical` is canonical JSON (RFC 8785), and `sha256` is over its UTF-8 bytes. It holds the content,
    the number, the reason, when its wording was settled and the hash of the version before. When it was
    published stands beside it, for leaders sign the text before that. The database itself refuses to
    change or delete it (see `protection`).
    """

    promise = models.ForeignKey(Promise, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()  # 1, 2, … within the promise
    canonical = models.TextField()
    sha256 = models.CharField(max_length=64, unique=True)
    reason = models.CharField(max_length=1000, blank=True)
    published_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["promise", "number"], name="version_number_once"),
            models.CheckConstraint(
                condition=Q(number=1) | (Q(number__gt=1) & ~Q(reason="")), name="a_new_version_has_a_reason"
            ),
        ]
        ordering = ["promise", "number"]

    def __str__(self) -> str:
        return f"{self.promise} version {self.number}"

    def audit_scope(self) -> tuple[None, int]:
        """That of its promise."""
        return self.promise.audit_scope()

    def address(self) -> str:
        """The path of its permanent page: "/granvik/2022-2023/version/2/"."""
        return f"{self.promise.address()}version/{self.number}/"

    def says(self) -> dict[str, Any]:
        """All that the canonical JSON holds."""
        said: dict[str, Any] = json.loads(self.canonical)
        return said

    def content(self) -> content.Promise:
        """What the promise said in this version."""
        return content.from_json(self.says()["content"])
