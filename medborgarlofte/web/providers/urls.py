"""Addresses that are registered at a provider: without a language, so that there is one of each."""

from __future__ import annotations

from allauth.socialaccount.providers.saml import views as saml
from django.urls import URLPattern, URLResolver, include, path

from . import views

_oidc: list[URLPattern | URLResolver] = [
    path("", views.oidc_asked, name="openid_connect_login"),
    path("svar/", views.oidc_answered, name="openid_connect_callback"),
]
_saml: list[URLPattern | URLResolver] = [
    path("", views.saml_asked, name="saml_login"),
    path("svar/", saml.acs, name="saml_acs"),
    path("svar/klart/", views.saml_answered, name="saml_finish_acs"),
    path("metadata/", views.saml_metadata, name="saml_metadata"),
    path("logga-ut/", views.no_single_logout, name="saml_sls"),
]
urlpatterns: list[URLPattern | URLResolver] = [
    path("oidc/<slug:provider_id>/", include(_oidc)),
    path("saml/<slug:organization_slug>/", include(_saml)),
]
