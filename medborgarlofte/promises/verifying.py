"""Whether every published version is as it was published, reckoned anew from the database.

What is found out: a version whose text was changed, taken away or put in between, and a promise whose
rows say something else than its newest version. A list of hashes saved earlier finds out more: that
everything was rewritten and every hash made anew. A signature is held against its wording, and a file
that was signed elsewhere against its hash.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from itertools import chain

from django.utils.translation import gettext as _

from medborgarlofte.domain.canonical import canonical, digest
from medborgarlofte.domain.errors import Refusal

from .models import AgreementVersion, CooperationAgreement, Promise, Signature, Version
from .storing import content_of

Kept = Version | AgreementVersion


def listing() -> Iterator[str]:
    """One line for each version: its SHA-256, two spaces, its address, as `sha256sum` writes them.

    Those of promises come first, then those of agreements.
    """
    of_promises = Version.objects.select_related("promise__municipality").order_by("pk")
    of_agreements = AgreementVersion.objects.select_related("agreement__municipality").order_by("pk")
    every: Iterator[Kept] = chain(
        of_promises.iterator(chunk_size=500), of_agreements.iterator(chunk_size=500)
    )
    for version in every:
        yield f"{version.sha256}  {version.address()}"


def kept_versions() -> int:
    """How many versions there are, of promises and of agreements."""
    return Version.objects.count() + AgreementVersion.objects.count()


def faults(against: Iterable[str] = (), others: Collection[str] = ()) -> Iterator[str]:
    """A sentence for each fault; none when all is as it was published.

    `against` is a `listing` saved earlier: each of its versions must be here with the same hash, or among
    `others`, the hashes of versions that another part keeps. Refuses a line that is none of a listing.
    """
    promises = Promise.objects.filter(version__gt=0).select_related("municipality", "police_area")
    for promise in promises.order_by("pk").iterator(chunk_size=200):
        yield from _faults_of(promise)
    agreements = CooperationAgreement.objects.filter(version__gt=0).select_related("municipality")
    for agreement in agreements.order_by("pk").iterator(chunk_size=200):
        yield from _faults_of_versions(agreement)
    for signature in Signature.objects.select_related("settled__draft", "file").order_by("pk").iterator(100):
        yield from _faults_of_signature(signature)
    yield from _missing(against, others)


def _faults_of(promise: Promise) -> Iterator[str]:
    yield from _faults_of_versions(promise)
    newest = promise.versions.filter(number=promise.version).first()
    if newest and not _says_the_same(promise, newest):
        yield _("%(promise)s: det som visas stämmer inte med version %(number)d.") % {
            "promise": promise,
            "number": newest.number,
        }


def _faults_of_versions(versioned: Promise | CooperationAgreement) -> Iterator[str]:
    predecessor, number = None, 0
    versions: Iterable[Kept] = versioned.versions.order_by("number")
    for number, version in enumerate(versions, start=1):
        yield from _faults_in(version, number, predecessor, versioned.address())
        predecessor = version.sha256
    if number != versioned.version:
        yield _("%(promise)s: versioner saknas. Det ska finnas %(said)d, men %(found)d finns.") % {
            "promise": versioned,
            "said": versioned.version,
            "found": number,
        }


def _faults_in(version: Kept, number: int, predecessor: str | None, address: str) -> Iterator[str]:
    if digest(version.canonical) != version.sha256:
        yield _("%(version)s: innehållet stämmer inte med sin kontrollsumma. Det har ändrats.") % {
            "version": version
        }
        return
    said = version.says()
    if canonical(said) != version.canonical:
        yield _("%(version)s: innehållet är inte skrivet i kanonisk form.") % {"version": version}
    written = said["settled"] if isinstance(version, Version) else said["published"]
    if datetime.fromisoformat(written) > version.published_at:
        yield _("%(version)s: lydelsen sägs vara fastställd efter att den publicerades.") % {
            "version": version
        }
    told = (said["number"], said["predecessor"], said["reason"], said["address"])
    if told != (number, predecessor, version.reason, address) or version.number != number:
        yield _("%(version)s: den följer inte på versionen före.") % {"version": version}


def _faults_of_signature(signature: Signature) -> Iterator[str]:
    settled, file = signature.settled, signature.file
    if not digest(settled.canonical) == settled.sha256 == signature.sha256:
        yield _("%(signature)s: underskriften stämmer inte med lydelsen.") % {"signature": signature}
    if file and hashlib.sha256(file.content).hexdigest() != file.sha256:
        yield _("%(signature)s: den undertecknade filen har ändrats.") % {"signature": signature}


def _says_the_same(promise: Promise, newest: Version) -> bool:
    try:
        return newest.content() == content_of(promise)
    except ValueError:
        return False


def _missing(against: Iterable[str], others: Collection[str]) -> Iterator[str]:
    saved = dict(map(_line, filter(str.strip, against)))
    of_promises, of_agreements = Version.objects, AgreementVersion.objects
    known = {
        *of_promises.filter(sha256__in=list(saved)).values_list("sha256", flat=True),
        *of_agreements.filter(sha256__in=list(saved)).values_list("sha256", flat=True),
        *others,
    }
    for digest_then, address in saved.items():
        if digest_then not in known:
            yield _("%(address)s: fanns när listan sparades, men finns inte kvar som den var.") % {
                "address": address
            }


def _line(line: str) -> tuple[str, str]:
    digest_then, _gap, address = line.strip().partition("  ")
    if len(digest_then) != 64 or not address:
        raise Refusal(
            _("Listan går inte att läsa. Varje rad ska ha en kontrollsumma, två mellanslag och en adress.")
        )
    return digest_then, address
