"""Addresses of signing, below those of the drafts."""

from __future__ import annotations

from django.urls import URLPattern, path

from . import views

app_name = "signing"
urlpatterns: list[URLPattern] = [
    path("<int:pk>/underteckna/", views.show, name="show"),
    path("<int:pk>/underteckna/<int:signatory>/", views.sign, name="sign"),
    path("<int:pk>/underteckna/<int:signatory>/fil/", views.upload, name="upload"),
    path("<int:pk>/underskrift/<int:signature>/fil/", views.signed_file, name="file"),
    path("<int:pk>/overenskommelse/", views.agreement, name="agreement"),
]
