"""The mail with somebody's week."""

from __future__ import annotations

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.timezone import localdate

from medborgarlofte.accounts.models import User
from medborgarlofte.jobs.mail import Letter
from medborgarlofte.places.access import access_of_user

from .choices import choice_of, is_quiet, stop_address
from .week import parts_of

CHOICES_PATH = "/arbete/paminnelser/"


def digest_letter(user_id: int) -> Letter | None:
    """What waits for somebody when the mail is written; None when nothing does, or it is quiet.

    It holds the one address that stops it without signing in, and the headers with which a mail program
    offers the same (RFC 2369, RFC 8058).
    """
    user, today = User.objects.filter(pk=user_id, is_active=True).first(), localdate()
    if user is None:
        return None
    choice = choice_of(user)
    quiet = choice.quiet_places.values_list("name", flat=True) if choice.pk else ()
    with translation.override(choice.language):
        parts = [] if is_quiet(choice, today) else parts_of(access_of_user(user), quiet, today)
        if not parts:
            return None
        stop = stop_address(choice)
        context = {
            "parts": parts,
            "today": today,
            "week": f"{settings.SITE_ADDRESS}/arbete/",
            "choices": f"{settings.SITE_ADDRESS}{CHOICES_PATH}",
            "stop": stop,
        }
        subject, text, html = (
            render_to_string(f"web/mail/digest{form}", context) for form in ("_subject.txt", ".txt", ".html")
        )
    headers = {"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    return Letter(user.email, " ".join(subject.split()), _tidied(text), html, headers)


def _tidied(text: str) -> str:
    """Without the empty lines that the template's own lines leave: at most one between two texts."""
    lines: list[str] = []
    for line in (one.rstrip() for one in text.strip().splitlines()):
        if line or (lines and lines[-1]):
            lines.append(line)
    return "\n".join(lines) + "\n"
