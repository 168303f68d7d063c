"""An effect promised as if it could be done, and an output called an effect."""

from __future__ import annotations

import re

from .acts import acts
from .sentence import in_purpose, opening, seen

# What changes among people, and is nobody's act.
_CHANGED = (
    r"(?:[^\W\d_]{0,20}brott(?!s?före)(?:en|et|slighet|sligheten|s)?|[^\W\d_]{0,12}stöld(?:er|erna|en)?|"
    r"skadegörelse(?:n|r)?|klott(?:er|ret)|[^\W\d_]{0,12}våld(?:et)?|[^\W\d_]{0,12}olyck(?:a|an|or|orna)|"
    r"(?:o)?trygghet(?:en)?|trygghetskänsla(?:n)?|oro(?:n)?|narkotika(?:n)?|droger(?:na)?|(?:drog)?missbruk(?:et)?|"
    r"kriminalitet(?:en)?|hastighet(?:en|erna|er)?|fortkörning(?:ar|arna|en)?|buskörning(?:en)?|"
    r"ordningsstörning(?:ar|arna|en)?|störningar(?:na)?|nedskräpning(?:en)?|mobbning(?:en)?|rattfylleri(?:et)?|"
    r"förtroende(?:t)?|tillit(?:en)?|utsatthet(?:en)?|drogmiljö(?:er|n)?)\b"
)
_BEFORE_IT = (
    r"(?:(?:den|det|de|antal|antalet|upplevd|upplevda|invånarnas|medborgarnas|ungas|all|alla|grova?|öppna?) )"
    r"{0,3}"
)
_CAUSES = r"(?:minsk|ök|sänk|höj|halver|stopp|förhindr|eliminer|förbättr|stärk|bryt|stävj)"
_DO = rf"(?:{_CAUSES}a|få (?:bort|ner|ned))"
_DOES = (
    r"(?:minskar|ökar|sänker|höjer|halverar|stoppar|förhindrar|eliminerar|förbättrar|stärker|leder till|"
    r"bidrar till)"
)
_TURNS = (
    r"(?:minskar|ökar|sjunker|sänks|förbättras|försvinner|upphör|halveras|"
    r"blir (?:färre|lägre|bättre|tryggare|högre))"
)
_PROMISED = re.compile(
    r"\b(?:ska|skall|kommer att|lovar att|åtar sig att) (?:\w{3,12} ){0,2}?"
    rf"({_DO} {_BEFORE_IT}{_CHANGED})",
    re.I,
)
_OPENS = re.compile(rf"{_DO} {_BEFORE_IT}{_CHANGED}", re.I)
_TO_TURN = re.compile(
    rf"\b{_CHANGED} (?:[^\W\d_]{{1,15}} ){{0,4}}?(?:ska|skall|kommer att) (?:\w{{1,12}} ){{0,2}}?"
    r"(?:minska|öka|sjunka|halveras|upphöra|försvinna|förbättras|bli (?:färre|lägre|bättre|högre))\b",
    re.I,
)
_TO_FEEL = re.compile(
    r"\b(?:ska|skall) (?:kunna |alla |ingen ){0,2}"
    r"(?:(?:få )?känna sig|behöva (?:känna|vara)|våga|(?:vara|bli|kännas|upplevas som) (?:\w{1,12} ){0,2}?"
    r"(?:tryg(?:g|gt|ga|gare)|säk(?:er|ert|ra|rare)|drogfri(?:tt|a)?|fri(?:tt|a)? från))\b",
    re.I,
)
_BY_ACT = re.compile(rf"\bgenom\b[^.;]{{1,100}}?\b{_TURNS}\b[^.;\n]{{0,40}}?{_CHANGED}", re.I)
_THEREFORE = re.compile(
    rf"\b(?:vilket|som|det|detta|därmed|därigenom|och så) (?:\w{{1,12}} )?{_DOES} {_BEFORE_IT}{_CHANGED}",
    re.I,
)
_MAKES = re.compile(rf"\b{_DOES} (?:till )?{_BEFORE_IT}{_CHANGED}", re.I)
_CALLED = re.compile(r"\b(?:effekt(?:en|mål|målet)?)\b(?! av)[^.;\n\d]{0,40}\b\d+ [^\W\d_]{3,}", re.I)
_PARTY_FIRST = re.compile(
    r"(?:polisen|kommunen|vi|parterna|[^\W\d_]{2,20} kommun)(?: och (?:polisen|kommunen))? ", re.I
)


def effect_words(text: str) -> tuple[int, int] | None:
    """The words that promise an effect, or call an output one; None where none do.

    An effect that an act is for ("för att minska olyckorna") is an aim, and well put.
    """
    text = seen(text)
    opens = _OPENS.match(text, opening(text))
    if opens:
        return opens.span()
    promised = next((m for m in _PROMISED.finditer(text) if not in_purpose(text, m.start(1))), None)
    if promised:
        return promised.span(1)
    patterns = (_TO_TURN, _TO_FEEL, _BY_ACT, _THEREFORE, _CALLED)
    spans = (m.span() for p in patterns for m in p.finditer(text) if not in_purpose(text, m.start()))
    return next(spans, None) or _made(text)


def _made(text: str) -> tuple[int, int] | None:
    """The words of "Trygghetsvandringar ökar tryggheten": a party or an act does it, there and then."""
    match = _MAKES.search(text)
    if match is None or in_purpose(text, match.start()):
        return None
    before = text[opening(text) : match.start()]
    acting = bool(acts(before)) or _PARTY_FIRST.fullmatch(before) is not None
    return match.span() if acting and " som " not in before else None
