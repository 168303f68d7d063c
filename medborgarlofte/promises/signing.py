"""What is signed and what is missing, for a draft, a version and one who signs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils.translation import gettext as _

from medborgarlofte.domain.errors import Refusal
from medborgarlofte.domain.signing import Seat, missing
from medborgarlofte.places.gates import Access
from medborgarlofte.places.models import RoleAssignment

from .models import Draft, Settled, Signatory, Signature
from .settling import current_settled


@dataclass(frozen=True, slots=True)
class WaitingSignature:
    """A wording that a function has still to sign; `is_mine` when this person holds the function."""

    settled: Settled
    signatory: Signatory
    is_mine: bool


def signatories_of(draft: Draft) -> list[Signatory]:
    """The functions that sign the draft, as its agreement says; none without an agreement."""
    if draft.agreement_id is None:
        return []
    rows = Signatory.objects.filter(agreement=draft.agreement_id)
    return list(rows.select_related("organisation", "function"))


def signatures_of(settled: Settled | None) -> list[Signature]:
    """The signatures under a wording, the first first; the bytes of files are not fetched."""
    if settled is None:
        return []
    rows = settled.signatures.select_related("organisation", "file").defer("file__content")
    return list(rows)


def signatures_under(sha256: str) -> QuerySet[Signature]:
    """The signatures under the wording with that hash, which is the hash of the version published of it."""
    rows = Signature.objects.filter(settled__sha256=sha256).select_related("organisation", "file")
    return rows.defer("file__content")


def settled_or_published(draft: Draft) -> Settled | None:
    """The wording that counts: of a draft that is published the one that was, of another the settled one."""
    return draft.settled.last() if draft.version_id else current_settled(draft)


def missing_signatures(draft: Draft) -> list[Signatory]:
    """The functions that have still to sign what the draft says now: all, until its wording is settled."""
    wanted = signatories_of(draft)
    if not wanted:
        return []
    left = set(missing(list(map(_seat, wanted)), map(_seat, signatures_of(current_settled(draft)))))
    return [one for one in wanted if _seat(one) in left]


def void_signatures(draft: Draft) -> int:
    """How many signatures there are under wordings of the draft that a change has made void."""
    given = Signature.objects.filter(settled__draft=draft.pk)
    counting = settled_or_published(draft)
    return given.exclude(settled=counting).count() if counting else given.count()


def check_signed(draft: Draft) -> None:
    """Refuse to publish a draft that a function of its agreement has not signed as it is now."""
    left = missing_signatures(draft)
    if left:
        names = "; ".join(map(str, left))
        raise Refusal(_("Löftet är inte undertecknat av alla än. Det saknas: %(names)s.") % {"names": names})


def waiting_signatures(access: Access) -> list[WaitingSignature]:
    """The wordings that this person may read and that somebody has still to sign; their own first.

    Three queries, however many. A wording whose predecessor is no longer the newest version is among them;
    its page then says so. The command line signs nothing.
    """
    wordings = list(_open_wordings(access)) if access.actor.user_id else []
    if not wordings:
        return []
    signatories = _with_mine({one.draft.agreement_id for one in wordings}, access)
    done = {
        (one.settled_id, _seat(one)) for one in Signature.objects.filter(settled__in=[w.pk for w in wordings])
    }
    found = [
        WaitingSignature(settled, signatory, signatory.pk in signatories[True])
        for settled in wordings
        for signatory in (*signatories[True].values(), *signatories[False].values())
        if signatory.agreement_id == settled.draft.agreement_id and (settled.pk, _seat(signatory)) not in done
    ]
    return sorted(found, key=lambda one: not one.is_mine)


def _with_mine(agreements: Iterable[int | None], access: Access) -> dict[bool, dict[int, Signatory]]:
    """Those who sign under these agreements by their keys; under True the functions that this person holds
    now, where their role lets them sign."""
    holds = RoleAssignment.objects.holding().filter(
        function=OuterRef("function"),
        user=access.actor.user_id,
        function__organisation__in=access.parties_with("draft.sign"),
    )
    rows = Signatory.objects.filter(agreement__in=agreements).annotate(is_mine=Exists(holds))
    found: dict[bool, dict[int, Signatory]] = {True: {}, False: {}}
    for one in rows.select_related("organisation"):
        found[one.is_mine][one.pk] = one
    return found


def _open_wordings(access: Access) -> QuerySet[Settled]:
    """What is settled and waits to be published, of the drafts that this person may read."""
    drafts = Draft.objects.visible_to(access).filter(state=Draft.State.OPEN, agreement__isnull=False)
    newer = Settled.objects.filter(draft=OuterRef("draft"), pk__gt=OuterRef("pk"))
    rows = Settled.objects.filter(~Exists(newer), draft__in=drafts, revision=F("draft__revision"))
    return rows.select_related("draft__municipality").defer("canonical").order_by("settled_at", "pk")


def _seat(one: Signatory | Signature) -> Seat:
    return Seat(one.organisation_id, one.function_name)
