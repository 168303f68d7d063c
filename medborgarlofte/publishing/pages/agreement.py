"""The public pages of agreements: the register, and each version as it was published, read from it alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Exists, F, OuterRef, QuerySet
from django.urls import reverse
from django.utils.timezone import localdate

from medborgarlofte.promises.models import AgreementVersion, RegistryNumber
from medborgarlofte.publishing.agreement_words import agreement_title, ended_in_words, period_in_words

PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class AgreementBrief:
    """An agreement on a list."""

    title: str
    address: str
    parties: tuple[str, ...]
    period: str
    ended: str


@dataclass(frozen=True, slots=True)
class AgreementPage:
    """All that the page of one version shows. `versions` are all of them, the newest first, and
    `replacing` is the address of the agreement that replaces it."""

    version: AgreementVersion
    published_on: date
    is_newest: bool
    brief: AgreementBrief
    said: dict[str, Any]
    replacing: str
    alone: bool
    before: AgreementVersion | None
    versions: tuple[AgreementVersion, ...]
    numbers: tuple[RegistryNumber, ...]


@dataclass(frozen=True, slots=True)
class AgreementRegister:
    """One page of the register."""

    rows: tuple[AgreementBrief, ...]
    part: Page[AgreementVersion]


def newest() -> QuerySet[AgreementVersion]:
    """The newest version of each published agreement."""
    rows = AgreementVersion.objects.filter(number=F("agreement__version"))
    return rows.select_related("agreement__municipality")


def agrees(municipality: str) -> Exists:
    """A column: whether the municipality in the field of that name has published an agreement."""
    return Exists(AgreementVersion.objects.filter(agreement__municipality=OuterRef(municipality)))


def register_page(part: int, today: date) -> AgreementRegister:
    """A page of the register, municipality by municipality."""
    ordered = newest().order_by("agreement__municipality__name", "-agreement__start", "pk")
    found = Paginator(ordered, PER_PAGE).get_page(part)
    return AgreementRegister(briefs(found, today), found)


def briefs(versions: Iterable[AgreementVersion], today: date) -> tuple[AgreementBrief, ...]:
    """Agreements on a list, as these versions tell them."""
    return tuple(_brief(one, one.says()["content"], today) for one in versions)


def agreement_page(slug: str, pk: int, number: int | None, today: date) -> AgreementPage:
    """The page of a version, None for the newest one; raises AgreementVersion.DoesNotExist."""
    version = published_version(slug, pk, number)
    every = tuple(version.agreement.versions.order_by("-number"))
    kept = version.says()
    return AgreementPage(
        version=version,
        published_on=localdate(version.published_at),
        is_newest=version.number == every[0].number,
        brief=_brief(version, kept["content"], today),
        said=kept["content"],
        replacing=_here(kept["content"]["replaced_by"]) if kept["content"]["replaced_by"] else "",
        alone=kept["published_alone"],
        before=next((one for one in every if one.number == version.number - 1), None),
        versions=every,
        numbers=tuple(version.agreement.registry_numbers.select_related("organisation")),
    )


def published_version(slug: str, pk: int, number: int | None) -> AgreementVersion:
    """One version, None for the newest, its municipality at hand; raises AgreementVersion.DoesNotExist."""
    rows = newest() if number is None else AgreementVersion.objects.filter(number=number)
    return rows.select_related("agreement__municipality").get(
        agreement=pk, agreement__municipality__slug=slug
    )


def _brief(version: AgreementVersion, said: dict[str, Any], today: date) -> AgreementBrief:
    start, end, ended = (date.fromisoformat(said[day]) if said[day] else None for day in _DAYS)
    if start is None:
        raise ValueError("a published agreement has a first day")
    return AgreementBrief(
        title=agreement_title(said["municipality"], start, end),
        address=_here(version.agreement.address()),
        parties=tuple(party["name"] for party in said["parties"]),
        period=period_in_words(start, end),
        ended=ended_in_words(ended, today),
    )


def _here(address: str) -> str:
    """The address of a public page, in the language in use."""
    return reverse("publishing:start").rstrip("/") + address


_DAYS = ("start", "end", "ended")
