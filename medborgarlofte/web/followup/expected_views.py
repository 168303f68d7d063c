"""The page where it is written down what commitments are expected to change, before it is known."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods

from medborgarlofte.promises.models import Commitment, Hypothesis, Promise
from medborgarlofte.publishing.claim_words import expects_words
from medborgarlofte.web.asking import actor, allowed, need
from medborgarlofte.web.deciding import sent

from .claim_forms import ExpectedForm


@require_http_methods(["GET", "HEAD", "POST"])
@allowed("hypothesis.write")
def expected(request: HttpRequest, slug: str, promise_slug: str) -> HttpResponse:
    """What is written so far, and the form for one more. Nothing that is written is taken away."""
    published = Promise.objects.published().select_related("municipality")
    promise = get_object_or_404(published, municipality__slug=slug, slug=promise_slug)
    need(request, "hypothesis.write", promise.thing())
    commitments = list(Commitment.objects.current().filter(promise=promise).select_related("promise"))
    indicators = [one.indicator for one in promise.problem_indicators.select_related("indicator")]
    form = ExpectedForm(commitments, indicators, sent(request))
    if request.method == "POST" and form.accepted(lambda: form.save(actor(request), localdate())):
        return HttpResponseRedirect(f"{request.path}?sparat")
    written = Hypothesis.objects.filter(commitment__in=commitments).select_related("commitment", "indicator")
    context = {
        "promise": promise,
        "place": promise.municipality,
        "form": form,
        "indicators": indicators,
        "written": [(one, expects_words()[one.expects]) for one in written],
        "saved": "sparat" in request.GET and request.method != "POST",
    }
    return render(request, "web/followup/expected.html", context, status=422 if form.errors else 200)
