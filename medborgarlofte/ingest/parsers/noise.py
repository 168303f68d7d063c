"""What a page holds beside its promise: menus, cookies, contact, dates of publication, share links.

HTML sources leave most of it out by structure; text copied from a browser and printed pages do not.
Each rule has a name and says why it is safe: it fits whole blocks only, never a part of one.
"""

from __future__ import annotations

import re
from collections import Counter

from medborgarlofte.ingest.parsers import wording
from medborgarlofte.ingest.parsers.document import Block, BlockKind
from medborgarlofte.ingest.parsers.sentences import has_any

# (its name, letters of which some must be there, how it is recognised). The letters only save time, for the
# patterns that look for something inside a line; "" is for those that are done with it after a word or two.
_RULES: tuple[tuple[str, str, str], ...] = (
    (
        "to the top", "",
        r"(gå )?(till|upp till) (toppen|början|innehållet?|sidans topp|"
        r"huvudinnehåll\w*|startsidan|navigering\w*|sidfot\w*)( av sidan)?",
    ),
    ("skip links", "", r"(hoppa|gå) (över )?(direkt )?till (sidans )?\w*innehåll\w*.*|till startsidan.*"),
    (
        "menu words", "",
        r"(stäng meny|sök på \S+|meny|sök|start(sida)?|hem|stäng|öppna|lyssna|språk|"
        r"languages?|other languages|kontakt|skriv ut|dela|tipsa|"
        r"logga in|visa (mer|fler|alla)|lättläst|teckenspråk|english|in english|suomi|press|jobba hos oss|"
        r"nyheter|kalender|e-tjänster(na)?( och blanketter)?|självservice|mina sidor|translate|"
        r"tipsa oss|gör en anmälan|"
        r"facebook|twitter|linkedin|instagram|youtube|e-post|mejl|kopiera länk|rss|textstorlek|"
        r"huvudmeny|undermeny|"
        r"ja|nej|skicka|avbryt|acceptera|inställningar|(jag )?(godkänn\w*|"
        r"förstår)( alla)?( kakor)?|bara nödvändiga|föregående|nästa|tillbaka)",
    ),
    ("bread crumbs", "", r"(du är här|här är du|start|hem|startsida)\s*[:/>»›|].*"),
    ("bread crumbs", "/ > » › |", r"[^.:]{1,40}((\s+/\s+|\s*[>»›|]\s*)[^./>»›|]{1,50}){2,}"),
    ("cookies", "kak cookie", r".*\b(kakor|cookies?)\b.*"),
    (
        "publication", "",
        r"(artikeln |sidan |sidans innehåll |innehållet )?(är |är senast |blev |"
        r"senast )?(publicera\w*|uppdatera\w*|granska\w*|ändra\w*|skapa[dt])\b"
        r".{0,60}(\d{4}|\d{1,2}[.:]\d{2}|av|:|$).{0,40}",
    ),
    ("printed", "", r"utskri(ft|ven)\b.{0,80}|sid(a|an)? \d+( ?(av|\(|/) ?\d+\)?)?|\d{1,3}( ?\(\d{1,3}\))?"),
    (
        "owner of the page", "",
        r"(sid|innehålls|text|informations)?(ansvarig|redaktör|ägare)( utgivare|"
        r" för sidan)?\s*:.*|foto(graf)?\s*:.*|bild(en)?\s*:.*|illustration\s*:.*",
    ),
    (
        "was this any help", "",
        r"(hjälpte|hade du|var|är du|fick du|saknar du|"
        r"har du hittat).{0,90}\?.*|tack för (att du|ditt|dina).*|lämna (gärna )?(en )?(synpunkt|"
        r"kommentar|feedback).*",
    ),
    ("share", "", r"dela( den här)?( sida\w*| på| artikel\w*| via| med)\b.*"),
    ("address and telephone", "", r"(e-?post(adress)?|mejl|mail)\b.{0,40}@.*|\+?[\d\s()/-]{7,20}"),
    (
        "address and telephone", "@ ( + 0 1 2 3 4 5 6 7 8 9",
        r".{0,80}\b(telefon|tel|växel|kontaktcenter|kundtjänst|besöksadress|"
        r"postadress|org\.?-?n(umme)?r|fax)\b[^.]{0,12}[:.]?\s*[\d(+].*"
        r"|[\w.+-]+(@|\(at\))[\w-]+\.[\w.]+|.{0,60}\b\d{3} ?\d{2} [A-ZÅÄÖ][a-zåäö]+\.?",
    ),
    ("copyright", "", r"(©|\(c\)|copyright|källa:).*"),
    ("script", "javascript", r".{0,40}javascript.*"),
    ("script", "", r"created with sketch.*|loading.*|laddar.*"),
    ("image captions", "", r"(bild|foto|logotyp)|(på bilden|från vänster)\b.*"),
    ("image captions", "logotyp", r".{0,40} logotyp(e)?"),
    (
        "signature lines", "",
        r"[.…_\-\s]{5,}.*|(underskrift(er)?|ort och datum|namnförtydligande|undertecknas?).{0,40}",
    ),
    ("signature lines", "… .. __ ._", r".{0,60}[.…_]{6,}.*"),
    (
        "signed at", "0 1 2 3 4 5 6 7 8 9",
        r"[\wåäöÅÄÖ-]+( [\wåäöÅÄÖ-]+)?,? (den )?(\d{1,2} (jan|feb|mar|apr|maj|jun|jul|"
        r"aug|sep|okt|nov|dec)\w* \d{4}|\d{4}-\d{2}-\d{2})",
    ),
    (
        "titles of those who signed",
        "chef kommundirektör kommunalråd kommunpolis ordförande mästare samordnare områdespolis",
        r"(.{0,60}\b)?(lokalpolisområdeschef|lokalpolischef|kommunchef|"
        r"kommundirektör|kommunalråd|kommunpolis|kommunstyrelsens? ordförande|"
        r"polismästare|säkerhetschef|säkerhetssamordnare|polisområdeschef|områdespolis|"
        r"tf\.? chef)(\b[^.:]{0,60})?",
    ),
    (
        "decision line", "",
        r"(beslutad|antagen|fastställd|godkänd|diarienummer|dnr|dokumenttyp|version|"
        r"saknr)\b.{0,90}",
    ),
    (
        "only a date", "",
        r"(\d{1,2} (jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)\w*\.?( \d{4})?|"
        r"\d{4}-\d{2}-\d{2})( kl\.? ?\d{1,2}[.:]\d{2}| \d{1,2}[.:]\d{2})?",
    ),
    (
        "disturbance", "",
        r"(driftstörning|viktigt meddelande|just nu har|för närvarande har vi|"
        r"med anledning av tidigare problem)\b.*",
    ),
    ("emergency numbers", "114 112", r".*\b(114 14|ring (alltid )?112)\b.*"),
    ("address alone", "", r"(https?://|www\.)\S+"),
)  # fmt: skip
_PERSONS = re.compile(
    r"/?[A-ZÅÄÖ][a-zåäöé]+(?:-[A-ZÅÄÖ][a-zåäö]+)?(?: [A-ZÅÄÖ][a-zåäöé]+(?:-[A-ZÅÄÖ][a-zåäö]+)?){1,5}"
)
_TABLE = tuple((name, re.compile(pattern, re.I)) for name, _, pattern in _RULES)
_AT_ONCE = re.compile("|".join(f"(?:{pattern})" for _, cues, pattern in _RULES if not cues), re.I)
_INSIDE = tuple((tuple(cues.split()), re.compile(pattern, re.I)) for _, cues, pattern in _RULES if cues)
# Rules wide enough to take a sentence that binds somebody; such a sentence is left alone.
_WIDE = frozenset(
    {
        "titles of those who signed",
        "signed at",
        "address and telephone",
        "signature lines",
        "was this any help",
        "image captions",
        "decision line",
        "bread crumbs",
        "publication",
        "printed",
        "owner of the page",
    }
)
# A commitment may be as short as a caption or end in a title; as items these lines are left alone.
_NOT_FOR_ITEMS = frozenset(
    {
        "titles of those who signed",
        "signed at",
        "image captions",
        "decision line",
        "disturbance",
        "bread crumbs",
        "only a date",
    }
)
# "Polisen ska …" is never noise, and most items begin so: it spares them the look through all the rules.
_SHALL = re.compile(r"(?:polis|kommun)\w* (?:och \w+ )?ska(?:ll)? ", re.I)
_LONGEST = 400  # no menu or footer line is longer; keeps the patterns off long prose


