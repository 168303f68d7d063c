"""What of safety walks is disposed of: photographs, once what they show has been answered."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from medborgarlofte.accounts.disposal import DisposalRule
from medborgarlofte.domain.walk_points import Answer

from .models import WalkPhoto

RULES = [
    DisposalRule(
        "walk_photos",
        what=_("Foton av punkter från trygghetsvandringar, när punkten har fått nej eller är sedd"),
        basis=_("Underlag till protokollet, som finns kvar. Ett foto kan visa mer än punkten."),
        rows=lambda: WalkPhoto.objects.filter(
            Q(point__answer=Answer.REFUSED.value) | ~Q(point__outcome="")
        ).select_related("point__walk"),
        since="point__walk__ends_at",
        years=2,
    )
]
