"""What an attacker looks for in a page: what would run, where it leads, and the forms to fill."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit

from django.core.files.uploadedfile import SimpleUploadedFile
from lxml import html

LEADING = ("href", "src", "action", "formaction", "poster", "data", "srcset")
TEXTS = {"text", "search", "url", "email", "tel", None}


def tree(content: bytes) -> html.HtmlElement:
    """A page as a browser takes it."""
    return html.fromstring(content.decode())


def what_runs(page: html.HtmlElement) -> list[str]:
    """Everything that a browser would run, or style, that does not come from a file of ours."""
    found = [html.tostring(one).decode() for one in page.iter("script") if not _harmless(one)]
    found += [
        html.tostring(one).decode()[:200] for one in page.iter("style", "base", "iframe", "object", "embed")
    ]
    for element in page.iter():
        for name, value in element.attrib.items():
            scheme = str(value).strip().lower().split(":")[0]
            leads_to_script = name in LEADING and scheme in {"javascript", "data", "vbscript"}
            if str(name).startswith("on") or name == "style" or leads_to_script:
                found.append(f"{element.tag} {name}={value}")
    return found


def _harmless(script: html.HtmlElement) -> bool:
    """A file of ours, or data, which no browser runs."""
    is_data = script.get("type") == "application/json"
    return script.get("src", "").startswith("/static/") or (is_data and not script.get("src"))


def hosts(page: html.HtmlElement, address: str) -> set[str]:
    """The hosts that the page leads to, its own left out."""
    here = f"http://testserver{address}"
    links = [urljoin(here, str(one.get(name))) for name in LEADING for one in page.xpath(f"//*[@{name}]")]
    return {urlsplit(link).netloc for link in links} - {"testserver", ""}


@dataclass(frozen=True)
class Form:
    """A form that posts: where to, what it holds as the page shows it, and its fields for words."""

    address: str
    values: dict[str, Any]
    texts: list[str]
    files: list[str] = field(default_factory=list)
    names: frozenset[str] = frozenset()  # of all its fields, those that the page has not filled in as well

    def with_words(self, words: str, *names: str) -> dict[str, Any]:
        """As somebody sends it who writes this in these fields, and says yes to everything asked."""
        files = {name: _file(words) for name in names if name in self.files}
        return self.values | dict.fromkeys(names, words) | {"confirmed": "on"} | files


def _file(words: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(f"{words}.txt".replace("/", "\u2215"), words.encode())


def forms(page: html.HtmlElement, address: str) -> Iterator[Form]:
    """The forms of a page that post."""
    for form in page.forms:
        if form.method == "POST":
            here = urljoin(f"http://testserver{address}", form.action or "")
            inputs = form.xpath(".//input[@name]")
            areas = [one.get("name") for one in form.xpath(".//textarea[@name]")]
            yield Form(
                urlsplit(here).path,
                _values(form),
                areas + [one.get("name") for one in inputs if one.get("type") in TEXTS],
                [one.get("name") for one in inputs if one.get("type") == "file"],
                frozenset(form.xpath(".//@name")),
            )


def _values(form: html.FormElement) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, value in form.form_values():
        values.setdefault(name, []).append(value)
    button = form.xpath(".//button[@name and @value]")
    return values | {one.get("name"): [one.get("value")] for one in button[:1]}
