"""The door through which a person confirms what became of the commitments of an earlier promise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from medborgarlofte.accounts.actions import locked, record_writes
from medborgarlofte.accounts.actors import Actor
from medborgarlofte.domain.errors import Refusal
from medborgarlofte.domain.lineage import Act
from medborgarlofte.places.access import check
from medborgarlofte.places.free_text import concerns_about, decision_about, tidy
from medborgarlofte.promises.drafts import LinkDraft
from medborgarlofte.promises.models import Commitment, LineageLink, Promise

Shape = tuple[int, int | None]  # the least and the most commitments; None when there is no most
ONE: Shape = (1, 1)
SEVERAL: Shape = (2, None)
ANY: Shape = (1, None)
SHAPES: dict[Act, tuple[Shape, Shape]] = {
    Act.EXTEND: (ONE, ONE),
    Act.SHARPEN: (ONE, ONE),
    Act.SPLIT: (ONE, SEVERAL),
    Act.MERGE: (SEVERAL, ONE),
    Act.REPLACE: (ANY, ANY),
    Act.CLOSE: (ANY, (0, 0)),
}
"""How many commitments each act has before and after."""


@transaction.atomic
def confirm_links(
    actor: Actor, earlier: Promise, later: Promise, drafts: Iterable[LinkDraft], *, confirmed: bool = False
) -> list[LineageLink]:
    """Say what became of commitments of `earlier` in `later`, in place of what was said of the two before.

    A commitment in no link is not compared. `confirmed` says that somebody has decided that no reason
    is about a person. Refuses promises of two municipalities or in the wrong order, numbers that the
    newest versions do not have, a commitment told twice, and an act that its commitments do not fit.
    """
    check(actor, "lineage.confirm", later.thing())
    return link(actor, earlier, later, drafts, confirmed=confirmed)


def link(
    actor: Actor, earlier: Promise, later: Promise, drafts: Iterable[LinkDraft], *, confirmed: bool = False
) -> list[LineageLink]:
    """As `confirm_links`, as part of a door that has asked whether the actor may."""
    locked(Promise.objects.all()).get(pk=later.pk)
    _check_promises(earlier, later)
    drafts = [replace(one, reason=tidy(one.reason, _("Skälet"), 1000)) for one in drafts]
    if not drafts:
        raise Refusal(_("Välj vad som hände med minst ett åtagande."))
    _check_shapes(drafts)
    concerns = [found for one in drafts for found in concerns_about(one.reason, _("Skälet"), "reason")]
    decision = decision_about(concerns, confirmed=confirmed)
    before = _rows(earlier, (number for one in drafts for number in one.earlier))
    after = _rows(later, (number for one in drafts for number in one.later))
    links = _save(actor, earlier, later, drafts)
    _tie(links, drafts, before, after)
    details = [{**_detail(earlier, later, one), **decision} for one in drafts]
    record_writes(actor, "confirm lineage", links, details)
    return links


def _check_promises(earlier: Promise, later: Promise) -> None:
    if earlier.municipality_id != later.municipality_id:
        raise Refusal(_("Löftena hör till olika kommuner. Välj två löften i samma kommun."))
    if not (earlier.version and later.version):
        raise Refusal(_("Båda löftena måste vara publicerade innan de jämförs."))
    if earlier.start is None or later.start is None or later.start <= earlier.start:
        raise Refusal(_("Det senare löftet måste börja efter det tidigare."))


def _check_shapes(drafts: Sequence[LinkDraft]) -> None:
    for one in drafts:
        fits = zip(SHAPES[one.act], (one.earlier, one.later), strict=True)
        if not all(_fits(shape, len(numbers)) for shape, numbers in fits):
            raise Refusal(_shape_words(one))
    _check_once([number for one in drafts for number in one.earlier], _("i det tidigare löftet"))
    _check_once([number for one in drafts for number in one.later], _("i det senare löftet"))


def _fits(shape: Shape, many: int) -> bool:
    least, most = shape
    return least <= many and (most is None or many <= most)


def _shape_words(draft: LinkDraft) -> str:
    numbers = ", ".join(str(number) for number in draft.earlier)
    return {
        Act.EXTEND: _("Åtagande %(numbers)s: välj ett enda åtagande som det förlängs som."),
        Act.SHARPEN: _("Åtagande %(numbers)s: välj ett enda åtagande som det skärps till."),
        Act.SPLIT: _("Åtagande %(numbers)s: ett åtagande delas i minst två. Välj dem."),
        Act.MERGE: _("Åtagande %(numbers)s: minst två åtaganden slås ihop till ett och samma."),
        Act.REPLACE: _("Åtagande %(numbers)s: välj vilket åtagande som kommer i stället."),
        Act.CLOSE: _(
            "Åtagande %(numbers)s: ett åtagande som avslutas har ingen fortsättning."
            " Avmarkera de valda, eller välj något annat."
        ),
    }[draft.act] % {"numbers": numbers}


def _check_once(numbers: Sequence[int], where: str) -> None:
    for number, times in Counter(numbers).items():
        if times > 1:
            raise Refusal(
                _("Åtagande %(number)d %(where)s är valt flera gånger. Välj det bara på ett ställe.")
                % {"number": number, "where": where}
            )


def _rows(promise: Promise, numbers: Iterable[int]) -> dict[int, Commitment]:
    """The commitments with these numbers, which the newest version must have."""
    rows = {row.number: row for row in promise.commitments.current()}
    for number in numbers:
        if number not in rows:
            raise Refusal(
                _("%(promise)s har inget åtagande %(number)d.")
                % {"promise": promise.told(), "number": number}
            )
    return rows


def _save(actor: Actor, earlier: Promise, later: Promise, drafts: Sequence[LinkDraft]) -> list[LineageLink]:
    known = LineageLink.objects.filter(earlier_promise=earlier, later_promise=later)
    confirmation = (known.aggregate(newest=Max("confirmation"))["newest"] or 0) + 1
    now = timezone.now()
    return LineageLink.objects.bulk_create(
        LineageLink(
            earlier_promise=earlier,
            later_promise=later,
            confirmation=confirmation,
            act=one.act.value,
            reason=one.reason,
            likeness=one.likeness,
            confirmed_at=now,
            actor=actor.name,
        )
        for one in drafts
    )


Rows = dict[int, Commitment]


def _tie(links: Sequence[LineageLink], drafts: Sequence[LinkDraft], before: Rows, after: Rows) -> None:
    """Name the commitments of each link."""
    old, new = LineageLink.earlier.through, LineageLink.later.through
    pairs = list(zip(links, drafts, strict=True))
    old.objects.bulk_create(
        old(lineagelink_id=link.pk, commitment_id=before[number].pk)
        for link, one in pairs
        for number in one.earlier
    )
    new.objects.bulk_create(
        new(lineagelink_id=link.pk, commitment_id=after[number].pk)
        for link, one in pairs
        for number in one.later
    )


def _detail(earlier: Promise, later: Promise, draft: LinkDraft) -> dict[str, object]:
    return {
        "earlier_promise": str(earlier),
        "later_promise": str(later),
        "act": draft.act.value,
        "earlier": list(draft.earlier),
        "later": list(draft.later),
    }
