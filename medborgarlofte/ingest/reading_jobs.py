"""Reading documents after the page has answered, so that nobody has to wait or keep it open."""

from __future__ import annotations

from medborgarlofte.accounts.actors import Actor, actor_named
from medborgarlofte.jobs.queue import later

from . import actions
from .models import Document


def read_later(actor: Actor, document: Document) -> None:
    """Have a worker read a document that waits. Asking twice reads it once."""
    later(read_given, actor.name, document.pk, key=key_of(document))


def read_given(actor: str, pk: int) -> None:
    """The job itself: what was read already, or refused, is left as it is."""
    document = Document.objects.filter(pk=pk).first()
    if document:
        actions.read(actor_named(actor), document)


def key_of(document: Document) -> str:
    """What the job of a document is about, for `jobs.queue.failures`."""
    return f"document-{document.pk}"
