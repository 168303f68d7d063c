"""The drafts that wait for somebody: for their answer whether to publish, or for their signature."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from medborgarlofte.places.gates import Access
from medborgarlofte.promises.models import Draft, Settled
from medborgarlofte.promises.signing import WaitingSignature, waiting_signatures
from medborgarlofte.web.work.waiting import Waiting

from .page import title_of

_MOST = 100  # of each kind: whoever has more begins with these


def of_drafts(access: Access, today: date) -> Iterator[Waiting]:
    """What somebody is asked to publish or has asked for, and what is to be signed.

    One query, and three more where a wording is settled.
    """
    drafts = list(_ASKED_OR_SETTLED.visible_to(access)[:_MOST])
    yield from filter(None, (_to_publish(access, one) for one in drafts))
    if any(one.is_settled for one in drafts):
        yield from _to_sign(access)


_SETTLED = Settled.objects.filter(draft=OuterRef("pk"), revision=OuterRef("revision"))
_ASKED_OR_SETTLED: Any = (  # put together once, since that takes longer than asking
    Draft.objects.filter(state=Draft.State.OPEN)
    .annotate(is_settled=Exists(_SETTLED))
    .filter(Q(asked_at__isnull=False) | Q(is_settled=True))
    .select_related("workspace__municipality")
    .order_by("asked_at", "pk")
)


def _to_publish(access: Access, draft: Draft) -> Waiting | None:
    """The draft, if a colleague has asked them to publish it, or they a colleague."""
    theirs = draft.asked_by_id == access.actor.user_id and draft.workspace_id in access.parties
    may = draft.workspace_id in access.parties_with("draft.publish")
    if draft.asked_at is None or not (theirs or may):
        return None
    return Waiting(
        title=title_of(draft.content()),
        where=draft.workspace.told() if draft.workspace else "",
        action=_("Läs") if theirs else _("Läs igenom och publicera"),
        address=reverse("web:draft" if theirs else "web:draft_publish", args=[draft.pk]),
        elsewhere=theirs,
        place=str(draft.workspace.municipality) if draft.workspace else "",
        note=_("En kollega ska läsa igenom det och publicera.") if theirs else "",
    )


def _to_sign(access: Access) -> Iterator[Waiting]:
    """The wordings that they have still to sign; for those who write, also those that others have."""
    writes = bool(access.parties_with("draft.edit"))
    for one in waiting_signatures(access)[:_MOST]:
        if one.is_mine:
            yield _waiting(one, _("Läs och underteckna"), "web:signing:sign", one.signatory.pk)
        elif writes:
            yield _waiting(one, _("Läs"), "web:signing:show")


def _waiting(one: WaitingSignature, action: str, page: str, *numbers: int) -> Waiting:
    signatory = one.signatory
    as_whom = _("som %(function)s") % {"function": signatory.function_name}
    return Waiting(
        title=title_of(one.settled.content()),
        where=as_whom if one.is_mine else str(signatory),
        action=action,
        address=reverse(page, args=[one.settled.draft_id, *numbers]),
        function=signatory.function_id,
        elsewhere=not one.is_mine,
        function_name=signatory.function_name,
        place=str(one.settled.draft.municipality or ""),
        note="" if one.is_mine else _("Har inte undertecknat än."),
    )
