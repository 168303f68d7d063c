"""Canonical JSON and the hash of a version, so that anybody can reckon it again.

RFC 8785 (JSON Canonicalization Scheme): keys in order, no white space, numbers in one form. The hash is
SHA-256 over its UTF-8 bytes. Each version holds the hash of the one before, so a version that is changed
later no longer fits those after it.
"""

from __future__ import annotations

import hashlib
from typing import Any

import rfc8785

FORMAT = "medborgarlofte-version-1"


def canonical(data: Any) -> str:
    """`data` as canonical JSON. Raises ValueError for what JSON cannot hold exactly."""
    try:
        return rfc8785.dumps(data).decode()
    except rfc8785.CanonicalizationError as error:
        raise ValueError("this has no canonical JSON") from error


def digest(text: str) -> str:
    """The SHA-256 of a text's UTF-8 bytes, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()
