"""Addresses of the workspace."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from . import cycle_views, function_views, member_views, planned_views, views

app_name = "work"
_members: list[URLPattern | URLResolver] = [
    path("", member_views.members, name="members"),
    path("bjud-in/", member_views.invite, name="invite"),
    path("<int:pk>/", member_views.roles, name="roles"),
    path("<int:pk>/avsluta/", member_views.end, name="end_member"),
    path("<int:pk>/andra-steget/", member_views.take_away_factors, name="take_away_factors"),
]
_functions: list[URLPattern | URLResolver] = [
    path("", function_views.functions, name="functions"),
    path("ny/", function_views.add, name="add_function"),
    path("<int:pk>/", function_views.function, name="function"),
    path("<int:pk>/andra/", function_views.change, name="change_function"),
    path("<int:pk>/lamna-over/", function_views.hand_over, name="hand_over"),
    path("<int:pk>/avsluta/", function_views.end, name="end_function"),
    path("<int:pk>/overlamning/<int:number>/", function_views.handed_over, name="handed_over"),
]
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.start, name="start"),
    path("arshjul/", cycle_views.cycle, name="cycle"),
    path("planerat/<slug:slug>/", planned_views.planned, name="planned"),
    path("planerat/<slug:slug>/tabell.csv", planned_views.planned_csv, name="planned_csv"),
    path("parter/", views.parties, name="parties"),
    path("<int:party>/medlemmar/", include(_members)),
    path("<int:party>/funktioner/", include(_functions)),
    path("<int:party>/ensam/", views.alone, name="alone"),
]
