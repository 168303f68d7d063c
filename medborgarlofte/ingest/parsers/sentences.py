"""Cleaning a text letter by letter, and parting it into sentences. Nothing here changes words."""

from __future__ import annotations

import re
from functools import lru_cache

# Spaces and hyphens that only differ on paper; soft hyphens and zero-width marks are dropped.
_SAME = {ord(c): " " for c in "\u00a0\u2007\u2009\u202f\t\n\r"} | {ord(c): "-" for c in "\u2010\u2011\u2212"}
_GONE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
_SPACES = re.compile(r" {2,}")
# A full stop ends a sentence only before a capital, so that "bl.a. polisen" and "kl. 22" stay whole.
# The mark itself comes first in the pattern, so that all other letters are passed by quickly.
_END = re.compile(r"[.!?;\n](?:(?<=[.!?])[.!?]*[)\"”»]?\s+(?=[A-ZÅÄÖ0-9”\"(•])|(?<=;)\s+|(?<=\n)\n*)")
_ABBREVIATIONS = (
    "åk.", "kap.", "tel.", "mån.", "min.", "osv.", "etc.", "c:a.", "resp.", "inkl.", "ggr.",
    "t.ex.", "t ex.", "bl.a.", "ca.", "kl.", "st.", "m.m.", "dvs.", "s.k.", "jfr.", "nr.",
    "max.",
)  # fmt: skip
_SHORTENED = tuple(before + word for word in _ABBREVIATIONS for before in " (")  # "10 st.", not "i höst."
LONGEST = 4000  # letters of one passage that are read; what follows is never a promise of its own


@lru_cache(maxsize=256)
def clean(text: str) -> str:
    """The text with ordinary spaces and hyphens, without invisible marks, at most `LONGEST` letters."""
    return _SPACES.sub(" ", _GONE.sub("", text[:LONGEST]).translate(_SAME)).strip()


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Where each sentence of a cleaned text begins and ends. A semicolon parts sentences too."""
    spans, start = [], 0
    for match in _END.finditer(text):
        if f" {text[start : match.end()].rstrip()}".endswith(_SHORTENED):
            continue
        spans.append((start, match.end()))
        start = match.end()
    if start < len(text):
        spans.append((start, len(text)))
    return spans


def sentences(text: str) -> list[str]:
    """The sentences of a cleaned text, without the space between them."""
    return [text[a:b].strip() for a, b in sentence_spans(text)]


def has_any(text: str, pieces: tuple[str, ...]) -> bool:
    """Whether any of the pieces stands anywhere in the text: a cheap look before a costly pattern."""
    for piece in pieces:  # noqa: SIM110 - any() takes twice the time, and this runs for every sentence
        if piece in text:
            return True
    return False
