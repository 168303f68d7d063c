"""Corrections as lines that a person reads in a terminal. Plain Swedish."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from medborgarlofte.domain.content import target_from_json

from .corrections import Correction, Kind
from .parsers.target_text import in_full

_NAMES = {
    "text": "ordalydelse",
    "parties": "ansvarig",
    "targets": "mål",
    "as_needed": "vid behov",
    "focus_area": "rubrik",
    "areas": "ämnen",
    "places": "platser",
    "target_groups": "målgrupper",
    "co_actors": "medverkande",
    "result": "utfall",
    "period": "period",
    "municipality": "kommun",
    "police_area": "lokalpolisområde",
    "kind": "slag av löfte",
    "problem": "problem",
    "aim": "mål med löftet",
    "followup_words": "uppföljning",
    "followups_per_year": "uppföljningar per år",
    "extension_of": "förlänger",
    "extension_reason": "skäl till förlängningen",
    "extension_lessons": "lärdomar",
}


def lines_of(one: Correction) -> Iterator[str]:
    """What was corrected, and the words that it was read from."""
    yield f"  {_where(one)}{_did(one)}"
    for words in one.words:
        yield f"    läst ur ”{words.words}”{_place(words.line, words.page)}"
    if one.passage:
        place = _place(one.passage.line, one.passage.page)
        yield f"    listades som inte förstått{place}: ”{one.passage.text}”"
    elif one.kind is not Kind.ADDED and one.text and one.field != "text":
        yield f"    i ”{one.text}”"


def _where(one: Correction) -> str:
    if one.number is None:
        return "Löftet: "
    return f"Åtagande {one.number}{_place(one.line, one.page)}: "


def _place(line: int | None, page: int | None) -> str:
    told = [f"sida {page}"] if page else []
    told += [f"rad {line}"] if line else []
    return f" ({', '.join(told)})" if told else ""


def _did(one: Correction) -> str:
    numbers = ", ".join(map(str, one.others))
    return {
        Kind.FIELD: "",
        Kind.SPLIT: f"delat, det övriga står i {numbers}",
        Kind.MERGED: f"sammanslaget med {numbers}",
        Kind.DROPPED: "struket",
        Kind.ADDED: f"tillagt: ”{one.text}”",
    }[one.kind] or _field(one)


def _field(one: Correction) -> str:
    name = _NAMES.get(one.field, one.field)
    return f"{name} lästes som {_value(one.field, one.read)}, rättat till {_value(one.field, one.said)}"


def _value(name: str, value: Any) -> str:
    if name == "period":
        return _period(value)
    if name == "as_needed":
        return "ja" if value else "nej"
    if isinstance(value, list):
        return "; ".join(_item(name, one) for one in value) or "inget"
    return f"”{value}”" if value not in (None, "") else "inget"


def _item(name: str, one: Any) -> str:
    if name == "targets":
        return in_full(target_from_json(one))
    return str(one["name"] if name == "parties" else one)


def _period(value: dict[str, Any]) -> str:
    days = f"{value['start']} till {_last_day(value['end'])}" if value["start"] else "okända dagar"
    return f"”{value['label']}” ({days})" if value["label"] else days


def _last_day(end: str | None) -> str:
    """The last day in words, of the day after it."""
    return f"och med {date.fromisoformat(end) - timedelta(days=1)}" if end else "vidare"
