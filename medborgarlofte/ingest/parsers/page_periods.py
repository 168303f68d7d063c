"""Which promise periods a page holds, and where each begins.

A heading that speaks of a promise and names years begins a period. Where no heading does, the page's own
period is sought, in this order: title, headings, sentences that say what the promise is for or how long
it holds, other sentences, the address, and last the names of attachments.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from medborgarlofte.ingest.parsers import party_words, wording
from medborgarlofte.ingest.parsers.document import Block, BlockKind, Document
from medborgarlofte.ingest.parsers.stated_periods import StatedPeriod, find_part_of_year, find_periods

_PROMISE_WORD = re.compile(r"löfte|medborgar\w{0,2}fte|åtagand|lovar", re.I)  # "Medborgaröften" too
_ONLY_YEARS = re.compile(
    r"(?:åren?|perioden|period|för)?\s*:?\s*\d{4}(?:\s*(?:[-–—/]|och|till|"
    r"t\.?o\.?m\.?)\s*\d{2,4})?\W*",
    re.I,
)
_NOT_OWN = re.compile(
    r"uppfölj|utvärder|resultat|utfall|nästa|kommande|arkiv|\.pdf|\(pdf|tertial|redovisning|enkät|"
    r"undersökning|så (?:gick|har)|(?:problem|läges)bild|nuläge|statistik",
    re.I,
)
_SAYS_WHEN = re.compile(
    r"(?:medborgar)?löft(?:e|et|en|ena)\b|lova[rdt]?\w*|\bgäller\b|åtagand|överens|enats|"
    r"kommer (?:under|att)|\bska(?:ll)?\b|"
    r"åtgärder|aktiviteter|insatser",
    re.I,
)
# "Polisen och kommunen arbetar under 2021 och 2022 med trafiken."
_DOER = r"\b(?:polis|kommun|lokalpolisområde|lpo|vi\b|part)"
_DURING = r"\b(?:under|för|åren|perioden) (?:åren |år |perioden )?20\d\d"
_PARTY_DURING = re.compile(rf"{_DOER}.{{0,120}}{_DURING}|{_DURING}.{{0,120}}{_DOER}", re.I)
_TELLS_EARLIER = re.compile(
    r"\b(?:samverkansöverenskommelse\w*|sedan|tidigare|förra|föregående|undersökning\w*|enkät\w*|"
    r"mätning\w*|statistik\w*|anmäl\w*|ökat|minskat|genomfördes|"
    r"jämfört|publicera\w*|uppdatera\w*|beslutad|antagen|undertecknades|invigd\w*)\b",
    re.I,
)
_YEAR_IN_ADDRESS = re.compile(r"(?<!\d)(20[12]\d(?:[-_–](?:20)?[12]\d)?)(?!\d)")
_LINK_LINE = re.compile(r"\.(?:pdf|docx?)\b|\(pdf|\bpdf\b", re.I)
_PROLONGS = re.compile(
    r"förläng|fortsätta (?:att )?gälla|gälla (?:även|också)|gäller (?:även|"
    r"också)|prolonger",
    re.I,
)
_HAS_VERB = re.compile(r"\b(?:gäller|är|har|tas|undertecknades|handlar|innebär|finns|fokuserar)\b", re.I)
_YEAR = re.compile(r"(?<!\d)20[12]\d(?!\d)")
_SEASON_YEAR = re.compile(
    r"\b(?:våren|hösten|sommaren|vintern|vår|höst|januari|februari|mars|"
    r"april|maj|juni|juli|augusti|september|oktober|november|december|tertial \d) 20[12]\d",
    re.I,
)
_VALID = re.compile(
    r"\b(?:gäller|gälla|giltig\w*|löpa|löper|pågår|börjar|startar|inleds|under tiden|under perioden|"
    r"giltighetstid|avtalstid\w*|löptid\w*|"
    r"(?:avser|omfattar) (?:tiden|perioden|åren))\b|\w*period(?:en)?\s*:",
    re.I,
)
_DATES_IN_WORDS = re.compile(
    r"\d{4}-\d\d-\d\d|\b(?:januari|februari|mars|april|maj|juni|juli|"
    r"augusti|september|oktober|november|december)",
    re.I,
)
_UNTIL_FURTHER = re.compile(
    r"\bgäll(?:er|a)\b[^.]{0,60}\btills ?vidare\b|\bfortsätter (?:att )?gälla till(?:s| dess)\b", re.I
)
_ONLY_END = re.compile(r"^(?:(?!20[12]\d).)*\bfram till (?:och med )?(?:år )?20[12]\d[^\d]*$", re.I)
_OF_AGREEMENT = re.compile(r"samverkansöverenskommelse|åtgärdsplan|handlingsplan", re.I)
_REPORTS_ON = re.compile(r"^(?:uppfölj|utvärder|resultat|redovisning|så (?:här )?(?:gick|har))", re.I)
_ADDS = re.compile(
    r"^(?:nya|nytillkomna|tillkommande|ytterligare|fler) (?:åtagand|löft|åtgärd|aktivitet|insats)", re.I
)
_DIGIT = re.compile(r"\d")  # without one there is no period to seek
_LONG_HEADING = 160


@dataclass(frozen=True, slots=True)
class Found:
    """A period and the block it was read from (None: the address or the title)."""

    period: StatedPeriod
    block: Block | None


def heading_period(block: Block, *, follow_up_page: bool = False) -> StatedPeriod | None:
    """The period that a heading opens, or None when it is no promise's own heading."""
    text = block.text
    if len(text) > _LONG_HEADING or not _DIGIT.search(text) or (_NOT_OWN.search(text) and not follow_up_page):
        return None
    if not (_PROMISE_WORD.search(text) or _ONLY_YEARS.fullmatch(text)):
        return None
    if block.kind is not BlockKind.HEADING and not _could_be_heading(text):
        return None
    return next(iter(find_periods(text)), None)


