"""Addresses of groups, meetings and decisions."""

from __future__ import annotations

from django.urls import URLPattern, path

from . import decision_views, group_views, meeting_views, sharing_views, views

app_name = "meetings"
urlpatterns: list[URLPattern] = [
    path("", views.meetings, name="meetings"),
    path("kalla/", views.call, name="call"),
    path("grupper/", group_views.groups, name="groups"),
    path("grupper/ny/", group_views.form, name="group_form"),
    path("grupper/<int:pk>/", group_views.group, name="group"),
    path("grupper/<int:pk>/andra/", group_views.change, name="group_change"),
    path("grupper/<int:pk>/avsluta/", group_views.end, name="group_end"),
    path("beslut/", decision_views.decisions, name="decisions"),
    path("beslut/<int:pk>/klart/", decision_views.settle, name="decision_settle"),
    path("beslut/<int:pk>/andra/", decision_views.change, name="decision_change"),
    path("<int:pk>/", views.show, name="show"),
    path("<int:pk>/mote.ics", views.calendar, name="calendar"),
    path("<int:pk>/andra/", meeting_views.change, name="change"),
    path("<int:pk>/dagordning/", meeting_views.agenda, name="agenda"),
    path("<int:pk>/dagordning/<int:item>/ta-bort/", meeting_views.remove_item, name="remove_item"),
    path("<int:pk>/kallade/", meeting_views.invited, name="invited"),
    path("<int:pk>/raknas/", meeting_views.fulfils, name="fulfils"),
    path("<int:pk>/hallet/", meeting_views.hold, name="hold"),
    path("<int:pk>/flytta/", meeting_views.move, name="move"),
    path("<int:pk>/stall-in/", meeting_views.cancel, name="cancel"),
    path("<int:pk>/ta-tillbaka/", meeting_views.take_back, name="take_back"),
    path("<int:pk>/sekretess/", sharing_views.secrecy, name="secrecy"),
    path("<int:pk>/anteckningar/", meeting_views.minutes, name="minutes"),
    path("<int:pk>/nytt-beslut/", decision_views.decide, name="decide"),
    path("<int:pk>/inget-behov/", decision_views.no_need, name="no_need"),
]
