"""Addresses of the follow-up that parties answer."""

from __future__ import annotations

from django.urls import URLPattern, path

from . import claim_views, expected_views, package_views, period_views, views

app_name = "followup"
urlpatterns: list[URLPattern] = [
    path("", views.unanswered, name="unanswered"),
    path("<slug:slug>/<slug:promise_slug>/<int:number>/", period_views.period, name="period"),
    path(
        "<slug:slug>/<slug:promise_slug>/<int:number>/arkivpaket.zip", package_views.package, name="package"
    ),
    path("<slug:slug>/<slug:promise_slug>/<int:number>/effekt/", claim_views.effect, name="effect"),
    path("<slug:slug>/<slug:promise_slug>/vantat/", expected_views.expected, name="expected"),
    path("<slug:slug>/<slug:promise_slug>/", views.answer, name="answer"),
]
