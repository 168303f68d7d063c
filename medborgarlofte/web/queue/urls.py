"""Addresses of the queue, below /arbete/koen/."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from . import views

app_name = "queue"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.queue, name="queue"),
    path("igen/", views.again, name="again"),
    path("glom/", views.forget, name="forget"),
]
