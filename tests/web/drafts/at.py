"""Addresses of a draft, and what its forms send."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from django.test import Client
from lxml import html

from medborgarlofte.ingest.models import Review
from tests.ingest.reviewing import fresh


def at(review: Review, more: str = "") -> str:
    """The address of the draft, or of something under it."""
    return f"/utkast/{review.pk}/{more}"


def page(client: Client, address: str) -> str:
    """A page that is there."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def tree(written: str | bytes) -> Any:
    """The elements of a page."""
    return html.fromstring(written)


def text_of(written: str) -> str:
    """The words of a page, white space in one form."""
    return re.sub(r"\s+", " ", " ".join(tree(written).itertext()))


def filled(written: str) -> dict[str, Any]:
    """What the browser sends when the page's main form is saved as it stands."""
    form = next(one for one in tree(written).forms if one.get("class") == "entry")
    areas = set(form.xpath(".//textarea/@name"))  # whose first line break is no part of what is written
    chosen = {one.get("name"): one.get("value") for one in form.xpath(".//input[@type='radio' and @checked]")}
    sent: dict[str, Any] = {name: [value] for name, value in chosen.items()}
    for name, value in form.form_values():
        if name in chosen:
            continue
        written = value.removeprefix("\n") if name in areas else value
        sent.setdefault(name, []).append(written.replace("\n", "\r\n"))
    return sent


def do(client: Client, review: Review, act: str, number: int | None = None, **more: Any) -> Any:
    """Press a button of the page as it is now."""
    sent = {"act": act, "number": number, "revision": fresh(review).revision, **more}
    return client.post(at(review, "gor/"), {name: one for name, one in sent.items() if one is not None})


def errors(written: str) -> list[tuple[str, str]]:
    """What stands in the notice on top: the address of the field that each sentence leads to."""
    items = tree(written).xpath("//div[@role='alert']//li")
    return [(item.xpath("string(a/@href)"), unescape(item.text_content().strip())) for item in items]
