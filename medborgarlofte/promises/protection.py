"""What the database refuses: to change what was promised or done without a new version or record.

A promise is open while its newest version is not in its rows yet: before the first is published, and
within the transaction that publishes the next. Then alone its rows may be written, and they are
compared with the version's content when the versions are verified.
"""

from __future__ import annotations

from medborgarlofte.accounts.database_rules import CHANGES, Rule, append_only

from .models import (
    Accountability,
    ActivityRecord,
    AgreementVersion,
    Commitment,
    FocusArea,
    Hypothesis,
    LineageLink,
    Promise,
    Proof,
    ProofContent,
    Settled,
    Signature,
    SignedFile,
    Source,
    SourceContent,
    Target,
    Version,
)

_PROMISE, _VERSION = Promise._meta.db_table, Version._meta.db_table
_CLOSED = (  # no text from outside comes into these conditions
    f"EXISTS (SELECT 1 FROM {_PROMISE} p WHERE p.id IN ({{promises}}) AND p.version > 0"  # noqa: S608
    f" AND NOT EXISTS (SELECT 1 FROM {_VERSION} v WHERE v.promise_id = p.id AND v.number > p.version))"
)
_SAYS = "a published promise is changed by a new version alone"


_KEPT = (
    *(Version, AgreementVersion, Settled, Signature, SignedFile, Source, SourceContent),
    *(Proof, ProofContent, Hypothesis),
)


def rules() -> list[Rule]:
    """Every rule of this part."""
    kept = [rule for model in _KEPT for rule in append_only(model)]
    return [
        *kept,
        *_records(),
        *_lineage(),
        *_promise(),
        _next_version(),
        _signed_as_it_is(),
        *_rows(Commitment._meta.db_table, "{row}.promise_id"),
        *_rows(FocusArea._meta.db_table, "{row}.promise_id"),
        *_rows(Target._meta.db_table, _OF_COMMITMENT),
        *_rows(Accountability._meta.db_table, _OF_COMMITMENT),
        *_rows(Commitment.parties.through._meta.db_table, _OF_COMMITMENT),
    ]


_OF_COMMITMENT = f"SELECT c.promise_id FROM {Commitment._meta.db_table} c WHERE c.id = {{row}}.commitment_id"  # noqa: S608


def _rows(table: str, promise: str) -> list[Rule]:
    conditions = {event: _CLOSED.format(promises=_promises(event, promise)) for event in ("INSERT", *CHANGES)}
    return [Rule(f"{table}_{event.lower()}", table, event, _SAYS, when) for event, when in conditions.items()]


def _promises(event: str, promise: str) -> str:
    """The promise of the row: before and after, when a row could be moved from one to another."""
    rows = {"INSERT": ("NEW",), "DELETE": ("OLD",), "UPDATE": ("OLD", "NEW")}[event]
    return ", ".join(f"({promise.format(row=row)})" for row in rows)


def _records() -> list[Rule]:
    ties = (
        ActivityRecord.commitments.through,
        ActivityRecord.parties.through,
        ActivityRecord.together_with.through,
    )
    return [rule for model in (ActivityRecord, *ties) for rule in append_only(model)]


def _lineage() -> list[Rule]:
    ties = (LineageLink.earlier.through, LineageLink.later.through)
    return [rule for model in (LineageLink, *ties) for rule in append_only(model)]


_MAY_CHANGE = {"extends", "id"}  # which earlier promise it goes on from may be found later


def _promise() -> list[Rule]:
    columns = [field.column for field in Promise._meta.concrete_fields if field.name not in _MAY_CHANGE]
    differs = " OR ".join(f'NEW."{name}" IS DISTINCT FROM OLD."{name}"' for name in columns)
    closed = _CLOSED.format(promises="OLD.id")
    return [
        Rule(f"{_PROMISE}_update", _PROMISE, "UPDATE", _SAYS, f"({differs}) AND {closed}"),
        Rule(f"{_PROMISE}_delete", _PROMISE, "DELETE", _SAYS, "OLD.version > 0"),
    ]


def _next_version() -> Rule:
    """Versions come one at a time, each after the one that the rows hold."""
    after = f"NEW.number <> (SELECT p.version + 1 FROM {_PROMISE} p WHERE p.id = NEW.promise_id)"  # noqa: S608
    return Rule(f"{_VERSION}_insert", _VERSION, "INSERT", "a version follows the one before", after)


def _signed_as_it_is() -> Rule:
    """A signature is under the hash of the very wording that it belongs to."""
    table = Signature._meta.db_table
    other = f"NEW.sha256 <> (SELECT s.sha256 FROM {Settled._meta.db_table} s WHERE s.id = NEW.settled_id)"  # noqa: S608
    return Rule(f"{table}_insert", table, "INSERT", "a signature is under its own wording", other)
