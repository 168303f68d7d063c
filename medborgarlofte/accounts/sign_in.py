"""Settings of signing in that no operator changes; see docs/decisions/0011-sign-in.md."""

from __future__ import annotations

from datetime import timedelta

ACCOUNT_ADAPTER = "medborgarlofte.web.account.landing.LandingAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]  # nobody signs up: it says what the sign-in form holds
ACCOUNT_EMAIL_VERIFICATION = "none"  # an invitation was read at the address
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # whoever is not known here gets no mail from here
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_REAUTHENTICATION_METHODS = ["password", "mfa"]
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300  # seconds that a proof of who one is lasts
ACCOUNT_FORMS = {
    "login": "medborgarlofte.web.account.forms.SignInForm",
    "reauthenticate": "medborgarlofte.web.account.forms.ConfirmForm",
    "change_password": "medborgarlofte.web.account.forms.ChangePasswordForm",
    "reset_password": "medborgarlofte.web.account.forms.ForgottenForm",
    "reset_password_from_key": "medborgarlofte.web.account.forms.NewPasswordForm",
}
# Wrong passwords are counted by axes as well; these also hold whoever tries from many addresses.
ACCOUNT_RATE_LIMITS = {
    "login": "100/m/ip",
    "login_failed": "30/m/ip,10/15m/key",  # passwords by user, and codes of the second factor by user
    "reset_password": "10/15m/ip,3/15m/key",
    "reset_password_from_key": "20/15m/ip",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
}
MFA_ADAPTER = "medborgarlofte.accounts.adapters.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_FORMS = {
    "authenticate": "medborgarlofte.web.account.forms.CodeForm",
    "reauthenticate": "medborgarlofte.web.account.forms.ConfirmCodeForm",
    "activate_totp": "medborgarlofte.web.account.forms.ActivateForm",
    "add_webauthn": "medborgarlofte.web.account.forms.AddPasskeyForm",
}
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # see ACCOUNT_EMAIL_VERIFICATION
MFA_TOTP_ISSUER = "Medborgarlöften"
MFA_TOTP_TOLERANCE = 1  # steps of 30 seconds that a clock may be off
MFA_WEBAUTHN_USER_VERIFICATION = "required"  # a passkey is two factors only when it asks who holds it
USERSESSIONS_ADAPTER = "medborgarlofte.accounts.adapters.SessionsAdapter"
SOCIALACCOUNT_ADAPTER = "medborgarlofte.accounts.provider_adapter.ProviderAdapter"
SOCIALACCOUNT_LOGIN_ON_GET = True  # the content policy lets no form lead to another host

AXES_HANDLER = "medborgarlofte.accounts.lockout.Attempts"
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"], "ip_address"]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True
AXES_USERNAME_CALLABLE = "medborgarlofte.accounts.lockout.name_tried"
AXES_CLIENT_IP_CALLABLE = "medborgarlofte.accounts.lockout.address_of"
AXES_LOCKOUT_CALLABLE = "medborgarlofte.accounts.lockout.locked_out_page"
