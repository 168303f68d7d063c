"""That a function of a party has signed an exact wording: here, or in a file that was signed elsewhere."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from medborgarlofte.places.models import Organisation

from .settled import Settled


class SignedFile(models.Model):
    """A file that was signed elsewhere, byte for byte as it was uploaded. Only its hash is public."""

    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()

    def __str__(self) -> str:
        return self.name


class Signature(models.Model):
    """One signature: which wording, by which function of which party, when and how. Only ever added.

    `sha256` is the hash that was signed, that of the wording. `user` signed it here, or uploaded the file
    as `uploaded_by`, a function or a role. What is public is the function, never the person.
    """

    class Method(models.TextChoices):
        SYSTEM = "system"
        UPLOADED = "uploaded"

    settled = models.ForeignKey(Settled, on_delete=models.PROTECT, related_name="signatures")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    function_name = models.CharField(max_length=200)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    signed_at = models.DateTimeField()
    method = models.CharField(max_length=10, choices=Method.choices)
    uploaded_by = models.CharField(max_length=200, blank=True)
    sha256 = models.CharField(max_length=64)
    file = models.OneToOneField(
        SignedFile, null=True, blank=True, on_delete=models.PROTECT, related_name="signature"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["settled", "organisation", "function_name"], name="signed_once_by_a_function"
            ),
            models.CheckConstraint(
                condition=Q(method="system", file__isnull=True)
                | (Q(method="uploaded", file__isnull=False) & ~Q(uploaded_by="")),
                name="an_uploaded_signature_has_its_file",
            ),
        ]
        ordering = ["signed_at", "pk"]

    def __str__(self) -> str:
        return f"{self.settled} {self.function_name}"

    def audit_scope(self) -> tuple[int, int]:
        """The party that signed, and its municipality."""
        return self.organisation_id, self.organisation.municipality_id
