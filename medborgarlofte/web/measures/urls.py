"""Addresses of measures."""

from __future__ import annotations

from django.urls import URLPattern, path

from . import views

app_name = "measures"
urlpatterns: list[URLPattern] = [
    path("", views.measures, name="measures"),
    path("ny/", views.new, name="new"),
    path("<int:pk>/", views.show, name="show"),
    path("<int:pk>/andra/", views.change, name="change"),
    path("<int:pk>/klar/", views.complete, name="complete"),
    path("<int:pk>/blir-inte-av/", views.drop, name="drop"),
    path("<int:pk>/dela/", views.share, name="share"),
    path("<int:pk>/sekretess/", views.secrecy, name="secrecy"),
    path("<int:pk>/be-om-publicering/", views.ask, name="ask"),
    path("<int:pk>/ta-tillbaka/", views.take_back, name="take_back"),
    path("<int:pk>/publicera/", views.publish, name="publish"),
]
