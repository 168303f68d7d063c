"""How alike two texts are, for somebody who decides whether they are one commitment."""

from __future__ import annotations

from django.utils.translation import gettext as _

_SAME, _NEARLY, _MUCH = 0.995, 0.85, 0.65


def likeness_in_words(likeness: float) -> str:
    """A likeness from 0 to 1, as `domain.likeness` reckons it; nothing for 0, where nothing is compared."""
    if likeness >= _SAME:
        return _("Texterna säger samma sak.")
    if likeness >= _NEARLY:
        return _("Texterna är nästan lika.")
    if likeness >= _MUCH:
        return _("Texterna liknar varandra.")
    return _("Texterna liknar varandra bara delvis. Läs dem noga.") if likeness else ""
