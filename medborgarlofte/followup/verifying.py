"""Whether every approved follow-up is as it was approved, reckoned anew from the database.

Together with `promises.verifying` it is all that `medborgarlofte verify` holds against a saved list.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from medborgarlofte.domain.canonical import canonical, digest
from medborgarlofte.promises import verifying as promises

from .models import FollowUp, FollowUpVersion


def listing() -> Iterator[str]:
    """One line for each version of promises, agreements and approved follow-ups, in this order.

    Its SHA-256, two spaces, and its address, as `sha256sum` writes them.
    """
    yield from promises.listing()
    rows = FollowUpVersion.objects.approved().select_related("follow_up__promise__municipality")
    for version in rows.order_by("pk").iterator(chunk_size=500):
        yield f"{version.sha256}  {version.address()}"


def approved_versions() -> int:
    """How many versions of follow-ups both parties have approved."""
    return sum(FollowUp.objects.approved().values_list("version", flat=True))


def all_faults(against: Iterable[str] = ()) -> Iterator[str]:
    """A sentence for each fault of any version; `against` is a `listing` saved earlier.

    Refuses a line that is none of a listing.
    """
    approved = frozenset(FollowUpVersion.objects.approved().values_list("sha256", flat=True))
    yield from promises.faults(against, approved)
    yield from faults()


def faults() -> Iterator[str]:
    """A sentence for each fault of follow-ups; none when all is as it was approved.

    A text that was changed, an approval under another hash, and a version that is missing, that does not
    follow on the one before, or that a party has not approved.
    """
    rows = FollowUp.objects.approved().select_related("promise__municipality").order_by("pk")
    for follow_up in rows.iterator(chunk_size=200):
        yield from _faults_of(follow_up)


def _faults_of(follow_up: FollowUp) -> Iterator[str]:
    by_number = {one.number: one for one in follow_up.versions.prefetch_related("approvals")}
    predecessor = None
    for number in range(1, follow_up.version + 1):
        version = by_number.get(number)
        if version is None:
            yield _("%(follow_up)s: version %(number)d saknas.") % {"follow_up": follow_up, "number": number}
            continue
        yield from _faults_in(version, predecessor, follow_up)
        predecessor = version.sha256


def _faults_in(version: FollowUpVersion, predecessor: str | None, follow_up: FollowUp) -> Iterator[str]:
    named = {"version": version}
    if digest(version.canonical) != version.sha256:
        yield _("%(version)s: innehållet stämmer inte med sin kontrollsumma. Det har ändrats.") % named
        return
    said = version.says()
    if canonical(said) != version.canonical:
        yield _("%(version)s: innehållet är inte skrivet i kanonisk form.") % named
    told = (said["number"], said["predecessor"], said["reason"], said["address"])
    if told != (version.number, predecessor, version.reason, follow_up.address()):
        yield _("%(version)s: den följer inte på versionen före.") % named
    given = {one.party_id for one in version.approvals.all() if one.sha256 == version.sha256}
    if not given >= follow_up.promise.thing().shared_with:
        yield _("%(version)s: den är inte godkänd av båda parterna.") % named
