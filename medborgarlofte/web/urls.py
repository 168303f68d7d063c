"""Addresses of what staff do: logging what was done, reviewing documents, reading the audit trail."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from . import views

app_name = "web"
urlpatterns: list[URLPattern | URLResolver] = [
    path("logga/", views.choose_promise, name="choose_promise"),
    path("logga/", include("medborgarlofte.web.sheets.urls")),
    path("granska/linje/", include("medborgarlofte.web.lineage.urls")),
    path("granska/", include("medborgarlofte.web.review.urls")),
    path("revision/", include("medborgarlofte.web.audit.urls")),
    path("logga/rattelse/<int:pk>/", views.correct, name="correct"),
    path("logga/<slug:slug>/<slug:promise_slug>/", views.choose_commitment, name="choose_commitment"),
    path("logga/<slug:slug>/<slug:promise_slug>/<int:number>/", views.log, name="log"),
]
