"""A frozen follow-up for a records system: the report, the very text that was approved, and what proves both.

A zip file with the PDF (PDF/A-2a, PDF/UA-1), the Word file, the canonical JSON that the hash is over, and a
manifest (`manifest.json`) that names each with its SHA-256. All of it is public; photographs and files that
show what was done are not, and stay where they are.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from datetime import date
from typing import Any

from medborgarlofte.followup.models import FollowUpVersion
from medborgarlofte.promises.models import RegistryNumber
from medborgarlofte.publishing.pages.follow_ups import approved_version

from .follow_up import follow_up_report
from .found import Told, full_address
from .pdf import as_pdf
from .word import as_word

MANIFEST = "manifest.json"
_TIMELESS = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip file can tell
_MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "json": "application/json",
}


def records_package(told: Told, pk: int, today: date) -> bytes:
    """The package of the newest approved version; raises FollowUpVersion.DoesNotExist where there is none.

    Refuses, as the PDF does, what cannot be set in bounded time and memory.
    """
    version = approved_version(told.promise.municipality.slug, told.promise.slug, pk)
    report = follow_up_report(told, pk, today)
    name = f"uppfoljning-{pk}-version-{version.number}"
    members = {
        f"{name}.pdf": as_pdf(report),
        f"{name}.docx": as_word(report),
        f"{name}.json": version.canonical.encode(),
    }
    manifest = _manifest(told, version, members, today)
    return _zipped({MANIFEST: _json(manifest), **members})


def _manifest(told: Told, version: FollowUpVersion, members: dict[str, bytes], today: date) -> dict[str, Any]:
    follow_up = version.follow_up
    return {
        "what": "follow-up of a citizen promise",
        "municipality": told.promise.municipality.name,
        "promise": str(told.promise),
        "promise_sha256": told.version.sha256,
        "from": follow_up.start.isoformat(),
        "before": follow_up.end.isoformat(),
        "version": version.number,
        "sha256": version.sha256,
        "reason": version.reason,
        "approved": [
            {"party": one.party.name, "function": one.function_name, "at": one.approved_at.isoformat()}
            for one in version.approvals.select_related("party").order_by("pk")
        ],
        "registry_numbers": _registry_numbers(told),
        "address": full_address(follow_up.address()),
        "made_on": today.isoformat(),
        "files": [_member(name, content) for name, content in members.items()],
    }


def _registry_numbers(told: Told) -> list[dict[str, str]]:
    rows = RegistryNumber.objects.filter(agreement__version__gt=0, agreement__drafts__version=told.version)
    numbers = rows.select_related("organisation").order_by("organisation__kind", "pk")
    return [{"party": one.organisation.name, "number": one.number} for one in numbers]


def _member(name: str, content: bytes) -> dict[str, Any]:
    return {
        "name": name,
        "media_type": _MEDIA_TYPES[name.rpartition(".")[2]],
        "bytes": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
    }


def _json(told: dict[str, Any]) -> bytes:
    return json.dumps(told, ensure_ascii=False, indent=2, sort_keys=True).encode()


def _zipped(members: dict[str, bytes]) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name, _TIMELESS), content, zipfile.ZIP_DEFLATED)
    return kept.getvalue()
