"""Addresses of the form for logging what was done."""

from __future__ import annotations

from django.urls import URLPattern, path

from . import views

app_name = "web"
urlpatterns: list[URLPattern] = [
    path("logga/", views.choose_promise, name="choose_promise"),
    path("logga/rattelse/<int:pk>/", views.correct, name="correct"),
    path("logga/<slug:slug>/<slug:promise_slug>/", views.choose_commitment, name="choose_commitment"),
    path("logga/<slug:slug>/<slug:promise_slug>/<int:number>/", views.log, name="log"),
]
