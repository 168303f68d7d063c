"""Days, numbers, words and measures in templates; they hold nothing but the writing of values."""

from __future__ import annotations

from datetime import date

from django import template
from django.utils.safestring import SafeString

from medborgarlofte.promises.models import ActivityRecord
from medborgarlofte.publishing import formats
from medborgarlofte.publishing.offers import Offer

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


@register.simple_tag(takes_context=True)
def in_language(context: template.Context, code: str) -> str:
    """The address of this page in the other language, its question included."""
    request = context.get("request")
    if request is None:
        return "/en/" if code == "en" else "/"
    path = request.get_full_path()
    bare = path[3:] if path.startswith("/en/") else path
    return f"/en{bare}" if code == "en" else bare


@register.filter
def correction_of(offer: Offer, record: ActivityRecord) -> str:
    """Where the record is corrected, as offered."""
    return offer.correct(record)
