"""An approved follow-up for the records system of a party, with what the party itself has attached."""

from __future__ import annotations

import tempfile

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from medborgarlofte.accounts.actions import record_read
from medborgarlofte.domain.errors import NotAllowed, Refusal
from medborgarlofte.followup.models import FollowUpVersion
from medborgarlofte.places.access import own_parties
from medborgarlofte.places.models import Municipality, Organisation
from medborgarlofte.places.names import slug_of
from medborgarlofte.promises.models import Promise
from medborgarlofte.publishing.pages.follow_ups import approved_version
from medborgarlofte.publishing.reports.found import found
from medborgarlofte.publishing.reports.package import party_package
from medborgarlofte.web.asking import access, actor, allowed
from medborgarlofte.web.headers import NOTHING_RUNS

_NONE = _("Det finns ingen godkänd uppföljning på den adressen.")


@require_safe
@allowed("followup.register")
def package(request: HttpRequest, slug: str, promise_slug: str, number: int) -> HttpResponseBase:
    """The package of the party of whoever asks; of several that which they choose.

    It is written to a file on disk and sent from there.
    """
    try:
        told = found(slug, promise_slug)
        approved_version(slug, promise_slug, number)
    except (Promise.DoesNotExist, FollowUpVersion.DoesNotExist):
        raise Http404(_NONE) from None
    party = _chosen(request, told.promise.municipality)
    if party is None:
        return HttpResponseRedirect(reverse("web:followup:period", args=[slug, promise_slug, number]))
    kept = tempfile.TemporaryFile()  # noqa: SIM115 - closed when it has been sent
    try:
        version = party_package(told, number, party, localdate(), kept)
    except Refusal as refusal:
        return HttpResponse(str(refusal), content_type="text/plain; charset=utf-8", status=503)
    record_read(actor(request), version, party=str(party))
    kept.seek(0)
    headers = {"Content-Security-Policy": NOTHING_RUNS, "Cache-Control": "private, no-store"}
    name = f"{slug}-{promise_slug}-uppfoljning-{number}-{slug_of(party.name)}.zip"
    return FileResponse(
        kept, as_attachment=True, filename=name, content_type="application/zip", headers=headers
    )


def _chosen(request: HttpRequest, municipality: Municipality) -> Organisation | None:
    """The party of theirs that they ask for, None where they have several and have not said which.

    Refused to who has no role there that gives it.
    """
    mine, wanted = own_parties(access(request), "followup.register", municipality), request.GET.get("part")
    if wanted is None and len(mine) > 1:
        return None
    found = next((one for one in mine if wanted in {None, str(one.pk)}), None)
    if found is None:
        raise NotAllowed(_("Du har ingen roll hos den parten som ger rätt till paketet."))
    return found
