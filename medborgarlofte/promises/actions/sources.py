"""The doors through which sources are written."""

from __future__ import annotations

import hashlib

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from medborgarlofte.accounts.actions import record_write
from medborgarlofte.accounts.actors import Actor
from medborgarlofte.domain.errors import Refusal
from medborgarlofte.places.free_text import tidy
from medborgarlofte.promises.drafts import SourceDraft
from medborgarlofte.promises.models import Promise, Source, SourceContent


@transaction.atomic
def enter_source(actor: Actor, draft: SourceDraft) -> Source:
    """Store a published document with its bytes. Refuses a content that is stored already."""
    digest = hashlib.sha256(draft.content).hexdigest()
    if Source.objects.filter(sha256=digest).exists():
        raise Refusal(_("%(name)s är redan inläst.") % {"name": draft.name})
    source = Source.objects.create(
        sha256=digest,
        name=tidy(draft.name[-300:], _("Filens namn"), 300),
        address=draft.address[:1000],
        media_type=draft.media_type,
        entered_at=timezone.now(),
    )
    SourceContent.objects.create(source=source, content=draft.content)
    record_write(actor, "enter_source", source, name=source.name, sha256=digest)
    return source


@transaction.atomic
def add_publication(actor: Actor, promise: Promise, source: Source) -> None:
    """Keep a further source of a promise. What the promise says stays as it is."""
    promise.sources.add(source)
    record_write(actor, "add_publication", promise, source=source.sha256)
