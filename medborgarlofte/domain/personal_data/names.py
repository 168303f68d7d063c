"""A first name and a family name close to a word of suspicion, guilt or harm."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator

from .span import Span

_NEAR = 6  # words between a name and the word of suspicion, at most
_REACH = 100  # signs between them, at most
_PARTICLES = ("von", "af", "de", "van", "el", "al", "bin")
_CAPITAL = r"(?<!\w)[^\W\d_a-zåäö][^\W\d_A-ZÅÄÖ]{1,30}(?:[-'’][^\W\d_]{2,30})?(?!\w)"
_RUN = re.compile(rf"{_CAPITAL}(?: (?:(?:{'|'.join(_PARTICLES)}) )?{_CAPITAL}){{1,5}}")
_WORD = re.compile(r"[\w'’-]+")
_SUSPICION = re.compile(
    r"(?<!\w)(?:misst[aä]nk\w{0,8}|grip(?:en|na|its)|greps|anhåll(?:en|na|its)|anhölls|häkta(?:d|de|des|ts)"
    r"|åtala(?:d|de|des|s|ts)|döm(?:d|da|des|s|ts)|fälld(?:a|es)?|straffad(?:e|es)?|gärningsm[aä]n\w{0,6}"
    r"|förövar\w{0,4}|målsägand\w{0,4}|brottsoff\w{0,5}|offret|vittne\w{0,3}|(?:polis)?anmäl(?:d|da|des|ts)"
    r"|efterlyst\w{0,2}|kriminell\w{0,2}|missbrukar\w{0,4}|langar\w{0,4})(?!\w)",
    re.IGNORECASE,
)
# What stands with a capital and is no part of a person's name: openings of sentences, days, authorities,
# and the words that names of places begin with or end in.
_NO_NAME = re.compile(
    r"alla|allt|anmälan|antal|barn|brott|brå|centrala|de|den|det|dessa|detta|där|efter|en|enligt|ett|flera|från|för"
    r"|föreningen|fyra|gamla|genom|grannsamverkan|han|har|hon|hur|i|ingen|inga|inom|ja|kvarteret|lilla|lokala"
    r"|man|medan|med|medborgarlöften?|mellan|minst|mot|målet|nationella|nej|nedre|norra|nu|nya|några|när|och|om"
    r"|områdespolisen|personer|polisens?|på|region|regionen|räddningstjänsten|samma|samverkan|ska|skälen"
    r"|socialtjänsten|stora|svenska?|sveriges?|södra|som|till|tre|två|unga?|ungdomar|under|upplands|ut|vad|var|vi"
    r"|vid|vilka|västra|yttre|åklagaren?|år|äldre|än|är|östra|övre"
    r"|(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?|januari|februari|mars|april|maj|juni|juli|augusti"
    r"|september|oktober|november|december"
    r"|\w*(?:badet|berget|bostäder|bron|centrum|domstolen|fritidsgård(?:en)?|gatan?|gränd(?:en)?|gymnasiet"
    r"|gården|hallen|hamnen|huset|idrottsplats|kommuns?|kommunen|kyrkan|köpings?|läns?|museet|myndigheten"
    r"|nämnden|området?|parken|parkeringen|planen|platsen|polis|rådet|sjukhuset|skogen|skolan?|stads?|staden"
    r"|jouren|station(?:en)?|stigen|stranden|tingsrätt|tjänsten|torget?|tunneln|verket|väg|vägen|ängen)"
)


def names_beside_suspicion(text: str) -> Iterator[Span]:
    """Two or more capitalised words in a row, with at most six words to a word of suspicion."""
    text = text.replace("_", " ")  # as file names part their words
    suspicions = [found.span() for found in _SUSPICION.finditer(text)]
    if not suspicions:
        return
    starts = [start for start, _end in suspicions]
    for run in _RUN.finditer(text):
        for name in _names_in(run):
            place = bisect(starts, name[0])
            if any(_is_near(text, name, one) for one in suspicions[max(0, place - 1) : place + 1]):
                yield name


def _names_in(run: re.Match[str]) -> Iterator[Span]:
    """The stretches of a run of capitalised words that may be a person's name."""
    kept: list[Span] = []
    for word in _WORD.finditer(run.group()):
        if _may_be_name(word.group()):
            kept.append((run.start() + word.start(), run.start() + word.end()))
            continue
        if len(kept) > 1:
            yield kept[0][0], kept[-1][1]
        kept = []
    if len(kept) > 1:
        yield kept[0][0], kept[-1][1]


def _may_be_name(word: str) -> bool:
    if word in _PARTICLES:
        return True
    return not (_NO_NAME.fullmatch(word.casefold()) or _SUSPICION.fullmatch(word))


def _is_near(text: str, one: Span, other: Span) -> bool:
    """Whether few words stand between the two, in one paragraph."""
    first, second = sorted((one, other))
    between = text[first[1] : second[0]]
    if len(between) > _REACH or "\n\n" in between:
        return False
    return len(_WORD.findall(between)) <= _NEAR
