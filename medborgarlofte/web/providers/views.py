"""What an organisation's provider answers, and what it is told of us."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.providers.openid_connect import views as oidc
from allauth.socialaccount.providers.saml import views as saml
from allauth.socialaccount.providers.saml.utils import build_saml_config, get_app_or_404
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from lxml.etree import LxmlError
from onelogin.saml2.settings import OneLogin_Saml2_Settings

log = logging.getLogger(__name__)

View = Callable[..., HttpResponse]
# A provider that does not answer, answers what cannot be read, or leaves out what it must tell.
FAULTS = (OSError, LxmlError, ValueError, KeyError)


def telling_of_faults(view: View) -> View:
    """A fault of the provider is told of on a page, like an answer that cannot be trusted."""

    @wraps(view)
    def guarded(request: HttpRequest, **named: Any) -> HttpResponse:
        try:
            return view(request, **named)
        except FAULTS as fault:
            (name,) = named.values()
            log.warning("Inloggning via %s gick inte: %s: %s", name, type(fault).__name__, fault)
            return render_authentication_error(request, get_adapter().get_provider(request, name))  # type: ignore[no-any-return]

    return guarded


oidc_asked = telling_of_faults(oidc.login)
oidc_answered = telling_of_faults(oidc.callback)
saml_asked = telling_of_faults(saml.login)
saml_answered = telling_of_faults(saml.finish_acs)


@require_safe
def saml_metadata(request: HttpRequest, organization_slug: str) -> HttpResponse:
    """What a SAML provider wants to know. There is no signing out at both at once."""
    app = get_app_or_404(request, organization_slug)
    config = build_saml_config(request, app.settings, organization_slug)
    del config["sp"]["singleLogoutService"]
    told = OneLogin_Saml2_Settings(settings=config, sp_validation_only=True).get_sp_metadata()
    return HttpResponse(told, content_type="application/samlmetadata+xml")


def no_single_logout(request: HttpRequest, organization_slug: str) -> HttpResponse:
    """An address whose name allauth must know. Its own page there leads on to wherever it is told to."""
    raise Http404
