"""How allauth behaves here: nobody signs up, mails are jobs, everything it says is said in our words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.usersessions.adapter import DefaultUserSessionsAdapter
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render, resolve_url
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from medborgarlofte.jobs import mail

from . import secret_keeping
from .actions import record_writes
from .letters import password_reset_letter
from .proof import recently_proved
from .users import User

_SAID = {  # what allauth has done → what is said of it on the next page; the rest needs no words
    "account/messages/password_changed.txt": _("Lösenordet är bytt."),
    "mfa/messages/totp_activated.txt": _("Appen är tillagd. Nästa gång du loggar in frågar vi efter en kod."),
    "mfa/messages/totp_deactivated.txt": _("Appen är borttagen."),
    "mfa/messages/webauthn_added.txt": _("Nyckeln är tillagd. Du kan logga in med den."),
    "mfa/messages/webauthn_removed.txt": _("Nyckeln är borttagen."),
    "usersessions/messages/sessions_logged_out.txt": _("Inloggningen är avslutad."),
}
_WRONG_CODE = _("Koden stämmer inte. Vänta på nästa kod i appen och försök igen.")


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts: closed to whoever is not invited."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("E-postadressen och lösenordet hör inte ihop. Kontrollera båda."),
        "enter_current_password": _("Det är inte ditt nuvarande lösenord."),
        "incorrect_password": _("Lösenordet stämmer inte."),
        "incorrect_code": _WRONG_CODE,
        "invalid_password_reset": _("Länken gäller inte längre."),
        "too_many_login_attempts": _("Det har varit för många försök. Vänta en kvart och försök igen."),
        "rate_limited": _("Det har varit för många försök. Vänta en kvart och försök igen."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody makes an account of their own."""
        return False

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Say on the next page what was done, in our own words."""
        said = message or _SAID.get(message_template or "")
        if said:
            messages.add_message(request, level, str(said), extra_tags=extra_tags)

    def is_safe_url(self, url: str) -> bool:
        """Whether somebody may be led there after they have signed in: to our own paths alone."""
        return url.startswith("/") and url_has_allowed_host_and_scheme(url, allowed_hosts=None)

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        """Where one is who has signed out: where one signs in, which says that it is done."""
        return f"{resolve_url(settings.LOGIN_URL)}?utloggad"

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to one's own page."""
        return resolve_url(settings.LOGIN_REDIRECT_URL)

    def respond_user_inactive(self, request: HttpRequest, user: User) -> HttpResponse:
        """Only who gave the right password is told that the account is closed."""
        return render(request, "account/account_inactive.html", status=403)

    def send_password_reset_mail(self, user: User, email: str, context: dict[str, Any]) -> None:
        """The link itself is made by the worker. Who has no password here has none to forget."""
        if user.has_usable_password() and mail.can_send():
            language = get_language() or settings.LANGUAGE_CODE
            mail.send_later(password_reset_letter, user.pk, language, key=f"glömt lösenord {user.pk}")

    def reauthenticate(self, user: User, password: str) -> bool:
        """Whether that is the password of the one who is signed in; counted when it is not."""
        found = self.authenticate(context.request, email=user.email, password=password)
        return found is not None and found.pk == user.pk

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Having just signed in is proof enough."""
        return not recently_proved(context.request)

    def get_reauthentication_methods(self, user: User) -> list[dict[str, Any]]:
        """The ways to prove anew who one is; who has none of their own goes to their organisation."""
        words = {
            "reauthenticate": _("Använd ditt lösenord"),
            "mfa_reauthenticate": _("Använd en kod"),
            "mfa_reauthenticate:webauthn": _("Använd en nyckel"),
        }
        found = super().get_reauthentication_methods(user)
        if user.is_authenticated and not found:
            return [{"id": "provider", "description": "", "url": reverse("account_confirm_elsewhere")}]
        return [{**one, "description": words[one["id"]]} for one in found]


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """The second factor."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _WRONG_CODE,
        "cannot_generate_recovery_codes": _("Lägg till en app eller en nyckel först."),
    }

    def encrypt(self, text: str) -> str:
        """What the codes are reckoned from, as it is stored."""
        return secret_keeping.sealed(text)

    def decrypt(self, encrypted_text: str) -> str:
        """The same, as it was; see `secret_keeping.opened` for what a lost key does."""
        return secret_keeping.opened(encrypted_text)

    def build_totp_svg(self, url: str) -> SafeString:
        """The QR code as a part of the page, without what only a file of its own begins with."""
        drawn: str = super().build_totp_svg(url)
        return mark_safe(drawn[drawn.index("<svg") :])  # noqa: S308 - drawn by us, no text in it

    def generate_authenticator_name(self, user: User, type: str) -> str:  # noqa: A002 - allauth's name
        """Names are given by the user."""
        return ""


class SessionsAdapter(DefaultUserSessionsAdapter):  # type: ignore[misc]
    """Sessions that somebody ends from elsewhere are told of in the trail."""

    def end_sessions(self, sessions: Iterable[UserSession]) -> None:
        """End these sessions, which are all of one user."""
        sessions = list(sessions)
        with transaction.atomic():
            super().end_sessions(sessions)
            if sessions:
                user = sessions[0].user
                record_writes(user.actor(), "end_session", [user] * len(sessions))
