"""Addresses of the pages where what was done is logged."""

from __future__ import annotations

from django.urls import URLPattern, path

from . import offline_views, views

urlpatterns: list[URLPattern] = [
    path("", views.start, name="choose_promise"),
    path("sparad/<int:pk>/", views.saved, name="logged"),
    path("underlag/<int:pk>/", views.proof, name="proof"),
    path("rattelse/<int:pk>/", views.correct, name="correct"),
    path("utan-nat/val/", offline_views.choices, name="offline_choices"),
    path("utan-nat/skicka/", offline_views.send, name="offline_send"),
    path("<slug:slug>/<slug:promise_slug>/", views.choose_commitment, name="choose_commitment"),
    path("<slug:slug>/<slug:promise_slug>/<int:number>/", views.log, name="log"),
]
