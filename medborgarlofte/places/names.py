"""Names of places: their form in an address, as a party, and when two spellings are one name."""

from __future__ import annotations

import re
import unicodedata

from django.utils.translation import gettext as _

from medborgarlofte.domain.school import Term

POLICE_NAME = "Polisen"

# Where the rule of `party_name` does not give what the municipality calls itself.
_OWN_NAMES = {"Falun": "Falu kommun", "Gotland": "Region Gotland", "Kalmar": "Kalmar kommun"}
_NO_GENITIVE_S = tuple("aeiouyåäöészx")


def same_name(name: str) -> str:
    """What two spellings of one name share: composed characters, single spaces, no case."""
    return " ".join(unicodedata.normalize("NFC", name).split()).casefold()


def slug_of(name: str, otherwise: str = "plats") -> str:
    """The name in an address: ascii, lower case, hyphens ("Upplands Väsby" → "upplands-vasby").

    `otherwise` stands in for a name without any letter that ascii knows.
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:90] or otherwise


def party_name(municipality: str) -> str:
    """What a municipality is called as a party: "Mullsjö kommun", "Granviks kommun"."""
    if municipality in _OWN_NAMES:
        return _OWN_NAMES[municipality]
    genitive = "" if municipality.lower().endswith(_NO_GENITIVE_S) else "s"
    return f"{municipality}{genitive} kommun"


def term_name(year: int, term: Term) -> str:
    """What a school term is called within a sentence: "vårterminen 2024"."""
    if term is Term.SPRING:
        return _("vårterminen %(year)d") % {"year": year}
    return _("höstterminen %(year)d") % {"year": year}
