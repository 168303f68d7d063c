"""What every answer tells the browser, and how a file from outside is handed out."""

from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.test import Client

from medborgarlofte.web.headers import as_download

pytestmark = pytest.mark.django_db
EVERY = [
    "/",
    "/en/om/",
    "/finns/inte/alls/",
    "/logga/",
    "/revision/",
    "/robots.txt",
    "/static/publishing/base.css",
]


@pytest.mark.parametrize("address", EVERY)
def test_every_answer_says_what_the_browser_must_not_do(client: Client, address: str) -> None:
    answer = client.get(address)
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in answer["Permissions-Policy"]
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert "Access-Control-Allow-Origin" not in answer


def test_a_form_from_elsewhere_is_refused_in_plain_words() -> None:
    answer = Client(enforce_csrf_checks=True).post("/granska/", {})
    assert answer.status_code == 403
    assert "Formuläret gick inte att skicka" in answer.content.decode()


def _download(name: str = "a.html", content: bytes = b"<script>alert(1)</script>") -> HttpResponse:
    return as_download(content, name)


def test_a_file_from_outside_is_saved_and_never_run() -> None:
    answer = _download()
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"] == 'attachment; filename="a.html"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"


@pytest.mark.parametrize(
    "name", ['a"; filename="b.html', "a\r\nSet-Cookie: x=1", "../../etc/passwd", "å.html", ""]
)
def test_the_name_of_a_file_adds_no_header(name: str) -> None:
    answer = _download(name)
    assert answer["Content-Disposition"].startswith("attachment")
    assert "\r" not in answer["Content-Disposition"]
    assert "Set-Cookie" not in answer.headers
