"""The pages of a party's functions."""

from __future__ import annotations

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods, require_safe

from medborgarlofte.accounts.actions import record_read
from medborgarlofte.places import actions
from medborgarlofte.places.models import Function, HandOver, Organisation
from medborgarlofte.web.asking import actor, can
from medborgarlofte.web.deciding import sent

from . import functions as pages
from .asking import of_party
from .forms import EndForm, FunctionForm, HandOverForm
from .members import users_of
from .paging import page_of

_CHANGE = "function.change"


@require_safe
@of_party("function.see")
def functions(request: HttpRequest, party: Organisation) -> HttpResponse:
    """The party's functions and who holds them, those that nobody holds first."""
    context = {"party": party, "page": page_of(request, pages.functions_of(party))}
    context |= {"may_change": can(request, _CHANGE, party.thing()), "saved": "sparat" in request.GET}
    return render(request, "web/work/functions.html", context)


@require_safe
@of_party("function.see")
def function(request: HttpRequest, party: Organisation, pk: int) -> HttpResponse:
    """One function, what it answers for, and its hand-overs."""
    page = pages.function_page(_found(party, pk))
    context = {"party": party, "page": page, "function": page.function, "saved": "sparat" in request.GET}
    context |= {"may_change": can(request, _CHANGE, party.thing())}
    return render(request, "web/work/function.html", context)


@require_safe
@of_party("function.see")
def handed_over(request: HttpRequest, party: Organisation, pk: int, number: int) -> HttpResponse:
    """What went along in one hand-over, to read or print."""
    found = _found(party, pk)
    handed = get_object_or_404(found.hand_overs.select_related("earlier", "later", "function"), pk=number)
    record_read(actor(request), handed)
    context = {"party": party, "function": found, "handed": handed, "work": pages.handed_over(handed)}
    return render(request, "web/work/handed_over.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@of_party(_CHANGE)
def add(request: HttpRequest, party: Organisation) -> HttpResponse:
    """Add a function."""
    form = FunctionForm(party.functions.current(), sent(request))
    if form.accepted(lambda: _added(request, party, form)):
        return HttpResponseRedirect(f"{reverse('web:work:functions', args=[party.pk])}?sparat")
    context = {"party": party, "form": form}
    return render(request, "web/work/change_function.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@of_party(_CHANGE)
def change(request: HttpRequest, party: Organisation, pk: int) -> HttpResponse:
    """What a function is called, and which one it answers to."""
    found = _found(party, pk)
    others = party.functions.current().exclude(pk=pk)
    initial = {"name": found.name, "manager": found.manager_id}
    form = FunctionForm(others, sent(request), initial=initial)
    if form.accepted(lambda: _changed(request, found, form)):
        return _to_function(found)
    context = {"party": party, "function": found, "form": form}
    return render(request, "web/work/change_function.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@of_party(_CHANGE)
def hand_over(request: HttpRequest, party: Organisation, pk: int) -> HttpResponse:
    """Let somebody else hold a function."""
    found = _found(party, pk)
    users = users_of(party).filter(is_active=True).exclude(pk=found.holder_id or 0)
    form = HandOverForm(users, sent(request))
    handed: list[HandOver] = []
    if form.accepted(lambda: handed.append(_handed(request, found, form))):
        address = reverse("web:work:handed_over", args=[party.pk, found.pk, handed[0].pk])
        return HttpResponseRedirect(address)
    context = {"party": party, "function": found, "form": form, "page": pages.function_page(found)}
    return render(request, "web/work/hand_over.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@of_party(_CHANGE)
def end(request: HttpRequest, party: Organisation, pk: int) -> HttpResponse:
    """End a function that answers for nothing, once it is confirmed."""
    found = _found(party, pk)
    form = EndForm(sent(request))
    ending = lambda: actions.end_function(actor(request), found, today=localdate())  # noqa: E731
    if form.accepted(ending):
        return _to_function(found)
    context = {"party": party, "function": found, "form": form, "page": pages.function_page(found)}
    return render(request, "web/work/end_function.html", context, status=422 if form.errors else 200)


def _found(party: Organisation, pk: int) -> Function:
    return get_object_or_404(party.functions.with_holder().select_related("manager", "organisation"), pk=pk)


@transaction.atomic
def _added(request: HttpRequest, party: Organisation, form: FunctionForm) -> None:
    data = form.cleaned_data
    new = actions.add_function(actor(request), party, data["name"], confirmed=form.confirmed)
    actions.set_manager(actor(request), new, data["manager"])


@transaction.atomic
def _changed(request: HttpRequest, found: Function, form: FunctionForm) -> None:
    data = form.cleaned_data
    actions.rename_function(actor(request), found, data["name"], confirmed=form.confirmed)
    actions.set_manager(actor(request), found, data["manager"])


def _handed(request: HttpRequest, found: Function, form: HandOverForm) -> HandOver:
    data = form.cleaned_data
    return actions.hand_over(actor(request), found, data["to"], note=data["note"], confirmed=form.confirmed)


def _to_function(found: Function) -> HttpResponse:
    address = reverse("web:work:function", args=[found.organisation_id, found.pk])
    return HttpResponseRedirect(f"{address}?sparat")
