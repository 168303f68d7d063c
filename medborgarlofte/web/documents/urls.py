"""Addresses of the documents."""

from __future__ import annotations

from django.urls import URLPattern, path

from . import views

urlpatterns: list[URLPattern] = [
    path("", views.inbox, name="inbox"),
    path("<int:pk>/", views.document, name="document"),
    path("<int:pk>/fil/", views.original, name="original"),
]
