"""What the sign-in page shows of the example's accounts."""

from __future__ import annotations

from django import template
from django.conf import settings

from medborgarlofte.web.demo_people import demo_users, told

register = template.Library()


@register.simple_tag
def demo_accounts() -> list[tuple[int, str]]:
    """The key of each account and what it is for; none outside demo mode."""
    return [(user.pk, told(user)) for user in demo_users()] if settings.DEMO else []