def noise_name(text: str, *, item: bool = False) -> str | None:
    """The name of the rule by which a whole block (`item`: of a list) is page noise, or None."""
    plain = text.strip(" \t|•·–-*").rstrip(".!")
    if not plain:
        return "empty"
    if len(plain) > _LONGEST or _SHALL.match(plain) or not _fits_some_rule(plain):
        return None
    skipped = _NOT_FOR_ITEMS if item else frozenset[str]()
    name = next((name for name, pattern in _TABLE if name not in skipped and pattern.fullmatch(plain)), None)
    return None if name in _WIDE and wording.binds(text) else name


def _fits_some_rule(plain: str) -> bool:
    """One look for most lines, which none of the rules fits."""
    if _AT_ONCE.fullmatch(plain):
        return True
    low = plain.lower()
    return any(has_any(low, cues) and pattern.fullmatch(plain) for cues, pattern in _INSIDE)


def without_noise(blocks: tuple[Block, ...]) -> list[Block]:
    """The blocks that may belong to the promise, in order.

    A short line that returns on most pages of a document with pages is its header or footer.
    """
    running = _running_lines(blocks)
    return [
        block
        for block in blocks
        if block.kind in (BlockKind.RULE, BlockKind.ROW)
        or (
            (block.text not in running and noise_name(block.text, item=block.kind is BlockKind.ITEM) is None)
            and not _is_signature(block)
        )
    ]


def _is_signature(block: Block) -> bool:
    """A paragraph of capitalised words alone: those who signed, who are never kept."""
    return block.kind is BlockKind.PARAGRAPH and _PERSONS.fullmatch(block.text) is not None


def _running_lines(blocks: tuple[Block, ...]) -> frozenset[str]:
    pages = {block.page for block in blocks if block.page}
    if len(pages) < 2:
        return frozenset()
    seen = Counter(text for text, _ in {(block.text, block.page) for block in blocks})
    return frozenset(
        text
        for text, count in seen.items()
        if count >= 2 and count * 2 > len(pages) and len(text) < 120 and "löfte" not in text.lower()
    )
