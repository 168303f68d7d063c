"""What of people is disposed of: who no longer works here is forgotten, and their number stays."""

from __future__ import annotations

from django.db import models
from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce, Greatest
from django.utils.translation import gettext_lazy as _

from medborgarlofte.accounts.disposal import DisposalRule
from medborgarlofte.accounts.forgetting import FORGOTTEN, forget
from medborgarlofte.accounts.models import User

from .models import Membership, RoleAssignment


def _without_use() -> models.QuerySet[User]:
    """Users without any role or function, with the last moment that they signed in or had one."""
    ended = Membership.objects.filter(user=OuterRef("pk")).order_by("-until").values("until")[:1]
    held = Greatest(
        Coalesce("last_login", "created_at"), Coalesce(Subquery(ended), "created_at"), "created_at"
    )
    return (
        User.objects.exclude(email__endswith=FORGOTTEN)
        .exclude(pk__in=Membership.objects.filter(until=None).values("user"))
        .exclude(pk__in=RoleAssignment.objects.filter(until=None).values("user"))
        .annotate(last_used=held)
    )


RULES = [
    DisposalRule(
        "unused_users",
        what=_("Namn och e-postadress för den som varken har loggat in eller haft en roll"),
        basis=_(
            "Personuppgifter får inte sparas längre än de behövs (dataskyddsförordningen, artikel 5.1 e)."
            " Numret blir kvar, så att behandlingsloggen går att följa."
        ),
        rows=_without_use,
        since="last_used",
        years=2,
        disposes=forget,
    )
]
