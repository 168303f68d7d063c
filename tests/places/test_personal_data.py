"""Names of places and parties that may tell of a person wait for a decision, and are asked about once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import models

from medborgarlofte.accounts.models import AuditEntry
from medborgarlofte.domain.errors import NeedsDecision
from medborgarlofte.places import actions
from tests.building import ACTOR, a_municipality

pytestmark = pytest.mark.django_db
NAME = "Nattvandrarna a@exempel.se"
DOORS: dict[str, Callable[..., models.Model]] = {
    "add_municipality": lambda **more: actions.add_municipality(ACTOR, NAME, **more),
    "add_police_area": lambda **more: actions.police_area(ACTOR, NAME, a_municipality(), **more),
    "add_party": lambda **more: actions.party(ACTOR, "other", a_municipality(), NAME, **more),
}


@pytest.mark.parametrize("action", DOORS)
def test_a_name_is_written_with_a_decision_that_is_kept(action: str) -> None:
    with pytest.raises(NeedsDecision, match="vid tecken 15 något som ser ut som en e-postadress"):
        DOORS[action]()
    DOORS[action](confirmed=True)
    detail: dict[str, Any] = AuditEntry.objects.get(action=action).detail
    assert detail["personal_data"] == [{"field": "name", "kind": "e-mail", "at": 15}]
    assert detail["decision"] == "kept"


@pytest.mark.parametrize("action", ["add_police_area", "add_party"])
def test_one_that_is_known_is_not_asked_about_again(action: str) -> None:
    assert DOORS[action](confirmed=True) == DOORS[action]()
