"""What ends the work with a draft: its wording is settled, and it is published."""

from __future__ import annotations

from django.utils.timezone import localdate

from medborgarlofte.accounts.actors import Actor
from medborgarlofte.domain.errors import NeedsDecision, Refusal
from medborgarlofte.ingest import actions
from medborgarlofte.promises.models import Draft, Settled, Version
from medborgarlofte.promises.wording import known_texts

from .forms import PublishForm


def ended_by(actor: Actor, form: PublishForm, draft: Draft, *, settling: bool) -> Settled | Version | None:
    """The settled wording, or the version; None when it was refused, and then the form says why."""
    given = {
        "revision": form.cleaned_data["revision"],
        "reason": form.cleaned_data.get("reason", ""),
        "confirmed": form.cleaned_data.get("confirmed", False),
        "known": known_texts(),
    }
    try:
        if settling:
            return actions.settle(actor, draft, **given)
        return actions.publish(actor, draft, today=localdate(), **given)
    except NeedsDecision as needed:
        form.ask(needed)
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        form.has_seen(draft.revision)
    return None
