"""An organisation's OpenID provider, in its own process: `python -m tests.web.account.oidc_provider FOLDER`.

A Django project of its own, with its own users and the provider that allauth has. It listens on a free port.
"""

from __future__ import annotations

import sys
from pathlib import Path
from wsgiref.simple_server import WSGIRequestHandler, make_server

import django
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from django.conf import settings
from django.core.management import call_command

CLIENT, SECRET, PASSWORD = "loften", "mycket hemligt", "ett lösenord"
BACK = "http://127.0.0.1/konto/oidc/granvik/svar/"
USERS = {  # address → whether it is verified there
    "kim@granvik.example": True,
    "overifierad@granvik.example": False,
    "ingen@granvik.example": True,
    "kim@polis.example": True,
}


def _key() -> str:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    ).decode()


def _configure(folder: Path) -> None:
    settings.configure(
        SECRET_KEY="of the tests",
        ALLOWED_HOSTS=["127.0.0.1"],
        ROOT_URLCONF="tests.web.account.oidc_urls",
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": str(folder / "idp.sqlite3")}},
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        INSTALLED_APPS=[
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "django.contrib.sessions",
            "django.contrib.messages",
            "allauth",
            "allauth.account",
            "allauth.idp.oidc",
        ],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware",
            "allauth.account.middleware.AccountMiddleware",
        ],
        TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}],
        AUTHENTICATION_BACKENDS=["allauth.account.auth_backends.AuthenticationBackend"],
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        LOGIN_URL="/accounts/login/",
        ACCOUNT_LOGIN_METHODS={"email"},
        ACCOUNT_SIGNUP_FIELDS=["email*", "password1*"],
        ACCOUNT_EMAIL_VERIFICATION="none",
        ACCOUNT_RATE_LIMITS=False,
        IDP_OIDC_PRIVATE_KEY=_key(),
        USE_TZ=True,
    )
    django.setup()


def _fill() -> None:
    from allauth.account.models import EmailAddress
    from allauth.idp.oidc.models import Client
    from django.contrib.auth.models import User

    call_command("migrate", verbosity=0)
    client = Client(id=CLIENT, name="Löften", skip_consent=True, scopes="openid\nprofile\nemail")
    client.redirect_uris = BACK
    client.set_secret(SECRET)
    client.save()
    for email, verified in USERS.items():
        user = User.objects.create_user(email, email, PASSWORD)
        EmailAddress.objects.create(user=user, email=email, verified=verified, primary=True)


class Quiet(WSGIRequestHandler):
    """Says nothing of what it is asked."""

    def log_message(self, *_told: object) -> None:
        """Say nothing."""


if __name__ == "__main__":
    _configure(Path(sys.argv[1]))
    _fill()
    from django.core.wsgi import get_wsgi_application

    server = make_server("127.0.0.1", 0, get_wsgi_application(), handler_class=Quiet)
    sys.stdout.write(f"{server.server_port}\n")
    sys.stdout.flush()
    server.serve_forever()
