"""When needed: "vid behov", "när behov uppstår" — but not "behovet av" and not "har behov av"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from medborgarlofte.ingest.parsers.sentences import has_any

_NEED = re.compile(
    r"\b(?:"
    r"(?:vid|efter|utifrån|i mån av|allt efter|alltefter|beroende på|enligt|på) (?:\w+ )?behov\b(?! av)"
    r"|(?:vid|efter|utifrån) (?:uppkommet|uppstått|eventuellt|identifierat|konstaterat|särskilt) behov"
    r"|vid (?:ev\.? )?behov|i den mån (?:det )?(?:finns )?behov"
    r"|(?:när|då|om|där|ifall|såvida) (?:\w+ ){0,2}?behov(?:et|en)? ?(?:\w+ ){0,2}?(?:finns|uppstår"
    r"|uppkommer|föreligger|är|kräver|bedöms)"
    r"|(?:när|då|om|där|ifall|såvida) (?:det )?(?:så )?(?:finns|uppstår|uppkommer|föreligger|är"
    r"|bedöms finnas)"
    r" (?:ett |något |sådant |särskilt )*behov"
    r"|(?:när|då|om|där|ifall|så (?:snart|ofta|fort)) (?:det |så |detta |man )?(?:så )?"
    r"(?:behövs|krävs|bedöms nödvändigt|bedöms behövas|anses behövas)\b"
    r"|(?:när|då|om|där|om och när) (?:situationen|läget|något) kräver|behovsstyr\w+|behovsprövat"
    r")"
)
_ALTERNATIVE = re.compile(r"\beller (?:oftare )?$")
# "en person i behov av", "efter behov av stöd" speak of persons' needs, not of when something is done.
_OWN_NEED = re.compile(r" av (?!en sådan|detta|det\b|sådan|insats)")


_CUES = ("behov", "behöv", "kräv", "nödvändig")  # one of them is in all words of need


@dataclass(frozen=True, slots=True)
class Need:
    """That something is done when needed; `alternative` when it replaces a number ("eller vid behov")."""

    words: str
    alternative: bool


def read_need(text: str) -> Need | None:
    """The words of need in a cleaned lower-case text, None when it names none."""
    if not has_any(text, _CUES):
        return None
    for match in _NEED.finditer(text):
        if _OWN_NEED.match(text, match.end()) and not match[0].startswith("vid behov"):
            continue
        before = text[max(0, match.start() - 20) : match.start()]
        alternative = _ALTERNATIVE.search(before) is not None and "oftare" not in before
        return Need(match[0], alternative)
    return None
