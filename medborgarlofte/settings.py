"""Settings, all from the environment. What would be unsafe has no default.

MEDBORGARLOFTE_DATA        folder for the database file (default: var, below the current folder)
MEDBORGARLOFTE_DATABASE    postgres://user:password@host:port/name instead of that file
MEDBORGARLOFTE_SECRET_KEY  needed to serve anywhere but in demo mode
MEDBORGARLOFTE_HOSTS       the host names served, comma between
MEDBORGARLOFTE_DEMO        1: demo mode, on loopback only, with a form to log without signing in
MEDBORGARLOFTE_ALLOW_LOCAL_ADDRESSES  1: read pages from the own network too
MEDBORGARLOFTE_TRACEBACK   1: a command that fails by a fault of ours shows where
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from urllib.parse import unquote, urlsplit

PACKAGE = Path(__file__).resolve().parent


def _flag(name: str) -> bool:
    return os.environ.get(name, "").strip().lower() in {"1", "true", "yes", "ja"}


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
SECRET_KEY = os.environ.get("MEDBORGARLOFTE_SECRET_KEY", "") or (secrets.token_urlsafe(50) if DEMO else "")
SAFE_KEY_LENGTH = 50  # characters: Django's own measure in `check --deploy`
MAY_SERVE = len(SECRET_KEY) >= SAFE_KEY_LENGTH
_hosts = [host.strip() for host in os.environ.get("MEDBORGARLOFTE_HOSTS", "").split(",") if host.strip()]
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"] if DEMO else _hosts

INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "medborgarlofte.jobs",
    "medborgarlofte.accounts",
    "medborgarlofte.places",
    "medborgarlofte.promises",
    "medborgarlofte.followup",
    "medborgarlofte.ingest",
    "medborgarlofte.publishing",
    "medborgarlofte.web",
]

MIDDLEWARE = [
    "medborgarlofte.web.middleware.DemoOnLoopback",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

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

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "style-src": ["'self'"],
        "script-src": ["'self'"],
        "img-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SECURE = not DEMO
SESSION_COOKIE_SECURE = not DEMO
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

DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
