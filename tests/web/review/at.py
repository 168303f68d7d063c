"""Addresses of a review, and what its forms send."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from django.test import Client
from lxml import html

from medborgarlofte.ingest.models import Review
from tests.ingest.reviewing import fresh


def at(review: Review, more: str = "") -> str:
    """The address of the review, or of something under it."""
    return f"/granska/{review.document_id}/{review.position}/{more}"


def page(client: Client, address: str) -> str:
    """A page that is there."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def text_of(written: str) -> str:
    """The words of a page, white space in one form."""
    return re.sub(r"\s+", " ", html.fromstring(written).text_content())


def filled(written: str) -> dict[str, Any]:
    """What the browser sends when the page's main form is saved as it stands."""
    form = next(one for one in html.fromstring(written).forms if one.get("class") == "entry")
    sent: dict[str, Any] = {}
    for name, value in form.form_values():
        sent.setdefault(name, []).append(value.replace("\r\n", "\n").replace("\n", "\r\n"))
    return sent


def do(client: Client, review: Review, act: str, number: int | None = None, **more: Any) -> Any:
    """Press a button of the page as it is now."""
    sent = {"act": act, "number": number, "revision": fresh(review).revision, **more}
    return client.post(at(review, "gor/"), {name: one for name, one in sent.items() if one is not None})


def errors(written: str) -> list[tuple[str, str]]:
    """What stands in the notice on top: the address of the field that each sentence leads to."""
    items = html.fromstring(written).xpath("//div[@role='alert']//li")
    return [(item.xpath("string(a/@href)"), unescape(item.text_content().strip())) for item in items]
