"""What a person writes freely: tidied, within its length, and never with an identity number in it."""

from __future__ import annotations

import re
from datetime import date

from django.utils.translation import gettext as _

from medborgarlofte.domain.errors import Refusal

# Ten or twelve digits as Swedish identity numbers are written; checked further below.
_CANDIDATE = re.compile(r"(?<![\d-])(?:\d{2})?(\d{2})(\d{2})(\d{2})[-+ ]?(\d{4})(?![\d-])")
_COORDINATION = 60  # a coordination number has 60 added to its day


def tidy(text: str, what: str, longest: int) -> str:
    """`text` without surrounding white space and control characters.

    `what` names the field to the user. Refuses more than `longest` characters and identity numbers.
    """
    text = "".join(sign for sign in text if sign in "\n\t" or sign.isprintable()).strip()
    if len(text) > longest:
        raise Refusal(
            _("%(what)s får vara högst %(longest)d tecken, men är %(length)d.")
            % {"what": what, "longest": longest, "length": len(text)}
        )
    refuse_identity_numbers(text, what)
    return text


def refuse_identity_numbers(text: str, what: str) -> None:
    """Refuse a text that holds a personal identity number, without repeating it."""
    if holds_identity_number(text):
        raise Refusal(
            _("%(what)s innehåller något som ser ut som ett personnummer. Skriv om texten utan det.")
            % {"what": what}
        )


def holds_identity_number(text: str) -> bool:
    """Whether the text holds a personal identity or coordination number: a real day, a right check digit."""
    return any(_is_identity_number(*found.groups()) for found in _CANDIDATE.finditer(text))


def _is_identity_number(year: str, month: str, day: str, last: str) -> bool:
    number = int(day)
    try:
        date(2000 + int(year), int(month), number - _COORDINATION if number > _COORDINATION else number)
    except ValueError:
        return False
    return _check_digit_holds(year + month + day + last)


def _check_digit_holds(digits: str) -> bool:
    """Luhn's rule over the ten digits."""
    doubled = (int(digit) * (2 if place % 2 == 0 else 1) for place, digit in enumerate(digits))
    return sum(number // 10 + number % 10 for number in doubled) % 10 == 0
