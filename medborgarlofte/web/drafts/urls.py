"""Addresses of the drafts."""

from __future__ import annotations

from django.urls import URLPattern, path

from . import sharing_views, views

urlpatterns: list[URLPattern] = [
    path("", views.drafts, name="drafts"),
    path("nytt/", views.start, name="draft_start"),
    path("ratta/<slug:slug>/<slug:promise_slug>/", views.correct, name="draft_correct"),
    path("<int:pk>/", views.draft, name="draft"),
    path("<int:pk>/gor/", views.act, name="draft_act"),
    path("<int:pk>/lofte/", views.promise, name="draft_promise"),
    path("<int:pk>/nytt/", views.new, name="draft_new"),
    path("<int:pk>/<int:number>/", views.commitment, name="draft_commitment"),
    path("<int:pk>/<int:number>/dela/", views.split, name="draft_split"),
    path("<int:pk>/dela/", sharing_views.share, name="draft_share"),
    path("<int:pk>/sekretess/", sharing_views.secrecy, name="draft_secrecy"),
    path("<int:pk>/be-om-publicering/", sharing_views.ask, name="draft_ask"),
    path("<int:pk>/ta-tillbaka/", sharing_views.take_back, name="draft_take_back"),
    path("<int:pk>/faststall/", views.settle, name="draft_settle"),
    path("<int:pk>/publicera/", views.publish, name="draft_publish"),
]
