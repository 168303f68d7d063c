"""The mail server as one address: smtp://user:password@host:port, smtps://… or smtp://…?starttls."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

from medborgarlofte.domain.errors import Refusal

PATIENCE = 20  # seconds for the server to answer
_PORTS = {"smtp": 25, "smtps": 465}


def mail_settings(address: str) -> dict[str, object]:
    """Django's settings for that server. Refuses an address that names none."""
    parts = urlsplit(address)
    if parts.scheme not in _PORTS or not parts.hostname or parts.query not in {"", "starttls"}:
        raise Refusal(
            "MEDBORGARLOFTE_MAIL ska se ut som smtp://namn:lösenord@server:port, smtps://… eller smtp://…?starttls."
        )
    return {
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or (587 if parts.query else _PORTS[parts.scheme]),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.query == "starttls",
        "EMAIL_TIMEOUT": PATIENCE,
    }
