"""How the entries of the audit trail hang together: each names the hash of the one before.

The hash is SHA-256 over the entry as canonical JSON (RFC 8785), see docs/methods/audit.md.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from medborgarlofte.domain.canonical import canonical, digest

_encode = json.JSONEncoder(sort_keys=True, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode
_WHOLE = 2**53  # whole numbers below it are exact in JSON


def canonical_entry(
    *,
    at: datetime,
    actor: str,
    action: str,
    label: str,
    key: str,
    detail: dict[str, Any],
    predecessor: str,
    is_read: bool,
    workspace: int | None,
    place: int | None,
) -> str:
    """An entry as canonical JSON. Raises ValueError or TypeError for a detail that JSON cannot hold exactly.

    The same text as `canonical` gives for the dictionary of all the arguments, the time in UTC with
    microseconds, written several times as fast: an import of ten thousand rows has as many entries.
    """
    simple = all(map(str.isascii, detail)) and all(map(_is_simple, detail.values()))
    held = (_encode if simple else canonical)(detail)
    moment = at.astimezone(UTC).isoformat(timespec="microseconds")
    return (
        f'{{"action":{_encode(action)},"actor":{_encode(actor)},"at":"{moment}","detail":{held}'
        f',"is_read":{_encode(is_read)},"key":{_encode(key)},"label":{_encode(label)}'
        f',"place":{_encode(place)},"predecessor":{_encode(predecessor)},"workspace":{_encode(workspace)}}}'
    )


def hash_of(**fields: Any) -> str:
    """The hash of an entry with these fields, as `canonical_entry` takes them."""
    return digest(canonical_entry(**fields))


def _is_simple(value: Any) -> bool:
    """Whether Python's own encoder writes it as RFC 8785 does: fractions and dictionaries it may not."""
    kind = type(value)
    if kind is int:
        return bool(-_WHOLE < value < _WHOLE)
    return kind is str or kind is bool or value is None or (kind is list and all(map(_is_simple, value)))
