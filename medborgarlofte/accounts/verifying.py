"""Whether the audit trail is whole: every entry as it was written, in the order in which it was written.

What is found out: an entry that was changed, taken away, put in between or moved. That the last ones were
taken away, or everything was reckoned anew, shows only against a hash saved elsewhere: docs/methods/audit.md.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from medborgarlofte.domain.errors import Refusal

from .chain import hash_of
from .models import AuditEntry

AT_ONCE = 2_000  # entries in memory
MOST_BYTES = 1_000_000  # of a file with saved hashes
_HASH = re.compile(r"\b[0-9a-f]{64}\b")
_TABLE = AuditEntry._meta.db_table
_FIELDS = (
    "at", "actor", "action", "label", "key", "detail", "is_read", "workspace", "place", "predecessor"
)  # fmt: skip
# As text, since a conversion stops at a value that is not as it was written.
_COLUMNS = ", ".join(f"CAST({name} AS text)" if name in {"at", "is_read"} else name for name in _FIELDS)
_PAGE = f"SELECT id, sha256, {_COLUMNS} FROM {_TABLE} WHERE id >= %s ORDER BY id LIMIT {AT_ONCE}"  # noqa: S608 - no input
_FLAGS = {"0": False, "1": True, "false": False, "true": True}


@dataclass(frozen=True, slots=True)
class Trail:
    """How many entries are whole, the hash of the last of them, and the first fault as a sentence."""

    count: int
    head: str
    fault: str = ""


def verify(saved: Iterable[str] = ()) -> Trail:
    """Walk the trail from its first entry to its first fault, or its end.

    `saved` are hashes that were the newest one at some time: each must be there still.
    """
    head, count, sought = "", 0, set(saved)
    for number, said, values in _entries():
        fault = _fault(number, said, values, head)
        if fault:
            return Trail(count, head, fault)
        head, count = said, count + 1
        sought.discard(head)
    return Trail(count, head, _lost(min(sought)) if sought else "")


def saved_hashes(given: str) -> set[str]:
    """The hashes in a text that is one, or in the file of that name. Refuses when there is none."""
    if _HASH.fullmatch(given):
        return {given}
    try:
        with Path(given).open("rb") as file:
            text = file.read(MOST_BYTES).decode(errors="replace")
    except OSError:
        raise Refusal(
            _("Det finns ingen fil ”%(given)s”, och det är ingen kontrollsumma.") % {"given": given}
        ) from None
    found = set(_HASH.findall(text))
    if not found:
        raise Refusal(_("Det finns ingen kontrollsumma i filen ”%(given)s”.") % {"given": given})
    return found


def _entries() -> Iterator[tuple[int, str, tuple[Any, ...]]]:
    """Each entry in order: its number, its hash, and its fields as the database holds them."""
    start, page = -(2**63), [()] * AT_ONCE
    while len(page) == AT_ONCE:
        with connection.cursor() as cursor:
            cursor.execute(_PAGE, [start])
            page = cursor.fetchall()
        for number, said, *values in page:
            yield number, said, tuple(values)
            start = number + 1


def _fault(number: int, said: str, values: tuple[Any, ...], head: str) -> str:
    if _reckoned(values) != said:
        return _("Post %(number)d har ändrats: den stämmer inte med sin kontrollsumma.") % {"number": number}
    predecessor = values[-1]
    return "" if predecessor == head else _out_of_place(number, predecessor)


def _reckoned(values: tuple[Any, ...]) -> str | None:
    """The hash that these fields give; None for what no entry ever held."""
    fields = dict(zip(_FIELDS, values, strict=True))
    try:
        at = datetime.fromisoformat(fields["at"])
        moment = at if at.tzinfo else at.replace(tzinfo=UTC)  # SQLite keeps it in UTC and does not say so
        held = {"at": moment, "detail": json.loads(fields["detail"]), "is_read": _FLAGS[fields["is_read"]]}
        return hash_of(**{**fields, **held})
    except (ValueError, TypeError, LookupError, AttributeError, OverflowError, RecursionError):
        return None


def _out_of_place(number: int, predecessor: str) -> str:
    """What happened to a whole entry that does not follow the one that stands before it."""
    if not predecessor:
        return _("Post %(number)d är den första. Det som står före den har skjutits in.") % {"number": number}
    known = AuditEntry.objects.filter(sha256=predecessor).values_list("pk", flat=True).first()
    told = {"number": number, "known": known}
    if known is None:
        sentence = _(
            "Post %(number)d följer inte på det som står före: något där är borttaget eller omskrivet."
        )
    elif known > number:
        sentence = _("Post %(number)d ska följa på post %(known)d, men står före den. Ordningen har ändrats.")
    else:
        sentence = _("Post %(number)d ska följa på post %(known)d. Det som står emellan hör inte dit.")
    return sentence % told


def _lost(saved: str) -> str:
    return _(
        "Posten med kontrollsumman %(saved)s finns inte kvar. Slutet har tagits bort eller allt skrivits om."
    ) % {"saved": saved}
