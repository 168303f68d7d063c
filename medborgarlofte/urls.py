"""All addresses. Swedish has no prefix; English stands below /en/."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    *i18n_patterns(
        path("", include("medborgarlofte.web.urls")),  # before the public site, whose first word is a place
        path("", include("medborgarlofte.publishing.urls")),
        prefix_default_language=False,
    )
]
