"""Serving: gunicorn with threads in one command, refusing to start where that would be unsafe."""

from __future__ import annotations

import socket
import sys
from collections.abc import Callable
from ipaddress import ip_address
from typing import Any

from django.conf import settings
from django.db import connection
from django.utils.module_loading import import_string
from gunicorn.app.base import BaseApplication

from medborgarlofte.accounts.actors import COMMAND_LINE
from medborgarlofte.domain.errors import Refusal
from medborgarlofte.jobs.beside import run_beside
from medborgarlofte.places.preparing import make_ready

THREADS = 8  # in each process


class _Server(BaseApplication):
    def __init__(self, options: dict[str, Any]) -> None:
        self.options = options
        super().__init__()

    def load_config(self) -> None:
        for key, value in self.options.items():
            self.cfg.set(key, value)

    def load(self) -> Any:
        return import_string(settings.WSGI_APPLICATION)


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


def refuse_taken(host: str, port: int) -> None:
    """Refuse an address that somebody else answers on, or that this machine does not have."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise Refusal(
                f"Det går inte att lyssna på {host} port {port}: {error.strerror}."
                " Stäng det som redan körs där, eller välj en annan port med --port."
            ) from None


def serve(host: str, port: int, *, say: Callable[[str], None], workers: int = 1) -> None:
    """Serve until interrupted. One process with threads suits SQLite; more processes want PostgreSQL.

    What is queued is done beside it, in the same command, when the database is a file.
    """
    refuse_unsafe(host)
    refuse_taken(host, port)
    make_ready(COMMAND_LINE)
    say(f"Webbplatsen finns på http://{host}:{port}/ Stäng med Ctrl+C.")
    server = _Server(
        {
            "bind": f"[{host}]:{port}" if ":" in host else f"{host}:{port}",
            "workers": workers,
            "threads": THREADS,
            "worker_class": "medborgarlofte.web.bounded_worker.BoundedWorker",
            "loglevel": "warning",
            "forwarded_allow_ips": "",  # Django alone decides what a proxy is believed about
        }
    )
    if connection.vendor == "sqlite":
        sys.exit(run_beside(server.run, say))
    say("Uppladdade dokument läses av ”medborgarlofte worker”. Kör den på en eller flera datorer.")
    server.run()
