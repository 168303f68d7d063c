"""What the codes of the second step are reckoned from is not to be read in the database."""

from __future__ import annotations

from typing import Any

import pytest

from medborgarlofte.accounts.secret_keeping import opened, sealed

SECRET = "JBSWY3DPEHPK3PXP"
EARLIER, LATER = "a" * 50, "b" * 50


@pytest.fixture(autouse=True)
def _served(settings: Any) -> None:
    settings.DEMO, settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = False, EARLIER, []


def test_it_is_stored_so_that_the_database_alone_does_not_tell_it() -> None:
    assert SECRET not in sealed(SECRET)
    assert sealed(SECRET) != sealed(SECRET)
    assert opened(sealed(SECRET)) == SECRET


def test_a_new_key_opens_what_the_earlier_one_sealed_while_that_is_given(settings: Any) -> None:
    stored = sealed(SECRET)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = LATER, [EARLIER]
    assert opened(stored) == SECRET
    settings.SECRET_KEY_FALLBACKS = []
    assert opened(stored) != SECRET


@pytest.mark.parametrize("stored", ["", SECRET, "gAAAAA"])
def test_what_is_not_ours_opens_to_something_that_nobody_knows(stored: str) -> None:
    assert opened(stored) != opened(stored)
    assert len(opened(stored)) == 32
