"""Addresses of safety walks and their protocols."""

from __future__ import annotations

from django.urls import URLPattern, path

from . import point_views, sharing_views, views

app_name = "walks"
urlpatterns: list[URLPattern] = [
    path("", views.walks, name="walks"),
    path("ny/", views.new, name="new"),
    path("<int:pk>/", views.show, name="show"),
    path("<int:pk>/andra/", views.edit, name="edit"),
    path("<int:pk>/kalla/", views.invite, name="invite"),
    path("<int:pk>/raknas/", views.fulfils, name="fulfils"),
    path("<int:pk>/flytta/", views.move, name="move"),
    path("<int:pk>/hallen/", views.hold, name="hold"),
    path("<int:pk>/stall-in/", views.cancel, name="cancel"),
    path("<int:pk>/inte-hallen/", views.take_back, name="not_held"),
    path("<int:pk>/ny-punkt/", point_views.add, name="add_point"),
    path("<int:pk>/dela/", sharing_views.share, name="share"),
    path("<int:pk>/sekretess/", sharing_views.secrecy, name="secrecy"),
    path("<int:pk>/be-om-publicering/", sharing_views.ask, name="ask"),
    path("<int:pk>/ta-tillbaka/", sharing_views.take_back, name="take_back"),
    path("<int:pk>/publicera/", sharing_views.publish, name="publish"),
    path("punkt/<int:pk>/", point_views.edit, name="point"),
    path("punkt/<int:pk>/svar/", point_views.answer, name="point_answer"),
    path("punkt/<int:pk>/klar/", point_views.done, name="point_done"),
    path("punkt/<int:pk>/foto/", point_views.photo, name="point_photo"),
]
