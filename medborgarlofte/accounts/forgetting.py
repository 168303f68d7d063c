"""Forgetting who a user was, while the number that the audit trail names them by stays."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from axes.models import AccessAttempt
from django.contrib.auth.hashers import make_password
from django.db import models
from django.db.models import Value
from django.db.models.functions import Cast, Concat

from .users import User

FORGOTTEN = "@gallrad.invalid"  # a domain that is nobody's, for good (RFC 2606)


def forget(users: models.QuerySet[User]) -> None:
    """Take away all that tells who they are, and every way in that they had. The rows stay."""
    keys, addresses = list(users.values_list("pk", flat=True)), list(users.values_list("email", flat=True))
    for kind in (EmailAddress, Authenticator, SocialAccount, UserSession):
        kind.objects.filter(user__in=keys).delete()
    AccessAttempt.objects.filter(username__in=addresses).delete()
    User.objects.filter(pk__in=keys).update(
        name="",
        email=Concat(Value("gallrad-"), Cast("pk", models.CharField()), Value(FORGOTTEN)),
        password=make_password(None),
        last_login=None,
        is_active=False,
        is_administrator=False,
    )
