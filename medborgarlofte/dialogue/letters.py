"""The mail that tells somebody of an occasion: that they are called, that it was moved, or that it is off."""

from __future__ import annotations

from collections.abc import Iterable
from email.utils import parseaddr

from django.conf import settings
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils import dateformat, translation
from django.utils.timezone import localtime, now

from medborgarlofte.accounts.models import User
from medborgarlofte.jobs.mail import Attachment, Letter, can_send, send_later
from medborgarlofte.places.models import Function, RoleAssignment

from .calendar import Invited, invitation_to
from .models import AgendaItem, Occasion, title_outside

PATHS = {  # the address below which each kind is shown
    Occasion.Kind.MEETING: "/arbete/moten/",
    Occasion.Kind.WALK: "/arbete/vandringar/",
    Occasion.Kind.SESSION: "/arbete/utbildningar/",
}


def tell(occasion: Occasion, functions: Iterable[Function], *, first: bool = False) -> None:
    """Have whoever holds these functions now told how it stands with an occasion, each once.

    `first`: they have not been told of it before, so that to them nothing is changed. The users of the
    example have addresses below .invalid, which no mail can ever reach (RFC 2606).
    """
    held = RoleAssignment.objects.holding().filter(function__in=[one.pk for one in functions])
    _tell(occasion, User.objects.filter(pk__in=held.values("user")), first=first)


def tell_both(sender: object, function: Function, earlier: User | None, **_more: object) -> None:
    """Have whoever holds a function from now on told of all that it is called to and is still to come.

    And `earlier`, who held it, that they are called to it no longer, unless they are by another function.
    """
    coming = Occasion.objects.filter(invited=function, state=Occasion.State.PLANNED, ends_at__gt=now())
    held = RoleAssignment.objects.holding().filter(user=earlier) if earlier else RoleAssignment.objects.none()
    others = set(coming.filter(invited__in=held.values("function")).values_list("pk", flat=True))
    for one in coming.order_by("starts_at", "pk"):
        tell(one, [function], first=True)
        if earlier and one.pk not in others:
            _tell(one, User.objects.filter(pk=earlier.pk))


def _tell(occasion: Occasion, users: QuerySet[User], *, first: bool = False) -> None:
    if not can_send():
        return
    reached = users.exclude(email__endswith=".invalid").order_by("pk")
    for user in reached.values_list("pk", flat=True):
        send_later(occasion_letter, occasion.pk, user, first, key=f"occasion {occasion.pk} {user}")


def occasion_letter(occasion_id: int, user_id: int, first: bool = False) -> Letter | None:
    """How it stands when the mail is written, with the file for their calendar; None to who is shut out.

    Who is not called any more, or to something that is cancelled, is told that it is off. Of what is secret
    it tells when it is: what it is about, where and why it is off stand on its page, for who signs in.
    """
    user = User.objects.filter(pk=user_id, is_active=True).first()
    occasion = Occasion.objects.select_related("workspace").filter(pk=occasion_id).first()
    if user is None or occasion is None:
        return None
    with translation.override(settings.LANGUAGE_CODE):
        return _letter(user, occasion, first)


def _letter(user: User, occasion: Occasion, first: bool) -> Letter:
    held = RoleAssignment.objects.holding().filter(user=user)
    functions = ", ".join(map(str, occasion.invited.filter(pk__in=held.values("function"))))
    called = bool(functions) and occasion.state != Occasion.State.CANCELLED
    link = f"{settings.SITE_ADDRESS}{_path(occasion)}"
    told = {
        "occasion": occasion,
        "title": title_outside(occasion.title, occasion.kind, occasion.secrecy),
        "called": called,
        "is_off": occasion.state == Occasion.State.CANCELLED,
        "moved": called and occasion.sequence > 0 and not first,
        "functions": functions,
        "agenda": [] if occasion.secrecy else list(AgendaItem.objects.filter(meeting=occasion.pk)),
        "link": link,
        **_times(occasion),
    }
    subject, text, html = (
        render_to_string(f"dialogue/mail/occasion{form}", told) for form in ("_subject.txt", ".txt", ".html")
    )
    _name, sender = parseaddr(settings.DEFAULT_FROM_EMAIL)
    who = Invited(user.email, functions, sender, str(occasion.workspace or ""), link, called)
    method = {"method": "REQUEST" if called else "CANCEL"}
    file = Attachment("mote.ics", invitation_to(occasion, who), "calendar", method)
    return Letter(user.email, " ".join(subject.split()), text.strip() + "\n", html, attached=(file,))


def _path(occasion: Occasion) -> str:
    return f"{PATHS[Occasion.Kind(occasion.kind)]}{occasion.pk}/"


def _times(occasion: Occasion) -> dict[str, str]:
    starts, ends = localtime(occasion.starts_at), localtime(occasion.ends_at)
    clock = dateformat.format(ends, "H.i" if starts.date() == ends.date() else "j F Y H.i")
    return {
        "day": dateformat.format(starts, "j F Y"),
        "begins": dateformat.format(starts, "H.i"),
        "ends": clock,
    }
