"""All addresses. Swedish has no prefix; English stands below /en/."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

from medborgarlofte.web.reminders.urls import without_signing_in

handler400 = "medborgarlofte.web.turned_away.bad_request"
urlpatterns: list[URLPattern | URLResolver] = [
    path("konto/", include("medborgarlofte.web.providers.urls")),
    *i18n_patterns(
        path("konto/", include("medborgarlofte.web.account.urls")),
        *without_signing_in,
        path("", include("medborgarlofte.web.kept.urls")),
        path("", include("medborgarlofte.web.urls")),  # before the public site, whose first word is a place
        path("", include("medborgarlofte.publishing.urls")),
        prefix_default_language=False,
    ),
]
