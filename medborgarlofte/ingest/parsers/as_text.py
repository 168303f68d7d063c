"""A reading as a summary that a person reads in a terminal. Plain Swedish."""

from __future__ import annotations

from collections.abc import Iterator

from medborgarlofte.ingest.parsers.reading import ReadCommitment, Reading, ReadPeriod
from medborgarlofte.ingest.parsers.target_text import in_short

_WHO = {"police": "polisen", "municipality": "kommunen"}
_KIND = {"new": "", "extension": " (förlängt löfte)", "follow-up": " (uppföljning)"}


def as_text(reading: Reading) -> Iterator[str]:
    """The lines of the summary: whose promise, which periods, each commitment, what was not understood."""
    yield reading.file
    yield f"  Kommun: {reading.municipality or 'framgår inte'}"
    yield f"  Lokalpolisområde: {reading.police_area or 'framgår inte'}"
    for period in reading.periods:
        yield from _period(reading, period)
    yield from _followup(reading)
    if reading.not_understood:
        yield f"  Förstods inte ({len(reading.not_understood)}):"
        yield from (f"    rad {passage.line}: {passage.text}" for passage in reading.not_understood)
    yield from (f"  {note}" for note in reading.notes)


def _period(reading: Reading, period: ReadPeriod) -> Iterator[str]:
    held = [one for one in reading.commitments if one.period == period.label]
    count = "1 åtagande" if len(held) == 1 else f"{len(held)} åtaganden"
    yield f"  Löfte {period.label or 'utan angiven period'}{_KIND[period.kind]}: {count}"
    if period.extension and period.extension.reason:
        yield f"    Skäl till förlängningen: {period.extension.reason}"
    for number, commitment in enumerate(held, start=1):
        yield f"    {number}. {commitment.text}"
        yield f"       {_who(commitment)}; {_how_much(commitment)}"
        if commitment.result:
            yield f"       Utfall: {commitment.result}"


def _who(commitment: ReadCommitment) -> str:
    return ", ".join(_WHO.get(party, party.removeprefix("other:")) for party in commitment.responsible)


def _how_much(commitment: ReadCommitment) -> str:
    told = [words for words in map(in_short, commitment.targets) if words]
    if commitment.as_needed:
        told.append("vid behov")
    return ", ".join(told) or "inget antal angivet"


def _followup(reading: Reading) -> Iterator[str]:
    times = reading.followup.times_per_year
    if times is not None:
        yield f"  Följs upp: {f'{times:g}'.replace('.', ',')} gånger per år"
    if reading.followup.text_has_results:
        yield "  Texten innehåller utfall."
