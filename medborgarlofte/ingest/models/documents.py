"""Documents that were given to us, and the review of what was read in them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from medborgarlofte.domain import content
from medborgarlofte.promises.models import Promise, Version


class Document(models.Model):
    """A document that somebody has given us, once per content, and how far its reading has come."""

    class State(models.TextChoices):
        WAITING = "waiting"
        READING = "reading"
        READ = "read"
        REFUSED = "refused"

    name = models.CharField(max_length=300)
    address = models.CharField(max_length=1000, blank=True)  # where it was fetched
    sha256 = models.CharField(max_length=64, unique=True)
    municipality = models.CharField(max_length=100, blank=True)  # as given, for a page that does not say
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    refusal = models.TextField(blank=True)  # why it could not be read, as a sentence
    media_type = models.CharField(max_length=100, blank=True)
    title = models.TextField(blank=True)
    blocks = models.JSONField(default=list, blank=True)  # the document as it looked, block by block
    # The passages that were not understood, and notes on the document; what was read stands in its reviews.
    reading = models.JSONField(null=True, blank=True)
    given_at = models.DateTimeField()
    begun_at = models.DateTimeField(null=True, blank=True)  # when its reading began
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-given_at", "-pk"]

    def __str__(self) -> str:
        return self.name


class DocumentContent(models.Model):
    """The bytes of a document, until it is a source or was refused."""

    document = models.OneToOneField(Document, on_delete=models.CASCADE, related_name="content")
    content = models.BinaryField()

    def __str__(self) -> str:
        return self.document.name


class Review(models.Model):
    """One promise of a document: what was read, and what the reviewer has made of it.

    `read` stays as it was read; `said` is what would be published. Where the promise is published
    already, `promise` is it and `based_on` the version that the review was made against.
    """

    class State(models.TextChoices):
        OPEN = "open"
        PUBLISHED = "published"
        SET_ASIDE = "set_aside"
        NOTHING_NEW = "nothing_new"  # the document says what is published already

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="reviews")
    position = models.PositiveIntegerField()  # among the promises of the document
    promise = models.ForeignKey(
        Promise, null=True, blank=True, on_delete=models.PROTECT, related_name="reviews"
    )
    based_on = models.PositiveIntegerField(default=0)
    read = models.JSONField()
    said = models.JSONField()
    revision = models.PositiveIntegerField(default=0)  # how many times it has been changed
    state = models.CharField(max_length=12, choices=State.choices, default=State.OPEN)
    version = models.OneToOneField(
        Version, null=True, blank=True, on_delete=models.PROTECT, related_name="review"
    )
    opened_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["document", "position"], name="review_position_once"),
            models.CheckConstraint(
                condition=~Q(state="published") | Q(version__isnull=False),
                name="published_review_has_version",
            ),
        ]
        ordering = ["document", "position"]

    def __str__(self) -> str:
        return f"{self.document} {self.position}"

    def read_content(self) -> content.Promise:
        """What was read."""
        return content.from_json(self.read)

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
    """One thing that a reviewer did, and the content before it, so that it can be undone."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="edits")
    revision = models.PositiveIntegerField()  # the revision that it made
    act = models.CharField(max_length=20)
    numbers = models.JSONField(default=list)  # of the commitments it touched
    before = models.JSONField()
    undone = models.BooleanField(default=False)
    actor = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["review", "revision"], name="edit_revision_once")]
        ordering = ["revision"]

    def __str__(self) -> str:
        return f"{self.review} {self.revision} {self.act}"
