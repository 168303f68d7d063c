"""How far a record has come, in words, and the steps that whoever reads may take with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.utils.translation import gettext as _

from medborgarlofte.domain.roles import Visibility
from medborgarlofte.places.models import Shareable
from medborgarlofte.web.asking import access, can


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where each step is taken; given by the pages of the kind of record."""

    share: str
    secrecy: str
    ask: str
    take_back: str
    publish: str


@dataclass(frozen=True, slots=True)
class Steps:
    """What a page shows of a record's way to the public. An address is empty where nothing is offered."""

    seen_by: str
    is_private: bool  # nobody outside the party sees it yet
    ground: str
    note: str
    asked_at: datetime | None
    asked_by_me: bool
    offered: Addresses


def steps_of(
    request: HttpRequest, record: Shareable, addresses: Addresses, *, is_public_as_it_is: bool = False
) -> Steps:
    """The steps, for a record whose `shared_with` and `workspace` are fetched; no query of its own.

    `is_public_as_it_is`: what was published of it is what it says now, so that nothing is to be asked.
    Outside its own party a record's secrecy note and the question whether to publish are not told.
    """
    own = record.workspace_id in access(request).parties
    return Steps(
        seen_by=seen_by(record),
        is_private=record.visibility == Visibility.PRIVATE,
        ground=record.get_secrecy_display() if record.secrecy else "",
        note=record.secrecy_note if own else "",
        asked_at=record.asked_at if own else None,
        asked_by_me=record.asked_by_id == request.user.pk,
        offered=_offered(request, record, addresses, is_public_as_it_is),
    )


def seen_by(record: Shareable) -> str:
    """Who may read the record: "Bara Granviks kommun ser det här."."""
    if record.workspace is None:
        return _("Det hör inte till någon part än.")
    if record.visibility == Visibility.PUBLIC:
        return _("Alla ser det som är publicerat. Det som ändras efter det ser bara ni som arbetar med det.")
    shared = ", ".join(sorted(str(party) for party in record.shared_with.all()))
    told = {"party": record.workspace, "shared": shared}
    if shared:
        sentence = _("%(party)s ser det här, och det är delat med %(shared)s.") % told
    else:
        sentence = _("Bara %(party)s ser det här.") % told
    return sentence


def _offered(
    request: HttpRequest, record: Shareable, addresses: Addresses, is_public_as_it_is: bool
) -> Addresses:
    thing, gate = record.thing(), record.GATE
    asked = record.asked_at is not None
    may_ask = can(request, f"{gate}.ask", thing)
    return Addresses(
        share=addresses.share if can(request, f"{gate}.share", thing) else "",
        secrecy=addresses.secrecy if can(request, f"{gate}.secrecy", thing) else "",
        ask=addresses.ask if may_ask and not (asked or record.secrecy or is_public_as_it_is) else "",
        take_back=addresses.take_back if may_ask and asked else "",
        publish=addresses.publish if not is_public_as_it_is and _may_publish(request, record) else "",
    )


def _may_publish(request: HttpRequest, record: Shareable) -> bool:
    alone = bool(record.workspace and record.workspace.publishes_alone)
    asked = record.asked_at is not None and record.asked_by_id != request.user.pk
    return (asked or alone) and not record.secrecy and can(request, f"{record.GATE}.publish", record.thing())
