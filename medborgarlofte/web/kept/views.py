"""The page for logging without a net, and what makes the site an app on the phone. The same for everybody."""

from __future__ import annotations

from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The page that works without a net. It holds nothing of anybody: the choices are fetched."""
    return render(request, "web/logging/offline.html", {"header": None})


@require_safe
def manifest(_request: HttpRequest) -> HttpResponse:
    """What a phone needs to know to install the site beside its other apps."""
    start = reverse("web:choose_promise")
    icons = [
        {"src": static("publishing/mark.svg"), "sizes": "any", "type": "image/svg+xml"},
        {"src": static("web/mark-192.png"), "sizes": "192x192", "type": "image/png"},
        {"src": static("web/mark-512.png"), "sizes": "512x512", "type": "image/png"},
    ]
    told = {
        "name": _("Medborgarlöften: logga"),
        "short_name": _("Logga"),
        "id": start,
        "start_url": reverse("offline"),
        "scope": "/",
        "display": "standalone",
        "background_color": "#ffffff",
        "theme_color": "#0b4f9e",
        "icons": icons,
    }
    return JsonResponse(told, content_type="application/manifest+json")


@require_safe
def worker(_request: HttpRequest) -> HttpResponse:
    """The script that keeps the page: served from the root, since it speaks for addresses below its own."""
    path = Path(str(finders.find("web/offline_worker.js")))
    script = path.read_text(encoding="utf-8")
    response = HttpResponse(script, content_type="text/javascript; charset=utf-8")
    response["Cache-Control"] = "no-cache"
    return response
