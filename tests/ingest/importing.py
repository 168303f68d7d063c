"""Pages of an invented municipality, imported as the command does it, and what is stored afterwards."""

from __future__ import annotations

from datetime import date

from django.apps import apps

from medborgarlofte.accounts.models import WritingCount
from medborgarlofte.ingest.gathering import Given
from medborgarlofte.ingest.import_documents import Imported, import_document, publish_each, told
from tests.building import ACTOR

TODAY = date(2022, 3, 1)

PAGE = """Ekhamn – medborgarlöften

Medborgarlöfte 2022-2023

Lokalpolisområde Tallmarken och Ekhamns kommun lovar att:

 • Polisen ska göra minst åtta trafikkontroller per år i Ekhamn.
 • Kommunen ska laga trasig belysning inom två dygn.
 • Polisen och kommunen ska gå en trygghetsvandring per termin.

Löftet följs upp två gånger om året.
"""


def take(text: str, name: str = "ekhamn.txt") -> Imported:
    """Import a page; nothing is published yet."""
    return import_document(ACTOR, Given(name, text.encode()))


def take_and_publish(text: str, name: str = "ekhamn.txt", today: date = TODAY) -> Imported:
    """Import a page and publish all that needs no review."""
    imported = take(text, name)
    publish_each(ACTOR, imported, lambda review: True, today=today)
    return imported


def said(imported: Imported) -> str:
    """What the user is told of it."""
    return "\n".join(told(imported))


def rows() -> dict[str, int]:
    """The number of rows of every table, but for how often somebody tried to write."""
    kinds = [
        kind
        for kind in apps.get_models(include_auto_created=True)
        if kind.__module__.startswith("medborgarlofte") and kind is not WritingCount
    ]
    return {kind._meta.label: kind._default_manager.count() for kind in kinds}
