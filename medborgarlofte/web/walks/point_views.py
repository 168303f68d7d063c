"""The protocol on the phone: points are written, answered, and looked over."""

from __future__ import annotations

import secrets

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from medborgarlofte.accounts.actions import record_read
from medborgarlofte.dialogue import actions
from medborgarlofte.dialogue.models import WalkPhoto, WalkPoint
from medborgarlofte.domain.walk_points import Answer, Outcome
from medborgarlofte.places.things import Thing
from medborgarlofte.web.asking import access, actor, allowed, need
from medborgarlofte.web.body_limits import takes_files
from medborgarlofte.web.deciding import sent
from medborgarlofte.web.headers import HEADERS, as_download

from .page import own_parties, readable
from .point_forms import AnswerForm, DoneForm, PointForm, initial_of
from .views import GET_OR_POST, answered, walk_for

# Elsewhere no page of ours may ask where somebody is; here the phone does, when they press the button.
_MAY_ASK_WHERE = HEADERS["Permissions-Policy"].replace("geolocation=()", "geolocation=(self)")


@takes_files(1)
@allowed("walk.record")
@GET_OR_POST
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Write a point where it is seen; then the form is ready for the next one."""
    walk = walk_for(request, pk, "walk.record")
    form = PointForm(sent(request), request.FILES or None, initial={"key": secrets.token_urlsafe(24)})
    made: list[WalkPoint] = []

    def do() -> None:
        key = form.cleaned_data["key"]
        made.append(actions.add_point(actor(request), walk, form.draft(), key=key, confirmed=form.confirmed))

    if form.accepted(do):
        number = made[0].number
        return HttpResponseRedirect(f"{reverse('web:walks:add_point', args=[walk.pk])}?sparad={number}")
    context = {"form": form, "walk": walk, "place": walk.municipality, "saved": _saved(request)}
    context["files_again"] = bool(form.errors and request.FILES)
    answer = render(request, "web/walks/point.html", context, status=422 if form.errors else 200)
    answer["Permissions-Policy"] = _MAY_ASK_WHERE
    return answer


@takes_files(1)
@allowed("walk.record")
@GET_OR_POST
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Write a point anew, while nobody has answered it."""
    point = _point(request, pk)
    need(request, "walk.record", point.walk.thing())
    form = PointForm(sent(request), request.FILES or None, initial=initial_of(point))

    def do() -> None:
        actions.edit_point(actor(request), point, form.draft(), confirmed=form.confirmed)

    again = bool(form.errors and request.FILES)
    answer = answered(request, point.walk, form, do, "web/walks/point.html", point=point, files_again=again)
    answer["Permissions-Policy"] = _MAY_ASK_WHERE
    return answer


@allowed("walk.answer")
@GET_OR_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Say yes with an owner and a day, or no with a reason."""
    point = _point(request, pk)
    need(request, "walk.answer", point.walk.thing())
    first = {"answer": point.answer, "owner": point.owner_id, "due": point.due, "reason": point.reason}
    form = AnswerForm(own_parties(request, point.walk), sent(request), initial=first)

    def do() -> None:
        said, today = form.cleaned_data, localdate()
        if said["answer"] == Answer.ACCEPTED:
            actions.accept_point(actor(request), point, said["owner"], said["due"], today=today)
        else:
            actions.refuse_point(
                actor(request), point, reason=said["reason"], today=today, confirmed=form.confirmed
            )

    return answered(request, point.walk, form, do, "web/walks/answer.html", point=point)


@allowed("walk.complete")
@GET_OR_POST
def done(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that a point has been looked over and, when needed, remedied."""
    point = _point(request, pk)
    whose = point.owner.organisation_id if point.owner else point.walk.workspace_id
    need(request, "walk.complete", Thing(whose))
    form = DoneForm(localdate(), sent(request))

    def do() -> None:
        said = form.cleaned_data
        actions.complete_point(
            actor(request),
            point,
            Outcome(said["outcome"]),
            said["done_on"],
            today=localdate(),
            note=said["note"],
            confirmed=form.confirmed,
        )

    return answered(request, point.walk, form, do, "web/walks/done.html", point=point)


@allowed("occasion.read")
@require_safe
def photo(request: HttpRequest, pk: int) -> HttpResponse:
    """The photograph of a point, to save."""
    photos = WalkPhoto.objects.visible_to(access(request)).select_related("point__walk")
    found = get_object_or_404(photos, point=pk)
    record_read(actor(request), found)
    return as_download(bytes(found.content), found.name)


def _point(request: HttpRequest, pk: int) -> WalkPoint:
    """The point of a walk that whoever asks may read."""
    points = WalkPoint.objects.select_related("owner__organisation")
    found = points.filter(walk__in=readable(request).values("pk"), pk=pk).first()
    if found is None:
        raise Http404(_("Det finns ingen punkt som du kan läsa på den adressen."))
    found.walk = readable(request).get(pk=found.walk_id)
    return found


def _saved(request: HttpRequest) -> int | None:
    """The number of the point that was just saved, as the address says it."""
    said = request.GET.get("sparad", "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 4 else None
