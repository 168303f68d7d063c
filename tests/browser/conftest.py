"""A real Chromium against a real server in this process. Waits for nothing but what it looks for."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from medborgarlofte.accounts.models import User
from tests.jobs.processes import PATIENCE
from tests.joining import member
from tools.browser import FLAGS, find_chromium

from .signing_in import signed_in

__all__ = ["member"]

# Playwright drives the browser from an event loop in this thread; the database is used from it as well.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever stands in this folder needs the browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        expect.set_options(timeout=PATIENCE * 1000)  # milliseconds
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def member_page(browser: Browser, live_server: LiveServer, member: User) -> Iterator[Page]:
    """A phone-sized page of somebody who holds every role in every party there is."""
    context = signed_in(browser, live_server, member, viewport={"width": 375, "height": 800})
    yield context.new_page()
    context.close()


@pytest.fixture
def page(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    """A phone-sized page in Swedish, whose addresses start at the server."""
    context = browser.new_context(
        base_url=live_server.url, locale="sv-SE", viewport={"width": 375, "height": 800}
    )
    yield context.new_page()
    context.close()
