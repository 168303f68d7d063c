"""What might be talked about at a meeting: what of a municipality is late, or needs somebody now.

It is only ever proposed: nothing stands on an agenda that a person has not chosen.
"""

from __future__ import annotations

from datetime import date

from medborgarlofte.dialogue.drafts import ItemDraft
from medborgarlofte.places.gates import Access
from medborgarlofte.places.models import Municipality
from medborgarlofte.web.work.waiting import Heading, Waiting, waiting_for

LONGEST = 300  # signs of a title
MOST = 50  # proposals: what cannot wait longest comes first
_NOW = {Heading.LATE, Heading.THIS_WEEK}


def proposed(
    access: Access, municipality: Municipality, today: date, taken: frozenset[str]
) -> list[ItemDraft]:
    """What waits for the one who asks or for others there, now; `taken` are titles on the agenda already.

    As many queries as my week.
    """
    here = [row for row in waiting_for(access, today) if row.place == str(municipality)]
    waits = [row for row in here if not row.is_occasion]
    items = [_item(row) for row in waits if row.elsewhere or row.heading(today) in _NOW]
    return [one for one in items if one.title not in taken][:MOST]


def _item(row: Waiting) -> ItemDraft:
    told = " – ".join(filter(None, [row.title, row.where, row.note]))
    return ItemDraft(told if len(told) <= LONGEST else f"{told[: LONGEST - 1]}…", row.address)
