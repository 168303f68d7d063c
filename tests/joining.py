"""Somebody who holds every role in every party there is, for tests that are about something else.

The parties are of one person, who publishes alone. That it otherwise takes two is tried where it is asked.
What tests take in by the command line belongs to a party too, so that it can be seen.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db.models.signals import post_save

from medborgarlofte.accounts.models import User
from medborgarlofte.domain.roles import Role
from medborgarlofte.ingest.models import Document, Review
from medborgarlofte.places.models import Municipality, Organisation
from medborgarlofte.promises.models import Draft
from tests.people import a_member, a_user


@pytest.fixture
def member(db: None) -> Iterator[User]:
    """The member of all, for one test."""
    with member_of_all() as user:
        yield user


@contextmanager
def member_of_all() -> Iterator[User]:
    """A user who becomes a member, in every role, of each party as soon as it is there."""
    user = a_user("alla.roller@exempel.se", name="Prov")

    def join(instance: Organisation, created: bool, **_more: Any) -> None:
        if created:
            a_member(instance, *Role, user=user)
            Organisation.objects.filter(pk=instance.pk).update(publishes_alone=True)

    def bring_home(instance: Document | Draft, created: bool, **_more: Any) -> None:
        if created and instance.workspace_id is None:
            instance.workspace = _home()
            instance.save()

    _home()
    for party in Organisation.objects.all():
        join(party, created=True)
    post_save.connect(join, sender=Organisation)
    for kind in (Document, Draft, Review):
        post_save.connect(bring_home, sender=kind)
    yield user
    post_save.disconnect(join, sender=Organisation)
    for kind in (Document, Draft, Review):
        post_save.disconnect(bring_home, sender=kind)


def _home() -> Organisation:
    place, _new = Municipality.objects.get_or_create(name="Provköping", slug="provkoping")
    party, _new = Organisation.objects.get_or_create(
        kind="municipality", name="Provköpings kommun", municipality=place
    )
    return party
