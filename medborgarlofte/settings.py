"""Settings, all from the environment. What would be unsafe has no default.

MEDBORGARLOFTE_DATA        folder for the database file (default: var, below the current folder)
MEDBORGARLOFTE_DATABASE    postgres://user:password@host:port/name instead of that file
MEDBORGARLOFTE_SECRET_KEY  needed to serve anywhere but in demo mode
MEDBORGARLOFTE_SECRET_KEY_FILE  the file that holds it, instead; named but missing it stops the start
MEDBORGARLOFTE_SECRET_KEY_EARLIER  the key before it, so that a change of key keeps what it sealed
MEDBORGARLOFTE_HOSTS       the host names served, comma between
MEDBORGARLOFTE_ADDRESS     the website's address in mails (default: https:// and the first host name)
MEDBORGARLOFTE_MAIL        smtp://user:password@host:port, smtps://… or smtp://…?starttls; else no mail
MEDBORGARLOFTE_MAIL_FROM   whom mails come from, needed with it
MEDBORGARLOFTE_IDENTITY_PROVIDERS  TOML file with the organisations that people sign in through
MEDBORGARLOFTE_PROXIES     how many proxies of yours stand in front: their X-Forwarded-… is believed
MEDBORGARLOFTE_DEMO        1: demo mode, on loopback only, with accounts that one signs in to by a button
MEDBORGARLOFTE_ALLOW_LOCAL_ADDRESSES  1: read pages from the own network too
MEDBORGARLOFTE_TRACEBACK   1: a command that fails by a fault of ours shows where
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from urllib.parse import unquote, urlsplit

from medborgarlofte.accounts.identity_providers import read_providers
from medborgarlofte.accounts.sign_in import *  # noqa: F403
from medborgarlofte.domain.errors import Refusal
from medborgarlofte.jobs.mail_server import mail_settings

PACKAGE = Path(__file__).resolve().parent


def _flag(name: str) -> bool:
    return os.environ.get(name, "").strip().lower() in {"1", "true", "yes", "ja"}


def _secret_key() -> str:
    file = os.environ.get("MEDBORGARLOFTE_SECRET_KEY_FILE", "")
    if not file:
        return os.environ.get("MEDBORGARLOFTE_SECRET_KEY", "")
    try:
        return Path(file).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        raise Refusal(f"Filen {file} i MEDBORGARLOFTE_SECRET_KEY_FILE går inte att läsa.") from None


def _databases(address: str, folder: Path) -> dict[str, dict[str, object]]:
    if not address:
        return {
            "default": {
                "ENGINE": "django.db.backends.sqlite3",
                "NAME": str(folder / "medborgarlofte.sqlite3"),
                "CONN_MAX_AGE": 60,  # to open it takes longer than to answer with a kept page
                "OPTIONS": {
                    "transaction_mode": "IMMEDIATE",
                    "timeout": 20,
                    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
                },
            }
        }
    parts = urlsplit(address)
    return {
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.lstrip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": parts.hostname or "",
            "PORT": str(parts.port or ""),
            "CONN_MAX_AGE": 60,
        }
    }


DATA_DIR = Path(os.environ.get("MEDBORGARLOFTE_DATA", "var"))
DATABASES = _databases(os.environ.get("MEDBORGARLOFTE_DATABASE", ""), DATA_DIR)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

DEMO = _flag("MEDBORGARLOFTE_DEMO")
ALLOW_LOCAL_ADDRESSES = _flag("MEDBORGARLOFTE_ALLOW_LOCAL_ADDRESSES")
DEBUG = False
# A demo signs nothing that outlives it, so its key is drawn anew at each start.
SECRET_KEY = _secret_key() or (secrets.token_urlsafe(50) if DEMO else "")
SECRET_KEY_FALLBACKS = [key for key in [os.environ.get("MEDBORGARLOFTE_SECRET_KEY_EARLIER", "")] if key]
SAFE_KEY_LENGTH = 50  # characters: Django's own measure in `check --deploy`
MAY_SERVE = len(SECRET_KEY) >= SAFE_KEY_LENGTH
_hosts = [host.strip() for host in os.environ.get("MEDBORGARLOFTE_HOSTS", "").split(",") if host.strip()]
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"] if DEMO else _hosts
_own = "http://127.0.0.1:8000" if DEMO or not _hosts else f"https://{_hosts[0]}"
SITE_ADDRESS = os.environ.get("MEDBORGARLOFTE_ADDRESS", "").rstrip("/") or _own

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "medborgarlofte.jobs",
    "medborgarlofte.accounts",
    "medborgarlofte.places",
    "medborgarlofte.dialogue",
    "medborgarlofte.incidents",
    "medborgarlofte.promises",
    "medborgarlofte.followup",
    "medborgarlofte.ingest",
    "medborgarlofte.publishing",
    "medborgarlofte.web",
    "allauth",  # after ours, so that our templates are found first
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.socialaccount.providers.saml",
    "allauth.usersessions",
    "axes",
]

MIDDLEWARE = [
    "medborgarlofte.web.middleware.DemoOnLoopback",
    "medborgarlofte.web.headers.SafeHeaders",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "medborgarlofte.web.body_limits.BoundedBody",  # before the form is read to find its token
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "medborgarlofte.web.middleware.SessionInUse",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "medborgarlofte.web.writing_pace.WritingPace",
    "medborgarlofte.web.middleware.NotAllowedPage",
    "axes.middleware.AxesMiddleware",
    "medborgarlofte.web.middleware.NumbersOfRows",
]

# Signing in (docs/decisions/0011-sign-in.md).
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",  # first, so that whoever is locked out gets no further
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
_validation = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_validation}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_validation}.CommonPasswordValidator"},
    {"NAME": f"{_validation}.NumericPasswordValidator"},
    {
        "NAME": f"{_validation}.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["email", "name"]},
    },
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "account_home"
SESSION_COOKIE_AGE = 12 * 3600  # seconds without use; `SessionInUse` moves the end on while it is used
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

PROXIES = int(os.environ.get("MEDBORGARLOFTE_PROXIES", "") or 0)
ALLAUTH_TRUSTED_PROXY_COUNT = PROXIES
SOCIALACCOUNT_PROVIDERS = read_providers(os.environ.get("MEDBORGARLOFTE_IDENTITY_PROVIDERS", ""))

# Limits on how often something may be tried must hold over every node.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

MAIL_SERVER = os.environ.get("MEDBORGARLOFTE_MAIL", "")
DEFAULT_FROM_EMAIL = os.environ.get("MEDBORGARLOFTE_MAIL_FROM", "") or "medborgarlofte@localhost"
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if MAIL_SERVER else 'console'}.EmailBackend"
if MAIL_SERVER:
    globals().update(mail_settings(MAIL_SERVER))
    if "MEDBORGARLOFTE_MAIL_FROM" not in os.environ:
        raise Refusal("Sätt MEDBORGARLOFTE_MAIL_FROM till adressen som mejlen ska komma från.")

ROOT_URLCONF = "medborgarlofte.urls"
WSGI_APPLICATION = "medborgarlofte.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "medborgarlofte.publishing.header.header",
            ]
        },
    }
]

LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", "Svenska"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Stockholm"

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True  # static files straight from the package: nothing to collect
WHITENOISE_AUTOREFRESH = False
WHITENOISE_ALLOW_ALL_ORIGINS = False

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "style-src": ["'self'"],
        "script-src": ["'self'"],
        "img-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "worker-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# A demo is on loopback, without a certificate; everything else is encrypted or redirected to where it is.
SECURE_SSL_REDIRECT = not DEMO
SECURE_HSTS_SECONDS = 0 if DEMO else 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = not DEMO
# Browsers' own lists take whole domains, for years: that is for whoever owns the domain to decide.
SECURE_HSTS_PRELOAD = False
SILENCED_SYSTEM_CHECKS = ["security.W021"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PROXIES else None

# The prefix makes browsers refuse a cookie of that name from any other host of the same domain.
SESSION_COOKIE_NAME = "sessionid" if DEMO else "__Host-session"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = not DEMO
SESSION_COOKIE_SAMESITE = "Lax"  # signing in elsewhere leads back here
CSRF_COOKIE_NAME = "csrftoken" if DEMO else "__Host-csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SECURE = not DEMO
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "medborgarlofte.web.turned_away.csrf_failure"

# Jobs, in seconds. A job is begun anew when `retry` has passed since it was begun and it is not done.
# django-q's own tables are not used, so it is no installed app (docs/decisions/0007-jobs.md).
Q_CLUSTER = {
    "name": "medborgarlofte",
    "broker_class": "medborgarlofte.jobs.broker.Leases",
    "workers": 2 if os.environ.get("MEDBORGARLOFTE_DATABASE") else 1,
    "timeout": 60,
    "retry": 120,
    "max_attempts": 3,
    "poll": 0.5,
    "guard_cycle": 1,
    "queue_limit": 1,  # jobs taken and not begun: others may have time for them
    "recycle": 50,  # jobs until a process is replaced, and its memory given back
    "save_limit": -1,
    "scheduler": False,
}

# What one request may hold. Files are bounded beside it, see `web.body_limits`.
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000  # bytes
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000  # a renewal of two hundred commitments has some thousand
DATA_UPLOAD_MAX_NUMBER_FILES = 100  # the forms say at twenty that it is too many
WRITES_A_MINUTE = 120  # by one user, or from one address without signing in: far above what hands can do

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
