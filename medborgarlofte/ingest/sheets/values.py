"""What a cell says: a day, a number of things, hours, a text. Each raises NoValue with the reason."""

from __future__ import annotations

import math
import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from medborgarlofte.ingest.parsers.seasons import MONTHS
from medborgarlofte.ingest.sheets.reasons import NoValue, Reason
from medborgarlofte.ingest.sheets.reasons import reason as _
from medborgarlofte.ingest.sheets.workbook import Unknown, Value

_FIRST_YEAR, _LAST_YEAR = 1990, 2099  # years that a day of an activity may lie in
_ERRORS = re.compile(
    r"#(?:REF!|REFERENS!|N/A|SAKNAS!|VALUE!|VÄRDEFEL!|DIV/0!|DIVISION/0!|NAME\?|NAMN\?|NUM!|OGILTIGT!|NULL!|SKÄRNING!"
    r"|SPILL!|SPILLD!|CALC!|#+)|#{2,}"
)
_MONTHS = (
    MONTHS
    | {name[:3]: number for name, number in MONTHS.items()}
    | {"sept": 9, "may": 5, "oct": 10, "january": 1, "february": 2, "march": 3, "june": 6, "july": 7,
       "august": 8, "october": 10}
)  # fmt: skip
_WEEKDAY = r"(?:(?:mån|tis|ons|tors|fre|lör|sön)(?:dag)?(?:en)?\.?,? )?(?:den )?"
_ISO = re.compile(r"(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})(?:[ T]\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\.\d+)?Z?)?")
_DIGITS = re.compile(r"(\d{4}|\d{2})(\d{2})(\d{2})")
_DAY_FIRST = re.compile(rf"{_WEEKDAY}(\d{{1,2}})[/.](\d{{1,2}})(?:[ -/.]| -)+(\d{{4}}|\d{{2}})", re.I)
_WORDS = re.compile(rf"{_WEEKDAY}(\d{{1,2}})(?::?e|:a|\.)? ([a-z]+)\.?,?(?: |-| -)+'?(\d{{4}}|\d{{2}})", re.I)
_NO_YEAR = re.compile(rf"{_WEEKDAY}\d{{1,2}}(?:[/.]\d{{1,2}}|(?::?e|:a|\.)? [a-z]{{3,9}})\.?", re.I)
_NUMBER = re.compile(r"-?(?:\d{1,3}(?: \d{3})+|\d{1,9})(?:[.,](\d{1,9}))?")
_PIECES = re.compile(r" ?(?:st\.?|stycken|ggr|gånger)$", re.I)
_CLOCK = re.compile(r"(\d{1,4}):([0-5]\d)(?::[0-5]\d)?")
_SHOWN = 40  # characters of a cell that are quoted back


def day_of(value: Value, epoch: date) -> date:
    """The day in a cell: a date, "2024-05-17", "17/5 2024", "17 maj 2024", 240517, or a day number.

    `epoch` is the day that day numbers count from. The day stands before the month, as in Sweden.
    """
    value = _known(value)
    if isinstance(value, datetime):
        return _within(value.date(), value)
    if isinstance(value, date):
        return _within(value, value)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _numbered_day(value, epoch)
    if isinstance(value, str):
        return _written_day(value, epoch)
    raise _no_day(value)


def _numbered_day(value: float, epoch: date) -> date:
    """A day as Excel counts them, or its year, month and day in six or eight digits."""
    if not math.isfinite(value):
        raise _no_day(value)
    whole = int(value)
    if len(str(whole)) in (6, 8) and value == whole:
        return _written_day(str(whole), epoch)
    if 0 < whole < 100_000:
        return _within(epoch + timedelta(days=whole), value)
    raise _no_day(value)


