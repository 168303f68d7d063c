"""Nobody has signed in here, unless a test says so."""

from __future__ import annotations

import pytest
from django.test import Client


@pytest.fixture
def client() -> Client:
    """A browser of anybody."""
    return Client()
