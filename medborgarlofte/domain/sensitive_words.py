"""Which commitments count help to individuals, so that a person should say whether they are sensitive.

Referrals to social services and groups around one person (SIG, SSPF): of these only numbers are kept.
"""

from __future__ import annotations

import re

_WORDS = re.compile(
    r"orosanm[äa]l|\bSIG\b|\bSSPF\b|sociala? insatsgrupp"
    r"|(?:remitter|remiss|hänvis|slussa)\w*[^.]{0,60}(?:socialtjänst|socialkontor|socialsekreterare)"
    r"|(?:[Oo]rossamtal|[Bb]ekymringssamtal)|avhopparverksamhet",
)
_SMALL = re.compile(_WORDS.pattern.replace(r"\bSIG\b", r"\bSIG-grupp"), re.IGNORECASE)


def looks_sensitive(text: str) -> bool:
    """Whether a commitment's words are about help to individuals. It proposes; a person confirms.

    "SIG" counts in capitals alone: in small letters it is another word.
    """
    return bool(_WORDS.search(text) or _SMALL.search(text))
