"""Addresses of the pages that take in a file with what was done."""

from __future__ import annotations

from django.urls import URLPattern, path

from . import views

app_name = "sheets"
urlpatterns: list[URLPattern] = [
    path("fil/<int:pk>/kolumner/", views.columns, name="columns"),
    path("fil/<int:pk>/granska/", views.review, name="review"),
    path("fil/<int:pk>/kvitto/", views.receipt, name="receipt"),
    path("fil/<int:pk>/ta-bort/", views.take_away, name="take_away"),
    path("<slug:slug>/<slug:promise_slug>/fil/", views.upload, name="upload"),
    path("<slug:slug>/<slug:promise_slug>/fil/mall.csv", views.template, name="template"),
    path(
        "<slug:slug>/<slug:promise_slug>/fil/mall-med-ataganden.csv",
        views.template,
        {"with_commitments": True},
        name="template_with_commitments",
    ),
]
