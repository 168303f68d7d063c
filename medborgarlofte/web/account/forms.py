"""allauth's forms in our words: a label each, help where it helps, no examples in the fields."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as codes
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from allauth.usersessions.adapter import get_adapter
from allauth.usersessions.forms import ManageUserSessionsForm
from allauth.usersessions.models import UserSession
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from medborgarlofte.accounts.models import User

REQUIREMENTS = _("Minst 12 tecken. En mening med flera ord är lätt att minnas och svår att gissa.")


class _Worded(forms.Form):
    """A form whose fields say what `labels` and `helps` tell, and nothing else."""

    labels: dict[str, Any] = {}
    helps: dict[str, Any] = {}
    left_out: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.left_out:
            del self.fields[name]
        for name, label in self.labels.items():
            field = self.fields[name]
            field.label, field.help_text = label, self.helps.get(name, "")
            field.error_messages["required"] = _("Fyll i det här.")
            field.widget.attrs.pop("placeholder", None)
            field.widget.attrs.pop("aria-describedby", None)


class SignInForm(_Worded, account.LoginForm):  # type: ignore[misc]
    """E-mail and password."""

    labels = {"login": _("E-postadress"), "password": _("Lösenord")}


class ConfirmForm(_Worded, account.ReauthenticateForm):  # type: ignore[misc]
    """The password once more."""

    labels = {"password": _("Lösenord")}


class ForgottenForm(_Worded, account.ResetPasswordForm):  # type: ignore[misc]
    """Whose password is forgotten."""

    labels = {"email": _("E-postadress")}


class NewPasswordForm(_Worded, account.ResetPasswordKeyForm):  # type: ignore[misc]
    """A new password, written once: whoever misspells it asks for another link."""

    labels = {"password1": _("Nytt lösenord")}
    helps = {"password1": REQUIREMENTS}
    left_out = ("password2",)


class ChangePasswordForm(_Worded, account.ChangePasswordForm):  # type: ignore[misc]
    """The old password and a new one."""

    labels = {"oldpassword": _("Nuvarande lösenord"), "password1": _("Nytt lösenord")}
    helps = {"password1": REQUIREMENTS}
    left_out = ("password2",)


class CodeForm(_Worded, codes.AuthenticateForm):  # type: ignore[misc]
    """A code, of the app or one of the recovery codes."""

    labels = {"code": _("Kod")}
    helps = {"code": _("Sex siffror från appen, eller en av dina reservkoder.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs |= {"inputmode": "numeric", "class": "short"}


class ConfirmCodeForm(CodeForm, codes.ReauthenticateForm):  # type: ignore[misc]
    """The same, from somebody who is signed in."""


class ActivateForm(_Worded, totp.ActivateTOTPForm):  # type: ignore[misc]
    """The first code that a new app shows."""

    labels = {"code": _("Kod från appen")}
    helps = {"code": _("Sex siffror.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs |= {"inputmode": "numeric", "class": "short"}


class AddPasskeyForm(_Worded, webauthn.AddWebAuthnForm):  # type: ignore[misc]
    """A new passkey. It always asks who holds it, so that it suffices alone."""

    labels = {"name": _("Vad ska nyckeln heta?")}
    helps = {"name": _("Så att du känner igen den, till exempel Jobbmobilen.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"] = forms.CharField(
            label=self.labels["name"], help_text=self.helps["name"], max_length=50
        )
        self.fields["passwordless"] = forms.BooleanField(initial=True, widget=forms.HiddenInput)


class AcceptForm(forms.Form):
    """The password of somebody who accepts an invitation."""

    password = forms.CharField(
        label=_("Välj ett lösenord"),
        help_text=REQUIREMENTS,
        strip=False,
        max_length=1000,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": _("Fyll i det här.")},
    )

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password(self) -> str:
        """A weak one is refused where it was written."""
        password: str = self.cleaned_data["password"]
        validate_password(password, self.user)
        return password


class EndSessionsForm(ManageUserSessionsForm):  # type: ignore[misc]
    """Which of one's sessions to end; none chosen ends all others than this one."""

    session = forms.ModelChoiceField(UserSession.objects.none(), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["session"].queryset = UserSession.objects.filter(user=self.request.user)

    def save(self, request: HttpRequest) -> None:
        """End it, or all others."""
        own = UserSession.objects.filter(user=request.user).select_related("user")
        others = own.exclude(session_key=request.session.session_key)
        chosen = self.cleaned_data["session"]
        get_adapter().end_sessions(others.filter(pk=chosen.pk) if chosen else others)
