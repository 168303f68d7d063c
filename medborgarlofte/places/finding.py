"""Finding a place by its name, however it is written."""

from __future__ import annotations

from django.utils.translation import gettext as _

from medborgarlofte.domain.errors import Refusal

from .models import LocalPoliceArea, Municipality
from .names import same_name, slug_of


def find_municipality(name: str) -> Municipality | None:
    """The municipality of that name in any spelling; None when there is none."""
    wanted = same_name(name)
    # Spellings of one name begin alike in the address, where two names may also differ by an ending alone.
    alike = Municipality.objects.filter(slug__startswith=slug_of(name))
    same = [one for one in alike if same_name(one.name) == wanted]
    return next((one for one in same if one.name == name), same[0] if same else None)


def find_police_area(name: str) -> LocalPoliceArea | None:
    """The local police area of that name in any spelling; None when there is none."""
    exact = LocalPoliceArea.objects.filter(name=name).first()
    if exact:
        return exact
    wanted = same_name(name)
    return next((one for one in LocalPoliceArea.objects.all() if same_name(one.name) == wanted), None)


def municipality_or_refuse(name: str) -> Municipality:
    """The municipality that a user means: its name with or without "kommun", its code, or its slug."""
    bare = name.strip()
    for ending in (" kommun", " stad"):
        bare = bare[: -len(ending)] if bare.lower().endswith(ending) else bare
    found = (
        find_municipality(bare)
        or Municipality.objects.filter(code=bare).first()
        or Municipality.objects.filter(slug=bare).first()
        or (find_municipality(bare[:-1]) if bare.endswith("s") else None)  # "Granviks kommun"
    )
    if found is None:
        raise Refusal(_("Kommunen %(name)s finns inte här. Kontrollera stavningen.") % {"name": name.strip()})
    return found
