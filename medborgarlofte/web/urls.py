"""Addresses of what staff do: logging what was done, documents and drafts, reading the audit trail."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

app_name = "web"
urlpatterns: list[URLPattern | URLResolver] = [
    path("arbete/", include("medborgarlofte.web.work.urls")),
    path("arbete/", include("medborgarlofte.web.reminders.urls")),
    path("arbete/koen/", include("medborgarlofte.web.queue.urls")),
    path("arbete/utbildningar/", include("medborgarlofte.web.sessions.urls")),
    path("arbete/moten/", include("medborgarlofte.web.meetings.urls")),
    path("arbete/uppfoljning/", include("medborgarlofte.web.followup.urls")),
    path("arbete/fornya/", include("medborgarlofte.web.renewal.urls")),
    path("logga/", include("medborgarlofte.web.sheets.urls")),
    path("granska/linje/", include("medborgarlofte.web.lineage.urls")),
    path("granska/", include("medborgarlofte.web.documents.urls")),
    path("utkast/", include("medborgarlofte.web.drafts.urls")),
    path("utkast/", include("medborgarlofte.web.signing.urls")),
    path("arbete/overenskommelser/", include("medborgarlofte.web.agreements.urls")),
    path("arbete/vandringar/", include("medborgarlofte.web.walks.urls")),
    path("arbete/atgarder/", include("medborgarlofte.web.measures.urls")),
    path("arbete/matningar/", include("medborgarlofte.web.indicators.urls")),
    path("revision/", include("medborgarlofte.web.audit.urls")),
    path("logga/", include("medborgarlofte.web.logging.urls")),
]
