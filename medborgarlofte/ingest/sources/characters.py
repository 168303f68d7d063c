"""Characters as a person reads them: one kind of space, no invisible signs, and the marks of list items."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_INVISIBLE = (
    "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
_TABLE = {
    **dict.fromkeys(map(ord, _INVISIBLE)),
    **dict.fromkeys((*range(0x09), *range(0x0E, 0x20), *range(0x7F, 0xA0))),
    **dict.fromkeys(map(ord, "\u2010\u2011"), "-"),
    **dict.fromkeys(
        map(
            ord, "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
        ),
        " ",
    ),
}
_ODD = re.compile(
    f"[{re.escape(''.join(map(chr, _TABLE)))}]"
)  # translating takes ten times as long as looking
_PRIVATE = re.compile("[\ue000-\uf8ff]")


def plain(text: str) -> str:
    """`text` with ordinary spaces and hyphens and without invisible signs; line breaks and tabs stay."""
    if text.isascii() and text.isprintable():
        return text
    if _ODD.search(text) is not None:
        text = text.translate(_TABLE)
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def one_line(text: str) -> str:
    """`text` on one line, each run of white space one space; symbol-font signs become bullets."""
    return _PRIVATE.sub("•", " ".join(plain(text).split()))


@dataclass(frozen=True, slots=True)
class Marked:
    """A line that begins with the mark of an item. `kind` groups marks of one list ("•", "1", "a" …)."""

    mark: str
    kind: str
    text: str
    number: int | None = None  # 1 for "1." and "a)", None for a bullet


# A bullet that cannot be anything else needs no space after it; a dash or star needs a space or a capital,
# since "-5" and "*not" are text. A lone "o" is Word's second-level bullet when a capital follows it.
_BULLET = re.compile(
    "(?:([•‣▪▫◦●○■□◆◇►▸▶➢➤➔→✓✔✗⁃∙·\ue000-\uf8ff])[ \t]*"
    "|([-–—−*+§¤])(?:[ \t]+|(?=[A-ZÅÄÖ]))"
    "|(o)[ \t]+(?=[A-ZÅÄÖ]))(?=(.?))"
)
_NUMBERED = re.compile(
    r"(?:\((\d{1,2}|[a-hA-H])\)|(\d{1,2})[.)](?!\d)|([a-h])[.)]"
    r"|([A-H])(?:\)|\.(?=[ \t]+[A-ZÅÄÖ][a-zåäö]+[ \t][a-zåäö])))"
    r"(?:[ \t]+|(?=[A-ZÅÄÖ][a-zåäö]))"
)
_SECTION = re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,3})\.?[ \t]+(?=[A-ZÅÄÖ])")
_CHAPTER = re.compile(r"(\d{1,2})[ \t]+(?=[A-ZÅÄÖ][a-zåäö])")


def read_mark(line: str) -> Marked | None:
    """The mark that `line` (without leading space) begins with and what follows it, or None."""
    if found := _BULLET.match(line):
        sign = found[1] or found[2] or found[3]
        private = "\ue000" <= sign <= "\uf8ff"
        return Marked("•" if private else sign, "•" if private else sign, line[found.end() :].strip())
    if found := _NUMBERED.match(line):
        return _numbered(found, line)
    return None


def _numbered(found: re.Match[str], line: str) -> Marked:
    sign = found[1] or found[2] or found[3] or found[4]
    number = int(sign) if sign.isdigit() else ord(sign.lower()) - ord("a") + 1
    kind = "1" if sign.isdigit() else "a"
    return Marked(found[0].strip(), kind, line[found.end() :].strip(), number)


def read_section_number(line: str) -> tuple[str, str] | None:
    """("3.1", "Polisens åtaganden") of a line that begins with a section number, or None."""
    found = _SECTION.match(line)
    return (found[1], line[found.end() :].strip()) if found else None


def read_chapter_number(heading: str) -> tuple[str, str] | None:
    """("3", "Åtaganden") of a heading that begins with a bare number, or None."""
    found = _CHAPTER.match(heading)
    return (found[1], heading[found.end() :].strip()) if found else None
