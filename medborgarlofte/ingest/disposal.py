"""What of documents, reviews and uploaded files is disposed of."""

from __future__ import annotations

from django.db.models import OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from medborgarlofte.accounts.disposal import DisposalRule
from medborgarlofte.promises.models import Draft, Source

from .models import Document, SheetUpload


def _unused_documents() -> QuerySet[Document]:
    """Those of whose promises no review is left, and that no promise was published from."""
    sources = Source.objects.filter(sha256=OuterRef("sha256")).values("sha256")
    return Document.objects.filter(state=Document.State.READ, reviews=None).exclude(sha256__in=sources)


RULES = [
    DisposalRule(
        "refused_documents",
        what=_("Dokument som inte gick att läsa: filens namn och varför"),
        basis=_("Filen sparades aldrig. Uppgiften behövs bara så länge någon kan fråga efter den."),
        rows=lambda: Document.objects.filter(state=Document.State.REFUSED, reviews=None),
        since="given_at",
        years=1,
        along=("content",),
    ),
    # Before the drafts, so that what is listed for it is not made more by their going.
    DisposalRule(
        "unused_documents",
        what=_("Dokument som inget löfte har publicerats ur, när granskningarna är gallrade"),
        basis=_("Underlag till arbetsmaterial som aldrig blev ett löfte."),
        rows=_unused_documents,
        since="given_at",
        years=2,
        along=("content",),
    ),
    DisposalRule(
        "set_aside_drafts",
        what=_("Utkast som har lagts åt sidan, och allt som har ändrats i dem"),
        basis=_("Arbetsmaterial som aldrig blev ett löfte."),
        rows=lambda: Draft.objects.filter(state=Draft.State.SET_ASIDE),
        since="changed_at",
        years=2,
        along=("edits",),
    ),
    DisposalRule(
        "unwritten_sheets",
        what=_("Filer med insatser som aldrig lästes in"),
        basis=_("Kopior. Uppgifterna finns hos den som laddade upp filen."),
        rows=lambda: SheetUpload.objects.exclude(state=SheetUpload.State.IMPORTED).select_related("promise"),
        since="uploaded_at",
        days=90,
        along=("content",),
    ),
]
