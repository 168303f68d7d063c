"""Whether every published version is as it was published, reckoned anew from the database.

What is found out: a version whose text was changed, taken away or put in between, and a promise whose
rows say something else than its newest version. A list of hashes saved earlier finds out more: that
everything was rewritten and every hash made anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from medborgarlofte.domain.canonical import canonical, digest
from medborgarlofte.domain.errors import Refusal

from .models import Promise, Version
from .storing import content_of


def listing() -> Iterator[str]:
    """One line for each version: its SHA-256, two spaces, its address, as `sha256sum` writes them."""
    versions = Version.objects.select_related("promise__municipality").order_by("pk")
    for version in versions.iterator(chunk_size=500):
        yield f"{version.sha256}  {version.address()}"


def faults(against: Iterable[str] = ()) -> Iterator[str]:
    """A sentence for each fault; none when all is as it was published.

    `against` is a `listing` saved earlier: each of its versions must be here with the same hash.
    Refuses a line that is none of a listing.
    """
    promises = Promise.objects.filter(version__gt=0).select_related("municipality", "police_area")
    for promise in promises.order_by("pk").iterator(chunk_size=200):
        yield from _faults_of(promise)
    yield from _missing(against)


def _faults_of(promise: Promise) -> Iterator[str]:
    predecessor, number = None, 0
    newest = None
    for number, version in enumerate(promise.versions.order_by("number"), start=1):
        yield from _faults_in(version, number, predecessor)
        predecessor, newest = version.sha256, version
    if newest is None or number != promise.version:
        yield _("%(promise)s: versioner saknas. Löftet säger sig ha %(said)d, men %(found)d finns.") % {
            "promise": promise,
            "said": promise.version,
            "found": number,
        }
    elif not _says_the_same(promise, newest):
        yield _("%(promise)s: det som visas stämmer inte med version %(number)d.") % {
            "promise": promise,
            "number": number,
        }


def _faults_in(version: Version, number: int, predecessor: str | None) -> Iterator[str]:
    if digest(version.canonical) != version.sha256:
        yield _("%(version)s: innehållet stämmer inte med sin hash. Det har ändrats.") % {"version": version}
        return
    said = version.says()
    if canonical(said) != version.canonical:
        yield _("%(version)s: innehållet är inte skrivet i kanonisk form.") % {"version": version}
    told = (said["number"], said["predecessor"], said["reason"], said["address"])
    if told != (number, predecessor, version.reason, version.promise.address()) or version.number != number:
        yield _("%(version)s: den följer inte på versionen före.") % {"version": version}


def _says_the_same(promise: Promise, newest: Version) -> bool:
    try:
        return newest.content() == content_of(promise)
    except ValueError:
        return False


def _missing(against: Iterable[str]) -> Iterator[str]:
    saved = dict(map(_line, filter(str.strip, against)))
    known = set(Version.objects.filter(sha256__in=list(saved)).values_list("sha256", flat=True))
    for digest_then, address in saved.items():
        if digest_then not in known:
            yield _("%(address)s: fanns när listan sparades, men finns inte kvar som den var.") % {
                "address": address
            }


def _line(line: str) -> tuple[str, str]:
    digest_then, _gap, address = line.strip().partition("  ")
    if len(digest_then) != 64 or not address:
        raise Refusal(_("Listan går inte att läsa. Varje rad ska ha en hash, två mellanslag och en adress."))
    return digest_then, address
