"""The address of the audit trail."""

from __future__ import annotations

from django.urls import URLPattern, path

from . import views

urlpatterns: list[URLPattern] = [path("", views.trail, name="audit")]
