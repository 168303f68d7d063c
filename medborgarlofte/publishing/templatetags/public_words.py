"""Days, numbers, words and measures in templates; they hold nothing but the writing of values."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django import template
from django.utils.http import escape_leading_slashes
from django.utils.safestring import SafeString

from medborgarlofte.domain.forecast import Forecast
from medborgarlofte.promises.models import ActivityRecord
from medborgarlofte.publishing import formats
from medborgarlofte.publishing.area_words import goal_kind_name
from medborgarlofte.publishing.forecast_words import forecast_sentence

register = template.Library()


@register.filter
def spoken(text: str) -> SafeString:
    """A text of ours, escaped, with the source's words marked as Swedish."""
    return formats.as_html(text)


@register.filter
def day(when: date) -> str:
    """`30 juni 2022`."""
    return formats.day(when)


@register.filter
def forecast(found: Forecast) -> str:
    """How likely a number is, and what it takes from now."""
    return forecast_sentence(found)


@register.filter
def goal_kind(kind: str) -> str:
    """`effektmål`."""
    return goal_kind_name(kind)


@register.filter
def quantity(value: int) -> str:
    """`1 250`."""
    return formats.number(value)


@register.filter
def percent(value: float) -> str:
    """A measure across a drawing; never with a decimal comma."""
    return f"{value:.2f}%"


@register.filter
def em(value: float) -> str:
    """A measure down a drawing; never with a decimal comma."""
    return f"{value:.2f}em"


@register.filter
def measure(value: float) -> str:
    """A measure in units of a drawing; never with a decimal comma."""
    return f"{value:.1f}"


@register.simple_tag(takes_context=True)
def in_language(context: template.Context, code: str) -> str:
    """The address of this page in the other language, its question included."""
    request = context.get("request")
    if request is None:
        return "/en/" if code == "en" else "/"
    path = request.get_full_path()
    # What follows may begin with two slashes, which a browser takes for another host.
    bare = escape_leading_slashes(path[3:]) if path.startswith("/en/") else path
    return f"/en{bare}" if code == "en" else bare


@register.filter
def correction_of(addresses: Mapping[int, str], record: ActivityRecord) -> str:
    """Where the record is corrected by the one who asks; nowhere when they may not."""
    return addresses.get(record.pk, "")
