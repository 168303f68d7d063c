"""The pages of a party's members."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from medborgarlofte.accounts.models import User
from medborgarlofte.accounts.second_factor import has_second_factor
from medborgarlofte.places import actions
from medborgarlofte.places.models import Organisation
from medborgarlofte.web.asking import access, actor, can
from medborgarlofte.web.deciding import sent

from .asking import of_party
from .forms import EndForm, InviteForm, RolesForm, as_values
from .members import beside, roles_of, users_of
from .members import members as members_of
from .paging import page_of


@require_safe
@of_party("member.see")
def members(request: HttpRequest, party: Organisation) -> HttpResponse:
    """Those who have a role in the party."""
    page = page_of(request, users_of(party))
    context = _about(request, party) | {
        "page": page,
        "members": members_of(party, list(page.object_list)),
        "may_change": can(request, "member.change", party.thing()),
        "saved": "sparat" in request.GET,
    }
    return render(request, "web/work/members.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@of_party("member.change")
def invite(request: HttpRequest, party: Organisation) -> HttpResponse:
    """Invite somebody to the party; to the police of several municipalities of an area at once."""
    form = InviteForm(party, beside(party, access(request)), sent(request))
    if form.accepted(lambda: _invited(request, form)):
        return _to_members(party)
    context = _about(request, party) | {"form": form}
    return render(request, "web/work/invite.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@of_party("member.change")
def roles(request: HttpRequest, party: Organisation, pk: int) -> HttpResponse:
    """The roles of one member."""
    user = get_object_or_404(users_of(party), pk=pk)
    form = RolesForm(sent(request), initial={"roles": as_values(roles_of(party, user))})
    if form.accepted(lambda: _changed(request, party, user, form)):
        return _to_members(party)
    context = _about(request, party) | {
        "form": form,
        "member": members_of(party, [user])[0],
        "may_take_factors": can(request, "member.factor", party.thing()) and has_second_factor(user),
    }
    return render(request, "web/work/roles.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@of_party("member.change")
def end(request: HttpRequest, party: Organisation, pk: int) -> HttpResponse:
    """Take all roles in the party away from a member, once it is confirmed."""
    user = get_object_or_404(users_of(party), pk=pk)
    form = EndForm(sent(request))
    if form.accepted(lambda: actions.end_membership(actor(request), user, party)):
        return _to_members(party)
    context = _about(request, party) | {"form": form, "member": members_of(party, [user])[0]}
    return render(request, "web/work/end_member.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@of_party("member.factor")
def take_away_factors(request: HttpRequest, party: Organisation, pk: int) -> HttpResponse:
    """Take away the second step of a member who has lost it, once it is confirmed."""
    user = get_object_or_404(users_of(party), pk=pk)
    form = EndForm(sent(request))
    if form.accepted(lambda: actions.take_away_factors(actor(request), user)):
        return _to_members(party)
    context = _about(request, party) | {"form": form, "member": members_of(party, [user])[0]}
    return render(request, "web/work/take_away_factors.html", context, status=422 if form.errors else 200)


def _about(request: HttpRequest, party: Organisation) -> dict[str, Any]:
    """The party, and whether the one who asks is an administrator from outside it."""
    return {"party": party, "outside": party.pk not in access(request).parties}


def _invited(request: HttpRequest, form: InviteForm) -> User:
    data = form.cleaned_data
    return actions.invite_member(
        actor(request), data["email"], form.parties_chosen(), form.chosen(), name=data["name"]
    )


@transaction.atomic
def _changed(request: HttpRequest, party: Organisation, user: User, form: RolesForm) -> None:
    """Give what was ticked and was not held, then end what was held and is ticked no more."""
    held = roles_of(party, user)
    new = form.chosen() - held.keys()
    if new:
        actions.give_roles(actor(request), user, party, new)
    for role, membership in held.items():
        if role not in form.chosen():
            actions.end_role(actor(request), membership)


def _to_members(party: Organisation) -> HttpResponse:
    return HttpResponseRedirect(f"{reverse('web:work:members', args=[party.pk])}?sparat")
