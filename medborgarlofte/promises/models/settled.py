"""The wording of a draft as it was settled: what is signed, to the letter, before it is published."""

from __future__ import annotations

import json
from typing import Any

from django.db import models

from medborgarlofte.domain import content

from .draft import Draft


class Settled(models.Model):
    """The canonical JSON that the version of a draft will have, and its hash.

    Written once, never changed: the database itself refuses (see `protection`). Whether it still counts is
    for `actions.current_settled` to say.
    """

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="settled")
    revision = models.PositiveIntegerField()  # of the draft, that it settles
    slug = models.SlugField(max_length=60)  # of the promise, in the address that the text names
    canonical = models.TextField()
    sha256 = models.CharField(max_length=64, db_index=True)  # two drafts may say the same
    settled_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.draft} {self.revision}"

    def says(self) -> dict[str, Any]:
        """All that the canonical JSON holds."""
        said: dict[str, Any] = json.loads(self.canonical)
        return said

    def content(self) -> content.Promise:
        """What the version will say."""
        return content.from_json(self.says()["content"])
