"""What one party has attached to its own records of a follow-up's period. Never public.

These are the files of the records that counted when the text was settled: of a record that was corrected
later those that it had then.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath
from typing import Any

from django.utils.translation import gettext as _

from medborgarlofte.domain.errors import Refusal
from medborgarlofte.followup.models import FollowUpVersion
from medborgarlofte.places.models import Organisation
from medborgarlofte.promises.models import ActivityRecord, Proof
from medborgarlofte.promises.models.proof import ProofQuerySet

MOST_FILES, MOST_BYTES = 1_000, 500_000_000  # of one package


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file as the manifest lists it: where it lies, and the record that it belongs to.

    `original` is the name that it had when it was attached.
    """

    name: str
    original: str
    media_type: str
    size: int
    sha256: str
    day: date
    commitments: tuple[int, ...]  # their numbers

    def told(self) -> dict[str, Any]:
        """As the manifest has it."""
        return {
            "name": self.name,
            "original_name": self.original,
            "media_type": self.media_type,
            "bytes": self.size,
            "sha256": self.sha256,
            "record": {"day": self.day.isoformat(), "commitments": list(self.commitments)},
        }


def attachments_of(version: FollowUpVersion, party: Organisation) -> list[Attachment]:
    """The files of a party, by the day of their records; refuses more than fit. Two queries."""
    rows = list(_proofs(version, party).select_related("record")[: MOST_FILES + 1])
    if len(rows) > MOST_FILES or sum(one.size for one in rows) > MOST_BYTES:
        raise Refusal(
            _(
                "Bilagorna är för många eller för stora för ett paket. Hämta det offentliga paketet, och "
                "bilagorna var för sig där de är loggade."
            )
        )
    numbers = _numbers(version, [one.record_id for one in rows])
    return [
        Attachment(
            f"bilagor/{place:04d}{PurePath(one.name).suffix[:10].lower()}",
            one.name,
            one.media_type,
            one.size,
            one.sha256,
            one.record.day,
            tuple(numbers[one.record_id]),
        )
        for place, one in enumerate(rows, start=1)
    ]


def contents_of(
    version: FollowUpVersion, party: Organisation, attached: Sequence[Attachment]
) -> Iterator[tuple[str, bytes]]:
    """The names and bytes of what was listed, one at a time; refuses a file that is not as it was."""
    rows = _proofs(version, party).select_related("content")
    for one, row in zip(attached, rows.iterator(chunk_size=1), strict=True):
        content = bytes(row.content.content)
        if hashlib.sha256(content).hexdigest() != one.sha256:
            raise Refusal(_("Bilagan ”%(name)s” har ändrats sedan den lades in.") % {"name": one.original})
        yield one.name, content


def _proofs(version: FollowUpVersion, party: Organisation) -> ProofQuerySet:
    follow_up = version.follow_up
    ties = ActivityRecord.commitments.through.objects.filter(commitment__promise=follow_up.promise_id)
    records = ActivityRecord.objects.entered_for({party.pk}).as_of(version.settled_at)
    records = records.filter(
        day__gte=follow_up.start, day__lt=follow_up.end, pk__in=ties.values("activityrecord_id")
    )
    return Proof.objects.filter(record__in=records.order_by().values("pk")).order_by("record__day", "pk")


def _numbers(version: FollowUpVersion, records: list[int]) -> dict[int, list[int]]:
    ties = ActivityRecord.commitments.through.objects.filter(
        activityrecord__in=records, commitment__promise=version.follow_up.promise_id
    )
    found: dict[int, list[int]] = defaultdict(list)
    for record, number in ties.order_by("commitment__number").values_list(
        "activityrecord_id", "commitment__number"
    ):
        found[record].append(number)
    return found
