"""People who sign in. They are known by an address of e-mail, and in the audit trail by a number alone."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone

from .actors import Actor, actor_of


class UserManager(BaseUserManager["User"]):
    """Finds users by their address, however it is written."""

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email__iexact=username)

    def create_user(self, email: str, password: str | None = None, **more: Any) -> User:
        """A user who can sign in with that password; without one only in another way."""
        user = self.model(email=email.strip().lower(), **more)
        user.set_password(password)
        user.save()
        return user


class User(AbstractBaseUser):
    """Somebody who signs in to work here.

    What they may do follows from their memberships (`places`). An installation administrator sets up
    parties and their first members and sees no content.
    """

    email = models.EmailField(max_length=254, unique=True)  # in lower case
    name = models.CharField(max_length=100, blank=True)  # as colleagues know them; never public
    is_administrator = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(default=timezone.now)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(email=Lower("email")), name="user_email_in_lower_case")
        ]
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name or self.email

    def actor(self) -> Actor:
        """Who they are in the audit trail."""
        return actor_of(self.pk)