def _written_day(text: str, epoch: date) -> date:
    text = " ".join(text.split())
    if found := _ISO.fullmatch(text) or _DIGITS.fullmatch(text):
        return _date(text, found[1], found[2], found[3])
    if found := _DAY_FIRST.fullmatch(text):
        return _date(text, found[3], found[2], found[1])
    if (found := _WORDS.fullmatch(text)) and (month := _MONTHS.get(found[2].lower())):
        return _date(text, found[3], str(month), found[1])
    if text.isascii() and text.isdigit() and len(text) == 5:
        return _numbered_day(int(text), epoch)
    if _NO_YEAR.fullmatch(text):
        raise NoValue(_("Dagen ”%(value)s” saknar år. Skriv till exempel 2024-05-17.", value=_shown(text)))
    raise _no_day(text)


def _date(text: str, year: str, month: str, day: str) -> date:
    full = int(year) + 2000 if len(year) == 2 else int(year)
    try:
        return _within(date(full, int(month), int(day)), text)
    except ValueError:
        raise _no_day(text) from None


def _within(day: date, value: Value) -> date:
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise _no_day(value)
    return day


def _no_day(value: Value) -> NoValue:
    return NoValue(
        _("”%(value)s” går inte att läsa som en dag. Skriv till exempel 2024-05-17.", value=_shown(value))
    )


def count_of(value: Value) -> int:
    """The whole number in a cell: 3, "1 250", "3 st"."""
    value = _known(value)
    if isinstance(value, str):
        value = _PIECES.sub("", value)
    number = _number(value)
    if number is None:
        raise NoValue(
            _("”%(value)s” är inget antal. Skriv med siffror, till exempel 3.", value=_shown(value))
        )
    if number != int(number):
        raise NoValue(_("Antalet ”%(value)s” är inget helt tal.", value=_shown(value)))
    return int(number)


def hours_of(value: Value) -> Decimal:
    """Hours in a cell, rounded to hundredths: 2.5, "2,5", "2:30", or a time as Excel keeps it."""
    value = _known(value)
    if isinstance(value, time):
        value = timedelta(hours=value.hour, minutes=value.minute, seconds=value.second)
    if isinstance(value, timedelta):
        return round(Decimal(int(value.total_seconds())) / 3600, 2)
    if isinstance(value, str) and (found := _CLOCK.fullmatch(value)):
        return round(int(found[1]) + Decimal(int(found[2])) / 60, 2)
    number = _number(value)
    if number is None:
        raise NoValue(
            _("”%(value)s” är inget antal timmar. Skriv med siffror, till exempel 2,5.", value=_shown(value))
        )
    return round(number, 2)


def _number(value: Value) -> Decimal | None:
    """The number in a cell, None when there is none or when it can be read in two ways ("1.250")."""
    if isinstance(value, bool):
        return None
    if isinstance(value, (int, float)):
        return Decimal(str(value)) if math.isfinite(value) and abs(value) < 1e15 else None
    if not isinstance(value, str) or not (found := _NUMBER.fullmatch(value)):
        return None
    if "." in value and len(found[1]) == 3:
        return None
    return Decimal(value.replace(" ", "").replace(",", "."))


def text_of(value: Value) -> str:
    """What a cell says as text; a whole number without decimals, a day as 2024-05-17."""
    value = _known(value)
    if value is None:
        return ""
    if isinstance(value, float) and math.isfinite(value) and value == int(value) and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return str(value).replace(".", ",") if isinstance(value, float) else str(value)


def _known(value: Value) -> Value:
    if isinstance(value, Unknown):
        raise NoValue(value.reason)
    if isinstance(value, str) and _ERRORS.fullmatch(value):
        raise NoValue(_("Cellen visar felet %(value)s. Rätta formeln eller skriv in värdet.", value=value))
    return value


def _shown(value: Value) -> str:
    text = text_of(value) if not isinstance(value, Unknown) else ""
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def missing(what: str) -> Reason:
    """That a cell which must say something is empty: "day" or "count"."""
    return {
        "day": _("Dagen saknas."),
        "count": _("Antalet saknas. Skriv 0 om inget gjordes."),
        "commitment": _("Det står inte vilket åtagande raden hör till."),
        "party": _("Det står inte vem som gjorde det."),
    }[what]
