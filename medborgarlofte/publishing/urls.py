"""Addresses of the public site. They are permanent: pages are cited by them."""

from __future__ import annotations

from django.urls import URLPattern, path

from . import views

app_name = "publishing"
urlpatterns: list[URLPattern] = [
    path("", views.start, name="start"),
    path("robots.txt", views.robots, name="robots"),
    path("versioner.txt", views.version_list, name="version_list"),
    path("om/", views.about, name="about"),
    path("tillganglighet/", views.accessibility, name="accessibility"),
    path("<slug:slug>/", views.municipality, name="municipality"),
    path("<slug:slug>/<slug:promise_slug>/", views.promise, name="promise"),
    path("<slug:slug>/<slug:promise_slug>/poster.csv", views.records, name="records"),
    path("<slug:slug>/<slug:promise_slug>/version/<int:number>/", views.version, name="version"),
    path(
        "<slug:slug>/<slug:promise_slug>/version/<int:number>.json", views.version_json, name="version_json"
    ),
    path("<slug:slug>/<slug:promise_slug>/<int:number>/", views.commitment, name="commitment"),
]
