"""Some columns of a row, for pages that read thousands of rows and tell little of each."""

from __future__ import annotations

from django.db.models import Model


def columns_of(model: type[Model], *names: str) -> tuple[str, ...]:
    """These columns in the order of the model, in which alone `from_db` knows which value is which's."""
    return tuple(field.attname for field in model._meta.concrete_fields if field.attname in names)
