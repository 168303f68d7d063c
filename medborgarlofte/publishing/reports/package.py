"""A frozen follow-up for a records system: the report, the very text that was approved, and what proves both.

A zip file with the PDF (PDF/A-2a, PDF/UA-1), the Word file, the canonical JSON that the hash is over, and a
manifest (`manifest.json`) that names each with its SHA-256. All of it is public. Photographs and files that
show what was done are not: a party's registrar has a package with those of its own party besides.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterable
from datetime import date
from typing import IO, Any

from medborgarlofte.followup.models import FollowUpVersion
from medborgarlofte.places.models import Organisation
from medborgarlofte.promises.models import RegistryNumber
from medborgarlofte.publishing.pages.follow_ups import approved_version

from .attachments import attachments_of, contents_of
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
    kept = io.BytesIO()
    version = approved_version(told.promise.municipality.slug, told.promise.slug, pk)
    _write(kept, _members(told, version, today), _manifest(told, version, today))
    return kept.getvalue()


def party_package(told: Told, pk: int, party: Organisation, today: date, to: IO[bytes]) -> FollowUpVersion:
    """Write to a file the same package with what its party has attached to its own records; the version.

    Attachments are copied one at a time. Refuses more of them than fit, and raises, as `records_package`.
    """
    version = approved_version(told.promise.municipality.slug, told.promise.slug, pk)
    attached = attachments_of(version, party)
    manifest = _manifest(told, version, today) | {
        "attachments_of": party.name,
        "attachments": [one.told() for one in attached],
    }
    _write(to, _members(told, version, today), manifest, contents_of(version, party, attached))
    return version


def _members(told: Told, version: FollowUpVersion, today: date) -> dict[str, bytes]:
    report = follow_up_report(told, version.follow_up_id, today)
    name = f"uppfoljning-{version.follow_up_id}-version-{version.number}"
    return {
        f"{name}.pdf": as_pdf(report),
        f"{name}.docx": as_word(report),
        f"{name}.json": version.canonical.encode(),
    }


def _manifest(told: Told, version: FollowUpVersion, today: date) -> dict[str, Any]:
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


def _write(
    to: IO[bytes],
    members: dict[str, bytes],
    manifest: dict[str, Any],
    attached: Iterable[tuple[str, bytes]] = (),
) -> None:
    """The list first, then what it lists; attachments are as a rule packed already."""
    manifest["files"] = [_member(name, content) for name, content in members.items()]
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {MANIFEST: _json(manifest), **members}.items():
            archive.writestr(zipfile.ZipInfo(name, _TIMELESS), content, zipfile.ZIP_DEFLATED)
        for name, content in attached:
            archive.writestr(zipfile.ZipInfo(name, _TIMELESS), content, zipfile.ZIP_STORED)
