"""A published promise for a report: the version it tells of, its commitments, and how to check it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import Exists, F, OuterRef
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from medborgarlofte.promises.models import Commitment, Promise, RegistryNumber, Version
from medborgarlofte.publishing.agreement_words import period_in_words
from medborgarlofte.publishing.formats import day
from medborgarlofte.publishing.pages.history import with_dropping
from medborgarlofte.publishing.signature_words import is_signed, signature_views

from .content import Words, link, source, words

Facts = tuple[tuple[str, tuple[Words, ...]], ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What a report is about: the newest version of a promise, and every commitment it has had."""

    version: Version
    commitments: tuple[Commitment, ...]

    @property
    def promise(self) -> Promise:
        """The promise itself, its municipality at hand."""
        return self.version.promise

    @property
    def years(self) -> str:
        """The period of the promise: `2022–2023`."""
        return self.promise.years()


def found(slug: str, promise_slug: str) -> Told:
    """The published promise of that address, in two queries; raises Promise.DoesNotExist."""
    under = RegistryNumber.objects.filter(agreement__version__gt=0, agreement__drafts__version=OuterRef("pk"))
    version = (
        Version.objects.annotate(is_signed=is_signed(), is_registered=Exists(under))
        .filter(
            promise__in=Promise.objects.published(),
            promise__municipality__slug=slug,
            promise__slug=promise_slug,
            number=F("promise__version"),
        )
        .select_related("promise__municipality", "promise__police_area")
        .defer("canonical")
        .first()
    )
    if version is None:
        raise Promise.DoesNotExist
    every = tuple(with_dropping(version.promise.commitments.select_related("focus_area")))
    for one in every:
        one.promise = version.promise
    return Told(version, every)


def full_address(path: str) -> str:
    """The address of a public page with its host, in the language in use: it is printed and sent on."""
    language = "" if get_language() == "sv" else f"/{get_language()}"
    return f"{settings.SITE_ADDRESS}{language}{path}"


def check_facts(told: Told, today: date) -> Facts:
    """Version, hash, registry numbers, signatures, date and address: at most two queries."""
    version = told.version
    named = _("%(number)s, publicerad %(day)s") % {
        "number": version.number,
        "day": day(localdate(version.published_at)),
    }
    return (
        (_("Gäller"), (words(_period(told.promise)),)),
        (_("Löftets version"), (words(named),)),
        (_("Löftets kontrollsumma, SHA-256"), (words(version.sha256),)),
        (_("Diarienummer"), _registered(version)),
        (_("Undertecknat av"), _signed(version)),
        (_("Uppgifterna är från"), (words(day(today)),)),
        (_("Löftets sida"), (link(full_address(told.promise.address())),)),
    )


def _period(promise: Promise) -> str:
    if promise.start is None:
        return _("period inte känd")
    return period_in_words(promise.start, promise.end)


def _registered(version: Version) -> tuple[Words, ...]:
    has: bool = getattr(version, "is_registered")  # noqa: B009 - annotated
    if not has:
        return (words(_("Inget diarienummer är inskrivet här.")),)
    rows = RegistryNumber.objects.filter(agreement__version__gt=0, agreement__drafts__version=version)
    return tuple(
        source(f"{one.organisation.name}: {one.number}") for one in rows.select_related("organisation")
    )


def _signed(version: Version) -> tuple[Words, ...]:
    signed: bool = getattr(version, "is_signed")  # noqa: B009 - annotated
    if not signed:
        return (words(_("Den här versionen är inte undertecknad här.")),)
    every = signature_views(version.sha256)
    return tuple((*source(f"{one.function}, {one.party}"), *words(f", {day(one.at)}")) for one in every)
