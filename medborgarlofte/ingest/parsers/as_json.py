"""A reading as JSON: the schema of the sample corpus, and all else that was read."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, timedelta
from enum import Enum
from typing import Any

from medborgarlofte.domain.targets import CountTarget, Operator, Per, Target
from medborgarlofte.ingest.parsers.reading import ReadCommitment, Reading, ReadPeriod

_PER_IN_SCHEMA = {Per.SCHOOL_YEAR: Per.YEAR, Per.BY_DATE: Per.PERIOD}


def as_json(reading: Reading) -> dict[str, Any]:
    """`reading` as what `json.dumps` takes."""
    return {
        "municipality": reading.municipality,
        "police_area": reading.police_area,
        "periods": [_period(reading, period) for period in reading.periods],
        "commitments": [_commitment(reading, commitment) for commitment in reading.commitments],
        "followup": asdict(reading.followup),
        "source": {"file": reading.file, "sha256": reading.sha256, "media_type": reading.media_type},
        "links": [asdict(link) for link in reading.links],
        "not_understood": [asdict(passage) for passage in reading.not_understood],
        "notes": list(reading.notes),
    }


def _period(reading: Reading, period: ReadPeriod) -> dict[str, Any]:
    return {
        "start": str(period.start.year) if period.start else None,
        "end": str(_last_day(period.end).year) if period.end else None,
        "kind": period.kind,
        "n_commitments": sum(c.period == period.label for c in reading.commitments),
        "label": period.label,
        "first_day": period.start.isoformat() if period.start else None,
        "last_day": _last_day(period.end).isoformat() if period.end else None,
        "problem": period.problem,
        "aim": period.aim,
        "focus_areas": [_plain(asdict(area)) for area in period.focus_areas],
        "extension": asdict(period.extension) if period.extension else None,
        "evidence": [asdict(evidence) for evidence in period.evidence],
    }


def _commitment(reading: Reading, commitment: ReadCommitment) -> dict[str, Any]:
    return {
        "period": commitment.period,
        "starts": " ".join(commitment.text.split()[:3]).rstrip(".,;:"),
        "text": commitment.text,
        "responsible": list(commitment.responsible),
        "quantity": quantity(commitment),
        "as_needed": commitment.as_needed,
        "areas": list(commitment.areas),
        "focus_area": commitment.focus_area,
        "targets": [
            {"kind": type(target).__name__, **_plain(asdict(target))} for target in commitment.targets
        ],
        "target_groups": list(commitment.target_groups),
        "places": list(commitment.places),
        "co_actors": list(commitment.co_actors),
        "result": commitment.result,
        "source": {
            "file": reading.file,
            "sha256": reading.sha256,
            "page": commitment.page,
            "line": commitment.line,
        },
        "evidence": [asdict(evidence) for evidence in commitment.evidence],
    }


def quantity(commitment: ReadCommitment) -> dict[str, Any] | None:
    """The first target number in the corpus's schema, None where nothing is counted.

    "Every second week" is 0.5 per week; an upper bound alone has no `min`.
    """
    target = _first_count(commitment.targets)
    if target is None:
        return _without_minimum(commitment)
    lowest = None if target.operator is Operator.AT_MOST else target.number / target.every
    if lowest is not None:
        lowest = int(lowest) if lowest == int(lowest) else round(lowest, 4)
    found: dict[str, Any] = {
        "min": lowest,
        "unit": target.unit,
        "per": _PER_IN_SCHEMA.get(target.per, target.per).value,
    }
    return {**found, "implicit": True} if commitment.implicit else found


def _without_minimum(commitment: ReadCommitment) -> dict[str, Any] | None:
    per = commitment.upper_bound
    return {"min": None, "unit": "", "per": _PER_IN_SCHEMA.get(per, per).value} if per else None


def _first_count(targets: tuple[Target, ...]) -> CountTarget | None:
    return next((target for target in targets if isinstance(target, CountTarget)), None)


def _last_day(end: date) -> date:
    return end - timedelta(days=1)


def _plain(value: Any) -> Any:
    """Dates, enumerations and sets as JSON knows them."""
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(inner) for inner in value]
    if isinstance(value, (set, frozenset)):
        return sorted(_plain(inner) for inner in value)
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value
