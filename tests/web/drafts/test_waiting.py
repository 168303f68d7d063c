"""What of drafts stands in somebody's week: their own signature to give, and whose is missing."""

from __future__ import annotations

from datetime import date

import pytest

from medborgarlofte.places.access import access_of
from medborgarlofte.web.drafts.waiting import of_drafts
from tests.agreeing import CHIEF
from tests.promises.test_signing import Signing, signing

__all__ = ["signing"]
pytestmark = pytest.mark.django_db
TODAY = date(2024, 2, 1)


def test_who_signs_signs_and_who_writes_knows_whose_signature_is_missing(signing: Signing) -> None:
    own, *_more = of_drafts(access_of(signing.chief), TODAY)
    assert (own.action, own.elsewhere) == ("Läs och underteckna", False)
    told = list(of_drafts(access_of(signing.two.coordinator), TODAY))
    assert all(one.elsewhere and one.note == "Har inte undertecknat än." for one in told)
    assert any(CHIEF in one.where for one in told)
    signing.sign(signing.chief, CHIEF)
    assert not any(CHIEF in one.where for one in of_drafts(access_of(signing.two.coordinator), TODAY))
