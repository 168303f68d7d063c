"""Addresses of the register of agreements."""

from __future__ import annotations

from django.urls import URLPattern, path

from . import views

app_name = "agreements"
urlpatterns: list[URLPattern] = [
    path("", views.register, name="register"),
    path("ny/", views.new, name="new"),
    path("<int:pk>/", views.show, name="show"),
    path("<int:pk>/andra/", views.edit, name="edit"),
    path("<int:pk>/undertecknare/", views.signatories, name="signatories"),
    path("<int:pk>/diarienummer/<int:party>/", views.registry_number, name="registry_number"),
    path("<int:pk>/avsluta/", views.end, name="end"),
    path("<int:pk>/dela/", views.share, name="share"),
    path("<int:pk>/sekretess/", views.secrecy, name="secrecy"),
    path("<int:pk>/be-om-publicering/", views.ask, name="ask"),
    path("<int:pk>/ta-tillbaka/", views.take_back, name="take_back"),
    path("<int:pk>/publicera/", views.publish, name="publish"),
]
