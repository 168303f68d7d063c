"""Numbers in Swedish words, written independently of the reader, to say the same promise anew."""

from __future__ import annotations

_SMALL = (
    "noll",
    "ett",
    "två",
    "tre",
    "fyra",
    "fem",
    "sex",
    "sju",
    "åtta",
    "nio",
    "tio",
    "elva",
    "tolv",
    "tretton",
    "fjorton",
    "femton",
    "sexton",
    "sjutton",
    "arton",
    "nitton",
)
_TENS = ("", "", "tjugo", "trettio", "fyrtio", "femtio", "sextio", "sjuttio", "åttio", "nittio")


def in_words(number: int) -> str:
    """A whole number from 1 to 9999 as one word: 104 is "etthundrafyra"."""
    thousands, rest = divmod(number, 1000)
    hundreds, small = divmod(rest, 100)
    said = (f"{_SMALL[thousands]}tusen" if thousands else "") + (
        f"{_SMALL[hundreds]}hundra" if hundreds else ""
    )
    return said + (_below_hundred(small) if small else "")


def _below_hundred(number: int) -> str:
    if number < 20:
        return _SMALL[number]
    return _TENS[number // 10] + (_SMALL[number % 10] if number % 10 else "")
