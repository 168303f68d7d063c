"""Addresses of indicators."""

from __future__ import annotations

from django.urls import URLPattern, path

from . import views

app_name = "indicators"
urlpatterns: list[URLPattern] = [
    path("", views.indicators, name="indicators"),
    path("ny/", views.new, name="new"),
    path("<int:pk>/", views.show, name="show"),
    path("<int:pk>/ny-siffra/", views.add, name="add"),
    path("<int:pk>/visa-vid-lofte/", views.tie, name="tie"),
    path("siffra/<int:pk>/ratta/", views.correct, name="correct"),
]
