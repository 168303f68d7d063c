"""An approved follow-up for the records system of a party, with what the party itself has attached."""

from __future__ import annotations

import tempfile

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from medborgarlofte.accounts.actions import record_read
from medborgarlofte.domain.errors import Refusal
from medborgarlofte.followup.models import FollowUpVersion
from medborgarlofte.promises.models import Promise
from medborgarlofte.publishing.reports.found import found
from medborgarlofte.publishing.reports.package import party_package
from medborgarlofte.web.asking import actor, allowed, own
from medborgarlofte.web.headers import NOTHING_RUNS

_NONE = _("Det finns ingen godkänd uppföljning på den adressen.")


@require_safe
@allowed("followup.register")
def package(request: HttpRequest, slug: str, promise_slug: str, number: int) -> HttpResponseBase:
    """The package of the party of whoever asks. It is written to a file on disk and sent from there."""
    try:
        told = found(slug, promise_slug)
    except Promise.DoesNotExist:
        raise Http404(_NONE) from None
    party = own(request, "followup.register", told.promise.municipality)
    kept = tempfile.TemporaryFile()  # noqa: SIM115 - closed when it has been sent
    try:
        version = party_package(told, number, party, localdate(), kept)
    except FollowUpVersion.DoesNotExist:
        raise Http404(_NONE) from None
    except Refusal as refusal:
        return HttpResponse(str(refusal), content_type="text/plain; charset=utf-8", status=503)
    record_read(actor(request), version, party=str(party))
    kept.seek(0)
    headers = {"Content-Security-Policy": NOTHING_RUNS, "Cache-Control": "private, no-store"}
    name = f"{slug}-{promise_slug}-uppfoljning-{number}.zip"
    return FileResponse(
        kept, as_attachment=True, filename=name, content_type="application/zip", headers=headers
    )
