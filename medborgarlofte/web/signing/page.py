"""What the pages of signing show: the wording, its hash, who has signed and who has still to."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

from medborgarlofte.places.models import RoleAssignment
from medborgarlofte.places.things import Thing
from medborgarlofte.promises.models import Draft, Settled, Signatory, Signature
from medborgarlofte.promises.signing import (
    missing_signatures,
    settled_or_published,
    signatures_of,
    void_signatures,
)
from medborgarlofte.publishing.pages.version import Wording, wording_of
from medborgarlofte.publishing.signature_words import SignatureView, signature_view
from medborgarlofte.web.asking import can
from medborgarlofte.web.drafts.page import title_of


@dataclass(frozen=True, slots=True)
class Missing:
    """A function that has still to sign, and whether whoever reads can sign for it or upload its file."""

    signatory: Signatory
    may_sign: bool
    may_upload: bool


@dataclass(frozen=True, slots=True)
class Given:
    """A signature that was given, for its page of staff, who may open the file."""

    signature: Signature
    view: SignatureView


@dataclass(frozen=True, slots=True)
class SigningPage:
    """All that the page shows. `void` counts the signatures that a change has made void."""

    draft: Draft
    title: str
    settled: Settled | None
    wording: Wording | None
    given: tuple[Given, ...]
    missing: tuple[Missing, ...]
    void: int

    @property
    def may_sign(self) -> bool:
        """Whether whoever reads signs here for any function."""
        return any(one.may_sign for one in self.missing)


def signing_page(request: HttpRequest, draft: Draft) -> SigningPage:
    """The page of a draft whose municipality, workspace and `shared_with` are fetched."""
    settled = settled_or_published(draft)
    return SigningPage(
        draft=draft,
        title=title_of(draft.content()),
        settled=settled,
        wording=wording_of(settled.content()) if settled else None,
        given=tuple(Given(one, signature_view(one)) for one in signatures_of(settled)),
        missing=() if draft.version_id else tuple(_missing(request, draft, settled)),
        void=void_signatures(draft),
    )


def _missing(request: HttpRequest, draft: Draft, settled: Settled | None) -> list[Missing]:
    left = missing_signatures(draft)
    mine = _held(request, left)
    is_open = draft.thing().is_open
    return [
        Missing(
            one,
            may_sign=bool(settled)
            and one.function_id in mine
            and can(request, "draft.sign", Thing(one.organisation_id, is_open=is_open)),
            may_upload=bool(settled)
            and can(request, "draft.upload_signature", Thing(one.organisation_id, is_open=is_open)),
        )
        for one in left
    ]


def _held(request: HttpRequest, left: list[Signatory]) -> set[int | None]:
    """The functions among them that whoever reads holds now."""
    functions = [one.function_id for one in left if one.function_id]
    held = RoleAssignment.objects.filter(function__in=functions, user=request.user.pk, until=None)
    return set(held.values_list("function", flat=True))
