"""Addresses of the reviews."""

from __future__ import annotations

from django.urls import URLPattern, path

from . import views

urlpatterns: list[URLPattern] = [
    path("", views.inbox, name="inbox"),
    path("ratta/<slug:slug>/<slug:promise_slug>/", views.correct, name="review_correct"),
    path("<int:pk>/", views.document, name="document"),
    path("<int:pk>/fil/", views.original, name="original"),
    path("<int:pk>/<int:position>/", views.review, name="review"),
    path("<int:pk>/<int:position>/gor/", views.act, name="review_act"),
    path("<int:pk>/<int:position>/lofte/", views.promise, name="review_promise"),
    path("<int:pk>/<int:position>/nytt/", views.new, name="review_new"),
    path("<int:pk>/<int:position>/<int:number>/", views.commitment, name="review_commitment"),
    path("<int:pk>/<int:position>/<int:number>/dela/", views.split, name="review_split"),
    path("<int:pk>/<int:position>/publicera/", views.publish, name="review_publish"),
]
