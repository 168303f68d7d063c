"""Where a promise was published."""

from __future__ import annotations

from django.db import models


class Source(models.Model):
    """A published document, once per content."""

    sha256 = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=300)  # file name or address as given
    address = models.URLField(max_length=1000, blank=True)
    media_type = models.CharField(max_length=100)
    entered_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class SourceContent(models.Model):
    """The bytes of a source, apart from it so that no list ever loads them."""

    source = models.OneToOneField(Source, on_delete=models.PROTECT, related_name="content")
    content = models.BinaryField()

    def __str__(self) -> str:
        return self.source.name
