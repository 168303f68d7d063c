"""The addresses of accounts. Of allauth's those that are used, under its own names, which it finds them by.

What changes an account is one transaction with its entry in the audit trail.
"""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from allauth.socialaccount import views as social
from django.db.transaction import atomic
from django.urls import URLPattern, URLResolver, include, path, re_path, reverse_lazy

from . import demo, views

_new_password = account.PasswordResetFromKeyView.as_view(success_url=reverse_lazy("account_login"))
_remove_passkey = passkeys.RemoveWebAuthnView.as_view(success_url=reverse_lazy("mfa_index"))

_password: list[URLPattern | URLResolver] = [
    path("", atomic(account.password_change), name="account_change_password"),
    path("glomt/", account.password_reset, name="account_reset_password"),
    path("glomt/skickat/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^nytt/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        atomic(_new_password),
        name="account_reset_password_from_key",
    ),
]
_confirm: list[URLPattern | URLResolver] = [
    path("", account.reauthenticate, name="account_reauthenticate"),
    path("kod/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("nyckel/", passkeys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("organisation/", views.confirm_elsewhere, name="account_confirm_elsewhere"),
]
_factors: list[URLPattern | URLResolver] = [
    path("", mfa.index, name="mfa_index"),
    path("app/", atomic(totp.activate_totp), name="mfa_activate_totp"),
    path("app/ta-bort/", atomic(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("nyckel/", atomic(passkeys.add_webauthn), name="mfa_add_webauthn"),
    path("nyckel/<int:pk>/ta-bort/", atomic(_remove_passkey), name="mfa_remove_webauthn"),
    path("koder/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("koder/fil/", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("koder/nya/", atomic(codes.generate_recovery_codes), name="mfa_generate_recovery_codes"),
]
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.home, name="account_home"),
    path("inbjudan/<str:token>/", views.accept, name="account_accept"),
    path("logga-in/", account.login, name="account_login"),
    path("logga-in/steg-tva/", mfa.authenticate, name="mfa_authenticate"),
    path("logga-in/nyckel/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path("logga-in/avbrutet/", social.login_cancelled, name="socialaccount_login_cancelled"),
    path("demo/<int:pk>/", demo.sign_in_as, name="account_demo"),
    path("logga-ut/", account.logout, name="account_logout"),
    path("losenord/", include(_password)),
    path("bekrafta/", include(_confirm)),
    path("tvasteg/", include(_factors)),
    path("inloggningar/", views.Sessions.as_view(), name="usersessions_list"),
]
