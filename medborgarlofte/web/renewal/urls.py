"""Addresses where a promise is renewed."""

from __future__ import annotations

from django.urls import URLPattern, path

from . import views

app_name = "renewal"
urlpatterns: list[URLPattern] = [
    path("utkast/<int:pk>/", views.compare, name="compare"),
    path("<slug:slug>/<slug:promise_slug>/", views.renew, name="renew"),
]
