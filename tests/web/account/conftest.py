"""Limits on how often something may be tried begin anew in each test."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.test import Client


@pytest.fixture(autouse=True)
def _nothing_tried(db: None) -> None:
    cache.clear()


@pytest.fixture
def client() -> Client:
    """A browser of anybody."""
    return Client()
