"""The page where a person confirms lineage."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from medborgarlofte.domain.errors import NeedsDecision, Refusal
from medborgarlofte.promises.actions import confirm_links
from medborgarlofte.promises.models import Promise
from medborgarlofte.web.asking import actor, allowed, need

from .forms import CONFIRMED, LineageForm
from .page import Compared, candidates, compared, new, rows


@allowed("lineage.confirm")
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, slug: str, promise_slug: str) -> HttpResponse:
    """Say what became of each commitment of the earlier promise."""
    promises = Promise.objects.published().select_related("municipality")
    later = get_object_or_404(promises, municipality__slug=slug, slug=promise_slug)
    need(request, "lineage.confirm", later.thing())
    earlier = candidates(later)
    chosen = _chosen(request, earlier)
    two = compared(chosen, later) if chosen else None
    context = {"promise": later, "place": later.municipality, "candidates": earlier, "chosen": chosen}
    if two is None:
        return render(request, "web/lineage/nothing.html", context)
    form = LineageForm(*two.contents, two.start, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _kept(request, form, two):
        return HttpResponseRedirect(f"{request.path}?fran={two.earlier.slug}&sparat")
    context |= {"two": two, "form": form, "rows": rows(two, form), "new": new(two)}
    context |= {"saved": "sparat" in request.GET and request.method != "POST"}
    return render(request, "web/lineage/confirm.html", context, status=422 if form.errors else 200)


def _chosen(request: HttpRequest, earlier: list[Promise]) -> Promise | None:
    asked = request.GET.get("fran")
    if asked is None:
        return earlier[0] if earlier else None
    found = next((one for one in earlier if one.slug == asked), None)
    if found is None:
        raise Http404(_("Det finns inget tidigare löfte på den adressen."))
    return found


def _kept(request: HttpRequest, form: LineageForm, two: Compared) -> bool:
    """Whether it was confirmed; when it was refused, the form says why."""
    confirmed = bool(form.cleaned_data.get(CONFIRMED))
    try:
        confirm_links(actor(request), two.earlier, two.later, form.drafts(), confirmed=confirmed)
    except NeedsDecision as asked:
        form.ask_decision(asked)
        return False
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return False
    return True
