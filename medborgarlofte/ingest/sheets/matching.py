"""Which commitments and which parties the words in a cell mean. A doubt is never settled by a guess."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from medborgarlofte.ingest.sheets.reasons import NoValue
from medborgarlofte.ingest.sheets.reasons import reason as _

_NUMBERS = re.compile(r"(?:åtagande|punkt|nr|nummer|commitment|no)?\.? ?(\d{1,4})[.:)]?", re.I)
_LIST = re.compile(r"\s*(?:[,;+&/]|\boch\b|\bsamt\b|\band\b)\s*", re.I)
_NUMBERED = re.compile(r"(\d{1,4})[.:)]? +(?=\D)")
_FEWEST = 3  # letters that may point out a commitment
_MOST_NAMED = 5  # commitments named back when several fit
_SHOWN = 60
_KINDS = {
    "police": ("polis", "polisen", "police", "the police", "lokalpolisområdet", "lpo"),
    "municipality": ("kommun", "kommunen", "municipality", "the municipality"),
}
_BOTH = ("båda", "både", "båda parter", "alla", "båda parterna", "both", "gemensamt")


@dataclass(frozen=True, slots=True)
class KnownCommitment:
    """A commitment as a cell may name it; `parties` are the keys of those accountable."""

    number: int
    text: str
    parties: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class KnownParty:
    """A party as a cell may name it; `kind` is "police", "municipality" or "other"."""

    key: int
    kind: str
    name: str


def commitments_named(text: str, known: Sequence[KnownCommitment]) -> tuple[int, ...]:
    """The numbers of the commitments that a cell means: "3", "Åtagande 3", "1 och 3", or words of one."""
    numbers = [_NUMBERS.fullmatch(part) for part in _LIST.split(text)]
    if all(numbers):
        return tuple(dict.fromkeys(_numbered(int(found[1]), known) for found in numbers if found))
    return (_worded(text, known),)


def _numbered(number: int, known: Sequence[KnownCommitment]) -> int:
    if all(one.number != number for one in known):
        raise NoValue(_("Löftet har inget åtagande med nummer %(number)d.", number=number))
    return number


def _worded(text: str, known: Sequence[KnownCommitment]) -> int:
    if number := _numbered_and_worded(text, known):
        return number
    wanted = _plain(text)
    exact = [one.number for one in known if _plain(one.text) == wanted]
    if len(exact) == 1:
        return exact[0]
    fitting = [one.number for one in known if len(wanted) >= _FEWEST and _fits(wanted, one)]
    if len(fitting) == 1:
        return fitting[0]
    raise _not_one(text, fitting)


def _numbered_and_worded(text: str, known: Sequence[KnownCommitment]) -> int | None:
    """The number before words that are of that commitment; None where it is not so."""
    found = _NUMBERED.match(text)
    if not found:
        return None
    rest = _plain(text[found.end() :])
    return next((one.number for one in known if one.number == int(found[1]) and _fits(rest, one)), None)


def _not_one(text: str, fitting: Sequence[int]) -> NoValue:
    words = _shown(text)
    if not fitting:
        return NoValue(
            _(
                "Inget åtagande innehåller orden ”%(words)s”. Skriv åtagandets nummer i stället.",
                words=words,
            )
        )
    if len(fitting) <= _MOST_NAMED:
        numbers = ", ".join(map(str, fitting))
        return NoValue(
            _(
                "”%(words)s” passar flera åtaganden: %(numbers)s. Skriv numret i stället.",
                words=words,
                numbers=numbers,
            )
        )
    return NoValue(
        _(
            "”%(words)s” passar %(count)d åtaganden. Skriv åtagandets nummer i stället.",
            words=words,
            count=len(fitting),
        )
    )


def _fits(wanted: str, commitment: KnownCommitment) -> bool:
    return wanted in _plain(commitment.text)


def parties_named(text: str, known: Sequence[KnownParty], accountable: Sequence[int]) -> tuple[int, ...]:
    """The keys of the parties that a cell means: "polisen", "kommunen", a name, several, or "båda".

    `accountable` are the keys that "båda" stands for.
    """
    plain = _plain(text)
    if plain in _BOTH and accountable:
        return tuple(accountable)
    if whole := _fitting_parties(plain, known):
        return (_only(text, whole),)
    keys = [_only(part, _fitting_parties(_plain(part), known)) for part in _LIST.split(text) if part]
    if not keys:
        raise _no_party(text)
    return tuple(dict.fromkeys(keys))


def _fitting_parties(plain: str, known: Sequence[KnownParty]) -> list[int]:
    exact = [one.key for one in known if _plain(one.name) == plain]
    if exact:
        return exact
    return [one.key for one in known if plain in _KINDS.get(one.kind, ())]


def _only(text: str, keys: list[int]) -> int:
    if len(keys) != 1:
        raise _no_party(text)
    return keys[0]


def _no_party(text: str) -> NoValue:
    return NoValue(
        _(
            "”%(words)s” är ingen av löftets parter. Skriv till exempel polisen eller kommunen.",
            words=_shown(text),
        )
    )


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^\w%]+", " ", text.casefold()).split())


def _shown(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
