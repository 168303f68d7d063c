"""A sentence that describes how it is, or what has been done, where a promise should stand."""

from __future__ import annotations

import re

from .acts import RECURRING, acts
from .sentence import MODAL, opening, seen, words

_IS_THERE = (  # "är" of somebody who does what is promised
    r"öppen|öppet|öppna|på plats|på \w+|bemannad|bemannat|med|ute|tillgänglig|tillgängliga|närvarande|"
    r"synlig|synliga|minst|\d+"
)
_STATE = re.compile(
    rf"\b(?:är(?! (?:{_IS_THERE})\b)|upplevs|upplever|förekommer|det finns|finns det|saknas|består av|"
    r"drabbas|drabbar|samlas|uppehåller sig|utsätts|visar|uppger|rapporteras|uppfattas|känner sig|oroas|"
    r"oroar sig|anser|framkommer|framkom|råder|har länge varit|ökar|minskar|"
    r"har (?:ökat|minskat|blivit|fått|varit|skett|stigit|förekommit|rapporterats|uppmärksammats))\b",
    re.I,
)
_HAPPENS = re.compile(
    r"\b(?:[^\W\d_]{0,20}brott|stöld(?:er)?|skadegörelse|våld|bråk|klotter|buskörning|nedskräpning|[^\W\d_]{0,12}handel|"
    r"langning|störningar|fortkörning(?:ar)?) (?:[^\W\d_]{1,15} ){0,4}?(?:sker|finns|pågår|begås)\b",
    re.I,
)
_PARTY = r"(?:[^\W\d_]{0,20}polisen|kommunen|vi|parterna|[^\W\d_]{2,25} kommun|[^\W\d_]{2,20}tjänsten)"
_CHAIN = rf"{_PARTY}(?: och {_PARTY})?"
_PARTY_SEES = re.compile(
    rf"{_CHAIN} ((?:ser|upplever|bedömer|konstaterar|märker|noterar|anser|"
    r"har (?:[^\W\d_]{2,12} )?(?:sett|noterat|märkt|fått|uppmärksammat|konstaterat))\b(?! till\b| över\b))",
    re.I,
)
_DONE = re.compile(
    rf"(?:{_CHAIN} |(?:under|sedan|hittills) [^.,]{{0,40}}? har {_CHAIN} )?"
    r"((?:har |hade )?(?:[^\W\d_]{2,15} ){0,2}?"
    r"(?:genomfört|genomförde|genomfördes|genomförts|gjorts|hållits|besökt|besökte|patrullerat|kontrollerat|"
    r"informerat|anordnat|startat|ordnat|byggt|deltagit|deltog|arbetat|utfört|utförts|installerat|utbildat|"
    r"städat|sanerat)\b)",
    re.I,
)
_SUBORDINATE = re.compile(
    r"\b(?:där|som|att|när|vad|hur|om|vilka|vilken|vilket|så snart|så fort|innan|då|efter)\b", re.I
)
_INFINITIVE = re.compile(r"(?:[^\W\d_]{2,20}(?<!orn)(?<!arn)(?<!ern)a|ge|se|ha|få|stå|gå|be|ta)\b", re.I)
_NOT_VERBS = re.compile(
    r"många|flera|unga|vuxna|äldre|boende|några|alla|båda|andra|denna|dessa|samtliga|vissa|enstaka|stora|nya|öppna"
)
_NEAR = 14  # words from the beginning within which the verb of the main clause stands


def situation_words(text: str) -> tuple[int, int] | None:
    """The words that describe instead of promising; None where the text promises.

    Only the opening sentence is judged: background after a promise does no harm.
    """
    text = seen(text)
    begins = opening(text)
    first = text[begins : _reach(text, begins)]
    if not first or MODAL.search(first):
        return None
    for pattern in (_PARTY_SEES, _DONE):
        if match := pattern.match(first):
            return begins + match.start(1), begins + match.end(1)
    if _opens_with_act(first):
        return None
    match = _STATE.search(first) or _HAPPENS.search(first)
    if match is None or _SUBORDINATE.search(first[: match.start()]):
        return None
    return begins + match.start(), begins + match.end()


def _reach(text: str, begins: int) -> int:
    """Where the part ends in which the main verb stands: the first sentence, or its first words."""
    stop = text.find(". ", begins)
    near = words(text[begins : begins + 400])[:_NEAR]
    last = begins + near[-1].end if near else begins
    return min(last, stop) if stop >= 0 else last


def _opens_with_act(first: str) -> bool:
    """Whether an infinitive, a party or a noun that names an act opens the sentence."""
    lead = first.split(maxsplit=1)[0].lower()
    if re.match(rf"{_CHAIN}\b", first, re.I):
        return True
    if _INFINITIVE.fullmatch(lead) and not _NOT_VERBS.fullmatch(lead):
        return True
    return any(act.kind in RECURRING for act in acts(" ".join(first.split()[:2])))
