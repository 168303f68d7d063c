"""Where somebody's work lies: the lists that their roles let them see."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from medborgarlofte.publishing.header import Link
from medborgarlofte.web.asking import can


def lists(request: HttpRequest) -> Iterator[Link]:
    """The lists, in the order of the work itself; no query."""
    offered = (
        ("document.read", _("Dokument att granska"), "web:inbox"),
        ("draft.read", _("Utkast till löften"), "web:drafts"),
        ("agreement.read", _("Överenskommelser"), "web:agreements:register"),
        ("occasion.read", _("Möten och beslut"), "web:meetings:meetings"),
        ("occasion.read", _("Trygghetsvandringar"), "web:walks:walks"),
        ("occasion.read", _("Utbildning och information"), "web:sessions:sessions"),
        ("measure.read", _("Åtgärder på platser"), "web:measures:measures"),
        ("indicator.write", _("Mätningar av problemen"), "web:indicators:indicators"),
        ("activity.log", _("Logga det som är gjort"), "web:choose_promise"),
        ("followup.answer", _("Uppföljning att svara på"), "web:followup:unanswered"),
        ("audit.read", _("Behandlingsloggen"), "web:audit"),
    )
    for permission, label, name in offered:
        if can(request, permission):
            yield Link(label, reverse(name))
