"""The decisions of meetings that somebody has to carry out, or whose meetings decided them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from medborgarlofte.dialogue.models import Decision
from medborgarlofte.places.gates import Access, may
from medborgarlofte.places.models import held_by, holder_of, party_told
from medborgarlofte.places.things import Thing
from medborgarlofte.publishing.formats import day
from medborgarlofte.web.work.columns import Columns, Rows, columns_of
from medborgarlofte.web.work.waiting import Waiting

_LEFT = columns_of(
    Decision.objects.left(),
    "decision",
    title="text",
    words="meeting__secrecy",
    day="due",
    other="meeting",
    begins="meeting__starts_at",
    workspace="meeting__workspace",
    place="owner__organisation__municipality__name",
    function="owner",
    function_name="owner__name",
    owner="owner__organisation",
    owner_kind="owner__organisation__kind",
    owner_name="owner__organisation__name",
    holder=holder_of("owner"),
)


def decisions(access: Access, today: date) -> Rows:
    """The decisions that are not done, of functions that somebody holds or whose party they see whole; and
    those that their meetings decided and others do."""
    whole = access.parties_with("followup.answer")
    theirs = Q(owner__in=held_by(access.actor.user_id)) | Q(owner__organisation__in=whole)
    return _LEFT.visible_to(access).filter(theirs | Q(meeting__workspace__in=whole))


def decisions_told(access: Access, today: date, rows: list[Columns]) -> Iterator[Waiting]:
    """Those decisions, each with the one thing to do."""
    whole = access.parties_with("followup.answer")
    for one in rows:
        mine = one.holder is not None and one.holder == access.actor.user_id
        nobodys = one.holder is None and one.owner in whole
        settles = may(access, "meeting.settle", Thing(one.workspace, frozenset({one.owner or 0})))
        read = reverse("web:meetings:show", args=[one.other])
        yield Waiting(
            title=_("Beslut från ett sekretessmarkerat möte") if one.words else one.title,
            where=f"{party_told(one.owner_kind, one.owner_name, one.place)}, {one.function_name}",
            action=_("Skriv in att det är gjort") if settles else _("Läs"),
            address=reverse("web:meetings:decision_settle", args=[one.key]) if settles else read,
            day=one.day,
            function=one.function,
            elsewhere=not mine and not nobodys,
            place=one.place,
            function_name=one.function_name,
            note=_("Det beslutades den %(day)s.") % {"day": day(localtime(one.begins).date())},
            is_nobodys=nobodys,
        )
