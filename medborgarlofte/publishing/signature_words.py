"""Who has signed a version, in words: functions and parties, never persons."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from medborgarlofte.promises.models import Signature
from medborgarlofte.promises.signing import signatures_under


@dataclass(frozen=True, slots=True)
class SignatureView:
    """One signature. `file_sha256` is that of an uploaded file, else empty."""

    function: str
    party: str
    at: datetime
    how: str
    file_sha256: str


def is_signed() -> Exists:
    """A column that says of a version whether anybody has signed it, so that others need not be asked for."""
    return Exists(Signature.objects.filter(settled__sha256=OuterRef("sha256")))


def signature_views(sha256: str) -> tuple[SignatureView, ...]:
    """The signatures under the version with that hash; one query."""
    return tuple(map(signature_view, signatures_under(sha256)))


def signature_view(one: Signature) -> SignatureView:
    """A signature whose party and file are fetched."""
    return SignatureView(
        one.function_name,
        one.organisation.name,
        localtime(one.signed_at),
        _how(one),
        one.file.sha256 if one.file else "",
    )


def _how(one: Signature) -> str:
    if one.method == Signature.Method.SYSTEM:
        return _("i det här systemet")
    return _("på papper eller i en annan tjänst; filen är uppladdad här av %(function)s") % {
        "function": one.uploaded_by
    }
