"""The example can be made on any day."""

from __future__ import annotations

from datetime import date

import pytest

from medborgarlofte.promises.models import ActivityRecord
from medborgarlofte.web.demo import load_examples

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite_alone]


@pytest.mark.parametrize("day", [date(2027, 1, 1), date(2028, 2, 29), date(2030, 7, 15), date(2026, 12, 31)])
def test_it_can_be_made_on_any_day_and_tells_of_nothing_to_come(day: date) -> None:
    load_examples(day)

    assert ActivityRecord.objects.exists()
    assert not ActivityRecord.objects.filter(day__gt=day).exists()
