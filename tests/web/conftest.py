"""Whoever asks for pages in these tests has signed in, and holds every role in every party there is."""

from __future__ import annotations

import pytest
from django.test import Client

from medborgarlofte.accounts.models import User
from tests.joining import member
from tests.people import signed_in

__all__ = ["member"]


@pytest.fixture
def client(member: User) -> Client:
    """That user's browser."""
    return signed_in(member)
