"""Sessions for staff, pupils and others: what they learn something at."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from medborgarlofte.places.models import ShareableQuerySet

from .occasions import Occasion


class Session(Occasion):
    """A training, an information or a visit to a school: its title says what, `whom` for whom in words.

    `took_part` is how many came, None until it has been held and somebody has counted. It is never public.
    """

    class Form(models.TextChoices):
        TRAINING = "training", _("Utbildning")
        INFORMATION = "information", _("Information")
        SCHOOL_VISIT = "school_visit", _("Skolbesök")

    class Audience(models.TextChoices):
        STAFF = "staff", _("Personal")
        PUPILS = "pupils", _("Elever")
        GUARDIANS = "guardians", _("Vårdnadshavare")
        OTHERS = "others", _("Andra")

    form = models.CharField(max_length=20, choices=Form.choices)
    audience = models.CharField(max_length=20, choices=Audience.choices)
    whom = models.CharField(max_length=200, blank=True)
    took_part = models.PositiveIntegerField(null=True, blank=True)

    objects = ShareableQuerySet["Session"].as_manager()  # type: ignore[misc]  # Occasion has its own
