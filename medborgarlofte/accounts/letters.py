"""The mails about accounts. A worker writes them when they are sent, and makes their links then."""

from __future__ import annotations

from allauth.account.forms import EmailAwarePasswordResetTokenGenerator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from medborgarlofte.jobs.mail import Letter

from .invitation_links import invitation_address
from .users import User

RESET_PATH = "/konto/losenord/nytt/"  # the address below which a new password is chosen

FACTORS_PATH = "/konto/tvasteg/"  # where the second step is set up


def invitation_letter(user_id: int) -> Letter:
    """An invitation, in the language of the product."""
    user = User.objects.get(pk=user_id)
    with translation.override(settings.LANGUAGE_CODE):
        return _letter(user, "invitation", invitation_address(user))


def password_reset_letter(user_id: int, language: str) -> Letter:
    """A link to choose a new password, in the language of the page where it was asked for."""
    user = User.objects.get(pk=user_id)
    key = f"{user_pk_to_url_str(user)}-{EmailAwarePasswordResetTokenGenerator().make_token(user)}"
    prefix = "" if language == settings.LANGUAGE_CODE else f"/{language}"
    with translation.override(language):
        return _letter(user, "password_reset", f"{settings.SITE_ADDRESS}{prefix}{RESET_PATH}{key}/")


def factors_gone_letter(user_id: int) -> Letter:
    """That an administrator has taken away the second step of signing in, in the language of the product."""
    user = User.objects.get(pk=user_id)
    with translation.override(settings.LANGUAGE_CODE):
        return _letter(user, "factors_gone", f"{settings.SITE_ADDRESS}{FACTORS_PATH}")


def _letter(user: User, name: str, link: str) -> Letter:
    told = {"link": link}
    subject, text, html = (
        render_to_string(f"account/mail/{name}{ending}", told) for ending in ("_subject.txt", ".txt", ".html")
    )
    return Letter(user.email, " ".join(subject.split()), text.strip() + "\n", html)
