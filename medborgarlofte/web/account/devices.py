"""What somebody signs in with, as they would say it themselves."""

from __future__ import annotations

from django.utils.translation import gettext as _

# The first that is found holds: each names those after it as well.
_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)


def device_name(user_agent: str) -> str:
    """`Firefox på Windows`; what the browser says of itself where it is none that is known here."""
    browser = next((name for sign, name in _BROWSERS if sign in user_agent), "")
    system = next((name for sign, name in _SYSTEMS if sign in user_agent), "")
    if not (browser and system):
        return user_agent[:100] or _("Okänd webbläsare")
    return _("%(browser)s på %(system)s") % {"browser": browser, "system": system}
