"""Keeping what the codes of the second step are reckoned from, so that the database alone does not tell it.

Encrypted with a key that is derived from the installation's secret key (HKDF with SHA-256, RFC 5869), by
Fernet of the library cryptography. Whoever changes the secret key gives the earlier one to
MEDBORGARLOFTE_SECRET_KEY_EARLIER until everybody has signed in again, or people set up a new second step.
"""

from __future__ import annotations

import secrets
from base64 import b32encode, urlsafe_b64encode

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

_PURPOSE = b"medborgarlofte second factor"


def sealed(text: str) -> str:
    """The text as it is stored. In demo mode, whose secret key is another each time, it stays as it is."""
    return text if settings.DEMO else _keys().encrypt(text.encode()).decode()


def opened(stored: str) -> str:
    """The text that was stored. One that no key of ours opens gives another, that no code comes from."""
    if settings.DEMO:
        return stored
    try:
        return _keys().decrypt(stored.encode()).decode()
    except InvalidToken:
        return b32encode(secrets.token_bytes(20)).decode()


def _keys() -> MultiFernet:
    return MultiFernet([_key(one) for one in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def _key(secret: str) -> Fernet:
    derived = HKDF(SHA256(), length=32, salt=None, info=_PURPOSE).derive(secret.encode())
    return Fernet(urlsafe_b64encode(derived))