def reported_period(block: Block) -> StatedPeriod | None:
    """The period of an earlier promise that a heading on the same page begins to report on."""
    is_heading = block.kind is BlockKind.HEADING and len(block.text) <= _LONG_HEADING
    if not is_heading or _LINK_LINE.search(block.text):
        return None
    if not (_REPORTS_ON.search(block.text) and _PROMISE_WORD.search(block.text)):
        return None
    return next(iter(find_periods(block.text)), None)


def own_period(document: Document, blocks: list[Block], *, follow_up_page: bool = False) -> Found | None:
    """The period that the whole page speaks of, where its headings do not part it.

    A page that reports on its promise may name the year anywhere.
    """
    before = _before_next_promise(blocks)
    found = (
        stated_validity(blocks)
        or (next(_candidates(document, before, False), None) if before else None)
        or next(_candidates(document, blocks, follow_up_page), None)
    )
    found = found or _signed_and_open(blocks)
    if found and found.period.end is not None and any(_is_open_ended(block) for block in blocks):
        open_ended = replace(found.period, end=None, label=f"{found.period.start.year}-")
        return Found(open_ended, found.block)
    return found


def _is_open_ended(block: Block) -> bool:
    return "gäll" in block.text.lower() and _UNTIL_FURTHER.search(block.text) is not None


def _signed_and_open(blocks: list[Block]) -> Found | None:
    """ "Skrevs under i maj 2020 och gäller tills vidare": the year of signing, when no other is said."""
    for block in blocks:
        if _is_open_ended(block):
            for period in _bare_year(block.text):
                return Found(period, block)
    return None


def _before_next_promise(blocks: list[Block]) -> list[Block]:
    """What stands before the first heading with a period, when it holds a list of its own: the heading then
    opens another promise, and the first one's years stand in its introduction."""
    opening = next((i for i, block in enumerate(blocks) if heading_period(block) is not None), 0)
    before = blocks[:opening]
    return before if any(block.kind in (BlockKind.ITEM, BlockKind.ROW) for block in before) else []


def is_part_of(period: StatedPeriod, whole: StatedPeriod) -> bool:
    """True when a heading's years lie within the days that the page itself says the promise holds."""
    if whole.end is None or period.end is None:
        return whole.end is None and period.start.year >= whole.start.year
    return (
        whole.start.year <= period.start.year and period.end.year <= (whole.end - timedelta(days=1)).year + 1
    )


def added_to(whole: StatedPeriod | None, block: Block, period: StatedPeriod) -> StatedPeriod:
    """The promise that a heading like "Nya åtaganden från 2022" adds to on its way, else its own `period`."""
    if whole is None or _ADDS.match(block.text) is None or period.start < whole.start:
        return period
    within = whole.end is None or (period.start < whole.end and (period.end or whole.end) <= whole.end)
    return whole if within else period


def stated_validity(blocks: list[Block]) -> Found | None:
    """The days between which the text says that the promise holds ("gäller från 1 april 2018 till …")."""
    for block in blocks:
        may_say = _DIGIT.search(block.text) and _VALID.search(block.text)
        for sentence in party_words.sentences(block.text) if may_say else ():
            found = find_periods(sentence) if _VALID.search(sentence) else ()
            if found and _DATES_IN_WORDS.search(found[0].words):
                return Found(found[0], block)
    return None


def _candidates(document: Document, blocks: list[Block], follow_up_page: bool) -> Iterator[Found]:
    """The periods that a page tells, those that are its promise's own before those that may be another's."""
    heads = [b for b in blocks if b.kind is BlockKind.HEADING or _is_title(b, blocks)]
    texts = [b for b in blocks if b.kind is not BlockKind.RULE and not _LINK_LINE.search(b.text)]
    yield from _said_of_the_promise(document, heads, texts)
    yield from _said_of_something(document, heads, texts)
    if follow_up_page:
        for block in texts:
            yield from _in_text(block.text, block, any_year=True)
    yield from _in_address(document.address or document.name)
    linked = (b.text for b in blocks if _LINK_LINE.search(b.text))
    for text in (*(link.text for link in document.links), *linked):
        yield from _in_text(text, None, any_year=True)
    for block in texts:
        if _SEASON_YEAR.search(block.text) and wording.binds(block.text):
            yield from _in_text(block.text, block, any_year=True)


