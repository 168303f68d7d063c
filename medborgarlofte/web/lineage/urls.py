"""The address where a person confirms how the commitments of two promises hang together."""

from __future__ import annotations

from django.urls import URLPattern, path

from . import views

app_name = "lineage"
urlpatterns: list[URLPattern] = [path("<slug:slug>/<slug:promise_slug>/", views.confirm, name="confirm")]
