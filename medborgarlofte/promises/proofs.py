"""Files that show what was done, written with the record; a correction keeps those of what it corrects."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from medborgarlofte.places.proof_files import ProofDraft

from .models import ActivityRecord, Proof, ProofContent


def keep_proofs(
    record: ActivityRecord, drafts: Iterable[ProofDraft], corrects: ActivityRecord | None = None
) -> None:
    """Write the files of a new record, within its transaction. Files taken over keep their one content."""
    earlier = Proof.objects.filter(record=corrects) if corrects else ()
    kept = [
        Proof(
            record=record,
            name=one.name,
            media_type=one.media_type,
            sha256=one.sha256,
            size=one.size,
            content_id=one.content_id,
        )
        for one in earlier
    ]
    kept += [_proof(record, one) for one in drafts]
    if kept:
        Proof.objects.bulk_create(kept)


def _proof(record: ActivityRecord, draft: ProofDraft) -> Proof:
    return Proof(
        record=record,
        name=draft.name,
        media_type=draft.media_type,
        sha256=hashlib.sha256(draft.content).hexdigest(),
        size=len(draft.content),
        content=ProofContent.objects.create(content=draft.content),
    )
