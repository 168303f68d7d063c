"""Serving: gunicorn with threads in one command, refusing to start where that would be unsafe."""

from __future__ import annotations

from ipaddress import ip_address
from typing import Any

from django.conf import settings
from gunicorn.app.base import BaseApplication

from medborgarlofte.domain.errors import Refusal


class _Server(BaseApplication):
    def __init__(self, options: dict[str, Any]) -> None:
        self.options = options
        super().__init__()

    def load_config(self) -> None:
        for key, value in self.options.items():
            self.cfg.set(key, value)

    def load(self) -> Any:
        from medborgarlofte.wsgi import application

        return application


def refuse_unsafe(host: str) -> None:
    """Refuse to serve without a secret key, or a demo to anybody but this machine."""
    if settings.DEMO and not _loopback(host):
        raise Refusal("Demoläget svarar bara på den egna datorn. Starta det på 127.0.0.1.")
    if not settings.MAY_SERVE:
        raise Refusal(
            "Servern startar inte utan hemlig nyckel. Sätt MEDBORGARLOFTE_SECRET_KEY till minst"
            f" {settings.SAFE_KEY_LENGTH} slumpade tecken, eller kör ”medborgarlofte demo”."
        )
    if not settings.ALLOWED_HOSTS:
        raise Refusal("Servern vet inte vad den heter. Sätt MEDBORGARLOFTE_HOSTS till webbplatsens namn.")


def _loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def serve(host: str, port: int, *, workers: int = 1, threads: int = 8) -> None:
    """Serve until interrupted. One process with threads suits SQLite; more processes want PostgreSQL."""
    refuse_unsafe(host)
    _Server(
        {
            "bind": f"{host}:{port}",
            "workers": workers,
            "threads": threads,
            "worker_class": "gthread",
            "loglevel": "warning",
        }
    ).run()
