"""Lists in pages of fifty, with plain links."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.paginator import InvalidPage, Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

SHOWN = 50  # rows on a page


def page_of(request: HttpRequest, rows: QuerySet[Any] | Sequence[Any]) -> Page[Any]:
    """The page that the address asks for; 404 when there is none."""
    try:
        return Paginator(rows, SHOWN).page(request.GET.get("sida", "1"))
    except InvalidPage:
        raise Http404(_("Det finns ingen sådan sida.")) from None
