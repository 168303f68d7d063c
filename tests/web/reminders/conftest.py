"""A database that a worker process can use too."""

from tests.jobs.conftest import prepared_file, shared

__all__ = ["prepared_file", "shared"]
