"""Addresses of sessions."""

from __future__ import annotations

from django.urls import URLPattern, path

from . import views

app_name = "sessions"
urlpatterns: list[URLPattern] = [
    path("", views.sessions, name="sessions"),
    path("ny/", views.new, name="new"),
    path("<int:pk>/", views.show, name="show"),
    path("<int:pk>/andra/", views.edit, name="edit"),
    path("<int:pk>/kalla/", views.invited, name="invited"),
    path("<int:pk>/raknas/", views.fulfils, name="fulfils"),
    path("<int:pk>/hallen/", views.hold, name="hold"),
    path("<int:pk>/antal/", views.count, name="count"),
    path("<int:pk>/flytta/", views.move, name="move"),
    path("<int:pk>/stall-in/", views.cancel, name="cancel"),
    path("<int:pk>/ta-tillbaka/", views.take_back, name="take_back"),
]
