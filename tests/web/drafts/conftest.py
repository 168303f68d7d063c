"""A review that every page of it is tried on."""

from __future__ import annotations

import pytest

from medborgarlofte.ingest.models import Review
from tests.ingest.reviewing import opened


@pytest.fixture
def review() -> Review:
    """Of a new promise with three commitments."""
    return opened()
