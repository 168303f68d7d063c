"""Whether a commitment is nearly the text of another municipality's."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from .sentence import whole

NEAR = 90.0  # of 100: share of letters that two texts have in common, in order (rapidfuzz `ratio`)
SHORTEST = 60  # letters: below it two municipalities say the same because there is one way to say it
_LONGEST = 1000  # letters that are compared
_OTHER_WORDS = re.compile(r"[^\w ]+|_")


@dataclass(frozen=True, slots=True)
class Known:
    """The text of a commitment that a municipality has made."""

    municipality: str
    text: str


class KnownTexts:
    """Known commitments, made ready once and then compared with many.

    Making it ready takes time and memory in proportion to all the letters. `nearest` looks up equal texts
    at once; otherwise it compares with each different text of nearly the same length, in compiled code:
    for n texts of m letters O(n · m² / 64) at worst, less where lengths differ by more than a fifth.
    """

    def __init__(self, known: Iterable[Known]) -> None:
        made_by: dict[str, set[str]] = {}
        for one in known:
            plain = comparable(one.text, one.municipality)
            if len(plain) >= SHORTEST:
                made_by.setdefault(plain, set()).add(one.municipality)
        self._made_by = {plain: tuple(sorted(names)) for plain, names in sorted(made_by.items())}
        self._texts = list(self._made_by)

    def nearest(self, text: str, municipality: str) -> str | None:
        """The other municipality whose text is nearest, None when none is near.

        Own earlier promises do not count. Of equally near ones the first by text and name is given.
        """
        plain = comparable(text, municipality)
        if len(plain) < SHORTEST:
            return None
        equal = self._others(plain, municipality)
        if equal:
            return equal[0]
        for near, _, _ in self._near(plain):
            if others := self._others(near, municipality):
                return others[0]
        return None

    def _near(self, plain: str) -> list[tuple[str, float, int]]:
        return process.extract(plain, self._texts, scorer=fuzz.ratio, score_cutoff=NEAR, limit=None)

    def _others(self, plain: str, municipality: str) -> list[str]:
        return [name for name in self._made_by.get(plain, ()) if name != municipality]


def comparable(text: str, municipality: str) -> str:
    """What is compared: words in lower case, the municipality's own name and all marks left out.

    Numbers stay: a text with a number of one's own is adapted in what matters most.
    """
    start, end = whole(text)
    plain = unicodedata.normalize("NFC", text[start : min(end, start + _LONGEST)]).casefold()
    plain = " ".join(_OTHER_WORDS.sub(" ", plain).split())
    name = municipality.casefold().strip()
    return re.sub(rf"\b{re.escape(name)}s?\b", "x", plain) if name else plain
