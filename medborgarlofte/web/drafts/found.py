"""The draft that an address names."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from medborgarlofte.ingest.models import Review
from medborgarlofte.promises.models import Draft
from medborgarlofte.web.asking import access, need

_JOINED = ("workspace", "promise__municipality", "version__promise__municipality")


def found_draft(request: HttpRequest, pk: int, name: str = "draft.read") -> Draft:
    """The draft of that key: a `Review` where it stands beside a document.

    Raises Http404 for one that the one who asks may not read; refuses what their role does not allow.
    """
    asking = access(request)
    reviews = Review.objects.visible_to(asking).select_related("document", *_JOINED)
    review = reviews.prefetch_related("shared_with").filter(pk=pk).first()
    drafts = Draft.objects.visible_to(asking).select_related(*_JOINED).prefetch_related("shared_with")
    found = review or get_object_or_404(drafts, pk=pk)
    need(request, name, replace(found.thing(), is_open=True))  # of one that is ended the door tells
    return found
