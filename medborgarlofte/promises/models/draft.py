"""A promise while it is written or corrected, before anybody but those who do so may see it."""

from __future__ import annotations

from dataclasses import replace

from django.db import models
from django.db.models import Q

from medborgarlofte.domain import content
from medborgarlofte.places.models import Municipality, Shareable, ShareableQuerySet
from medborgarlofte.places.things import Thing

from .agreement import CooperationAgreement
from .promise import Promise
from .version import Version


class Draft(Shareable):
    """What would be published of one promise, as those who write it have come to say it.

    Where the promise is published already, `promise` is it and `based_on` the version that the draft was
    made against.
    """

    GATE = "draft"

    class State(models.TextChoices):
        OPEN = "open"
        PUBLISHED = "published"
        SET_ASIDE = "set_aside"
        NOTHING_NEW = "nothing_new"  # it says what is published already

    # The municipality that `said` names; null while it is not in the register.
    municipality = models.ForeignKey(
        Municipality, null=True, blank=True, on_delete=models.PROTECT, related_name="drafts"
    )
    agreement_id: int | None
    # The agreement that the promise is made under, whose functions sign it before it is published.
    agreement = models.ForeignKey(
        CooperationAgreement, null=True, blank=True, on_delete=models.PROTECT, related_name="drafts"
    )
    promise = models.ForeignKey(
        Promise, null=True, blank=True, on_delete=models.PROTECT, related_name="drafts"
    )
    based_on = models.PositiveIntegerField(default=0)
    said = models.JSONField()
    numbered = models.PositiveIntegerField(default=0)  # the highest number that a commitment of it has had
    revision = models.PositiveIntegerField(default=0)  # how many times it has been changed
    state = models.CharField(max_length=12, choices=State.choices, default=State.OPEN)
    version = models.OneToOneField(
        Version, null=True, blank=True, on_delete=models.PROTECT, related_name="draft"
    )
    opened_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    objects = ShareableQuerySet["Draft"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="published") | Q(version__isnull=False),
                name="published_draft_has_version",
            ),
        ]
        ordering = ["opened_at", "pk"]

    def __str__(self) -> str:
        return f"utkast {self.pk}"

    def thing(self) -> Thing:
        """What the permission rules need to know: nothing of it is changed once it is ended."""
        return replace(super().thing(), is_open=self.state == self.State.OPEN)

    def audit_scope(self) -> tuple[int | None, int | None]:
        """The party whose workspace it belongs to, and its municipality while that is known."""
        return self.workspace_id, self.municipality_id

    def as_it_was(self, number: int) -> content.Commitment | None:
        """The commitment of that number before it was dropped or merged; None when there never was one."""
        for edit in self.edits.order_by("-revision"):
            one = content.from_json(edit.before).commitment(number)
            if one:
                return one
        return None

    def content(self) -> content.Promise:
        """What would be published."""
        return content.from_json(self.said)


class Edit(models.Model):
    """One thing that somebody did to a draft, and the content before it, so that it can be undone."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="edits")
    revision = models.PositiveIntegerField()  # the revision that it made
    act = models.CharField(max_length=20)
    numbers = models.JSONField(default=list)  # of the commitments it touched; 0 is the promise's own fields
    before = models.JSONField()
    undone = models.BooleanField(default=False)
    actor = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["draft", "revision"], name="edit_revision_once")]
        ordering = ["revision"]

    def __str__(self) -> str:
        return f"{self.draft} {self.revision} {self.act}"
