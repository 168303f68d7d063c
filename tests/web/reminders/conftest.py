"""A database that a worker process can use too."""

from tests.jobs.conftest import shared

__all__ = ["shared"]
