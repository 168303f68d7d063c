"""The roles that people have in a party, and how far a record of its workspace has come."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What somebody does in a party. Who may do what stands in `places.gates`."""

    READER = "reader"
    REPORTER = "reporter"
    DOER = "doer"
    COORDINATOR = "coordinator"
    LIAISON_OFFICER = "liaison_officer"
    SIGNATORY = "signatory"
    PUBLISHER = "publisher"
    REGISTRAR = "registrar"


class Visibility(StrEnum):
    """Who sees a record: its own party, the other one too, or everybody."""

    PRIVATE = "private"
    SHARED = "shared"
    PUBLIC = "public"
