"""Outcomes that the page itself reports, and the commitments they belong to.

"Resultat: …" straight after a commitment is that commitment's; on a page that reports point by point
every commitment may have its own. Other outcomes belong to the promise as a whole.
"""

from __future__ import annotations

import re
from dataclasses import replace

from medborgarlofte.ingest.parsers.parts import Part, Role
from medborgarlofte.ingest.parsers.reading import ReadCommitment

_LABEL = re.compile(
    r"^(?:resultat(?:et)?|utfall(?:et)?|status|kommentar|genomfört|"
    r"uppföljning(?: \d{4})?)\s*[:–-]\s*",
    re.I,
)


def has_results(parts: list[Part]) -> bool:
    """True when outcomes stand in the text itself."""
    return any(
        _tells(part) or (part.row is not None and part.row.result.strip(" -–") != "") for part in parts
    )


def attach(parts: list[Part], commitments: list[ReadCommitment]) -> list[ReadCommitment]:
    """The commitments, each with the outcomes that stand right after it. One per COMMITMENT part."""
    told: dict[int, list[str]] = {}
    number = -1
    direct = False
    for part in parts:
        if part.role is Role.COMMITMENT:
            number += 1
            direct = True
        elif part.role is Role.RESULT and direct and number >= 0:
            told.setdefault(number, []).append(_LABEL.sub("", part.text))
        elif part.role is not Role.HEADING or not _is_result_heading(part.text):
            direct = False
    return [
        replace(commitment, result=" ".join(told[i])) if i in told else commitment
        for i, commitment in enumerate(commitments)
    ]


def _is_result_heading(text: str) -> bool:
    return _LABEL.fullmatch(f"{text.rstrip(':')}: ") is not None


def _tells(part: Part) -> bool:
    return part.role is Role.RESULT and not _is_result_heading(part.text)
