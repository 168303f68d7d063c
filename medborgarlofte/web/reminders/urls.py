"""Addresses of reminders and calendars, below /arbete/."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from . import views

app_name = "reminders"
urlpatterns: list[URLPattern | URLResolver] = [
    path("paminnelser/", views.choices, name="choices"),
    path("kalendrar/", views.feeds, name="feeds"),
    path("kalendrar/avsluta/", views.end_feed, name="end_feed"),
    path("<int:party>/lyft/", views.escalation, name="escalation"),
]
without_signing_in: list[URLPattern | URLResolver] = [
    path("paminnelser/sluta/<str:secret>/", views.stop, name="stop_reminders"),
    path("kalender/<str:secret>.ics", views.feed, name="calendar_feed"),
]
