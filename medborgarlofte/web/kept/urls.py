"""Addresses of what a phone keeps. They ask for no role: what they hold is the same for everybody."""

from __future__ import annotations

from django.urls import URLPattern, path

from . import views

urlpatterns: list[URLPattern] = [
    path("logga/utan-nat/", views.page, name="offline"),
    path("logga.webmanifest", views.manifest, name="manifest"),
    path("logga-worker.js", views.worker, name="offline_worker"),
]
