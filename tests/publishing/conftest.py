"""The day on which all page tests take place."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine


@pytest.fixture(autouse=True)
def _on_a_day() -> Iterator[None]:
    """The site believes it is 30 June 2024."""
    with time_machine.travel("2024-06-30T10:00:00+02:00", tick=False):
        yield
