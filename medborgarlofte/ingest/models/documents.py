"""Documents that were given to us, and the review of what was read in them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from medborgarlofte.domain import content
from medborgarlofte.places.gates import Access
from medborgarlofte.places.models import Organisation, ShareableQuerySet
from medborgarlofte.places.things import Thing
from medborgarlofte.promises.models import Draft


class DocumentQuerySet(models.QuerySet["Document"]):
    """Documents, and the gate to them."""

    def visible_to(self, access: Access) -> DocumentQuerySet:
        """Those of one's own parties, and those beside a draft that is shared with them."""
        if access.actor.is_system:
            return self
        own = access.parties_with("document.read")
        beside = Review.objects.visible_to(access).values("document")
        return self.filter(Q(workspace__in=own) | Q(pk__in=beside))


class Document(models.Model):
    """A document that somebody has given us, once per workspace and content, and how far we have read it."""

    class State(models.TextChoices):
        WAITING = "waiting"
        READING = "reading"
        READ = "read"
        REFUSED = "refused"

    # Whose it is; null when it was entered from the command line.
    workspace_id: int | None
    workspace = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="documents"
    )
    name = models.CharField(max_length=300)
    address = models.CharField(max_length=1000, blank=True)  # where it was fetched
    sha256 = models.CharField(max_length=64)
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

    objects = DocumentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sha256", "workspace"], name="document_once_in_workspace"),
            models.UniqueConstraint(
                fields=["sha256"], condition=Q(workspace__isnull=True), name="document_once_without_workspace"
            ),
        ]
        ordering = ["-given_at", "-pk"]

    def __str__(self) -> str:
        return self.name

    def thing(self) -> Thing:
        """What the permission rules need to know: it is shared with those that a draft beside it is."""
        ties = Draft.shared_with.through.objects.filter(draft__review__document=self)
        return Thing(self.workspace_id, frozenset(ties.values_list("organisation", flat=True)))

    def audit_scope(self) -> tuple[int | None, int | None]:
        """Its workspace."""
        return self.workspace_id, None


class DocumentContent(models.Model):
    """The bytes of a document, until it is a source or was refused."""

    document = models.OneToOneField(Document, on_delete=models.CASCADE, related_name="content")
    content = models.BinaryField()

    def __str__(self) -> str:
        return self.document.name


class ReviewQuerySet(ShareableQuerySet["Review"]):
    """Reviews, and the gate to them."""


class Review(Draft):
    """The draft of one promise of a document, beside what was read there.

    `read` stays as it was read, while `said` is what the reviewer has made of it.
    """

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="reviews")
    position = models.PositiveIntegerField()  # among the promises of the document
    read = models.JSONField()

    objects = ReviewQuerySet.as_manager()  # type: ignore[misc]  # Draft has its own

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["document", "position"], name="review_position_once"),
        ]
        ordering = ["document", "position"]

    def __str__(self) -> str:
        return f"{self.document} {self.position}"

    def read_content(self) -> content.Promise:
        """What was read."""
        return content.from_json(self.read)