def _said_of_the_promise(document: Document, heads: list[Block], texts: list[Block]) -> Iterator[Found]:
    """In words that name the promise, or that have nothing else to be about."""
    if not _NOT_OWN.search(document.title):
        yield from _in_text(document.title, None)
    yield from _in_blocks(heads, _PROMISE_WORD)
    yield from (found for block in texts for found in _in_text(block.text, block) if _is_all(block, found))
    for lead in (b for b in texts if b.text.rstrip().endswith(":") and _PARTY_DURING.search(b.text)):
        yield from _in_text(party_words.sentences(lead.text)[-1], lead)
    yield from _in_blocks([b for b in texts if b.kind is BlockKind.PARAGRAPH], _SAYS_WHEN)


def _said_of_something(document: Document, heads: list[Block], texts: list[Block]) -> Iterator[Found]:
    """In words that may be about something else, such as the agreement that it rests on."""
    yield from _parts_of_year(document.title, [*heads, *texts])
    yield from _in_blocks(texts, _PARTY_DURING)
    yield from _in_blocks([b for b in heads if not _NOT_OWN.search(b.text)], None)
    yield from _in_blocks(texts, _SAYS_WHEN)
    yield from _in_blocks(heads, None)
    yield from _in_text(document.title, None)
    for block in texts:
        if _OF_AGREEMENT.search(block.text):
            yield from _in_text(block.text, block)


def _is_title(block: Block, blocks: list[Block]) -> bool:
    """The first line of a page is its title even when it looks like a paragraph ("Granvik: löften 2021")."""
    return block is blocks[0] and len(block.text) < 100 and block.text.rstrip()[-1:] not in (".", "!")


def _is_all(block: Block, found: Found) -> bool:
    """A line that holds a period and nothing more."""
    alone = len(block.text.strip(" :.")) <= len(found.period.words) + len("perioden ")
    return alone and _NOT_OWN.search(block.text) is None


def _parts_of_year(title: str, blocks: list[Block]) -> Iterator[Found]:
    """A half-year or season, where a title or heading of the promise or a sentence on its time names it."""
    part = find_part_of_year(title) if _PROMISE_WORD.search(title) and not _NOT_OWN.search(title) else None
    if part:
        yield Found(part, None)
    for block in blocks:
        if not _YEAR.search(block.text):
            continue
        cue = _PROMISE_WORD if block.kind is BlockKind.HEADING else _VALID
        for sentence in party_words.sentences(block.text):
            told = cue.search(sentence) and not _passes_by(sentence)
            part = find_part_of_year(sentence) if told else None
            if part:
                yield Found(part, block)


def _in_blocks(blocks: list[Block], cue: re.Pattern[str] | None) -> Iterator[Found]:
    for block in blocks:
        for sentence in party_words.sentences(block.text):
            if (cue is None or cue.search(sentence)) and not _passes_by(sentence):
                yield from _in_text(sentence, block)


def _passes_by(sentence: str) -> bool:
    """True when the years in a sentence date something else, or only say when the promise ends."""
    return _TELLS_EARLIER.search(sentence) is not None or _ONLY_END.search(sentence) is not None


def _in_text(text: str, block: Block | None, *, any_year: bool = False) -> Iterator[Found]:
    found = find_periods(text) or (_bare_year(text) if any_year else ())
    if len(found) > 1 and _PROLONGS.search(text):
        found = (_whole(found),)
    for period in found:
        yield Found(period, block)


def _bare_year(text: str) -> tuple[StatedPeriod, ...]:
    """A year that stands in a text without being stated as a period ("hösten 2015", "tertial 3 2017")."""
    years = sorted(int(found) for found in _YEAR.findall(text))
    if not years or years[-1] - years[0] > 5:
        return ()
    label = str(years[0]) if years[0] == years[-1] else f"{years[0]}-{years[-1]}"
    return (StatedPeriod(label, date(years[0], 1, 1), date(years[-1] + 1, 1, 1), label, 0),)


def _whole(found: tuple[StatedPeriod, ...]) -> StatedPeriod:
    """A promise of 2022 that is prolonged into 2023 holds from the first to the last of them."""
    first = min(found, key=lambda period: period.start)
    ends = [period.end for period in found]
    if None in ends:
        return replace(first, end=None, label=f"{first.start.year}-")
    last = max(end for end in ends if end is not None)
    return replace(first, end=last, label=f"{first.start.year}-{(last - timedelta(days=1)).year}")


def _in_address(address: str) -> Iterator[Found]:
    found = _YEAR_IN_ADDRESS.search(address)
    if found:
        yield from _in_text(found.group(1).replace("_", "-"), None)


def _could_be_heading(text: str) -> bool:
    sentence = _HAS_VERB.search(text) or wording.binds(text) or len(party_words.sentences(text)) > 1
    return len(party_words.words(text)) <= 10 and not sentence and not text.rstrip().endswith(".")
