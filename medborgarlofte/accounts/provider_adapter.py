"""Who may sign in through their organisation's own sign-in: only who is invited here already."""

from __future__ import annotations

from typing import NoReturn

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount, SocialLogin
from allauth.socialaccount.providers.base import AuthProcess
from django.http import HttpRequest
from django.shortcuts import render
from django.utils.translation import gettext as _

from .users import User


class ProviderAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Each provider vouches for the addresses of its own organisation, and for no others."""

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Find the invited user whom the provider vouches for, or refuse; nobody is made.

        Everybody who is refused sees the same page, so that it does not tell who is a user here.
        """
        user = _vouched_for(sociallogin)
        if user is None or sociallogin.state.get("process") != AuthProcess.LOGIN:
            _refuse(request, sociallogin)
        account: SocialAccount = sociallogin.account
        if not _is_the_same_person(account, user):
            _refuse(request, sociallogin)
        account.user, account.extra_data = user, {}  # nothing of what the provider tells is kept
        account.save()
        sociallogin.user = user

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Nobody makes an account of their own."""
        return False


def _vouched_for(sociallogin: SocialLogin) -> User | None:
    """The user with an address that the provider says is verified, in a domain that is the provider's."""
    domains = sociallogin.provider.app.settings["domains"]
    said = [one.email.lower() for one in sociallogin.email_addresses if one.verified]
    own = [email for email in said if email.rpartition("@")[2] in domains]
    return User.objects.filter(email__in=own, is_active=True).first()


def _is_the_same_person(account: SocialAccount, user: User) -> bool:
    """Whether it is who signed in from there before: an address may be given to somebody else one day."""
    if account.pk:
        return bool(account.user_id == user.pk)
    return not SocialAccount.objects.filter(provider=account.provider, user=user).exists()


def _refuse(request: HttpRequest, sociallogin: SocialLogin) -> NoReturn:
    name = sociallogin.provider.app.name
    told = _("%(organisation)s har sagt vem du är, men du är inte inbjuden hit.") % {"organisation": name}
    raise ImmediateHttpResponse(render(request, "socialaccount/refused.html", {"told": told}, status=403))
