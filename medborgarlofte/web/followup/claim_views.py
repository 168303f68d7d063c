"""The page where a party says what a commitment may have meant for the problem, as strongly as is known."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from medborgarlofte.domain.claims import Strength
from medborgarlofte.followup.claims import Behind, behind
from medborgarlofte.followup.effects import told_of
from medborgarlofte.followup.lacking import lacks_told
from medborgarlofte.followup.models import EffectClaim
from medborgarlofte.places.access import own_party
from medborgarlofte.places.models import Organisation
from medborgarlofte.publishing.claim_words import expects_words, strength_told, strength_word
from medborgarlofte.publishing.follow_up_words import period_name
from medborgarlofte.publishing.pages.problem import ProblemView, problem_view
from medborgarlofte.web.asking import access, actor, allowed, can
from medborgarlofte.web.deciding import sent

from .claim_forms import Asked, EffectForm, PairForm
from .finding import found_follow_up


@require_http_methods(["GET", "HEAD", "POST"])
@allowed("followup.read")
def effect(request: HttpRequest, slug: str, promise_slug: str, number: int) -> HttpResponse:
    """Choose a commitment and an indicator; who answers for a party then says how strongly, and why."""
    follow_up = found_follow_up(request, slug, promise_slug, number)
    known = behind(follow_up)
    pair = _pair(request, known)
    asked = _asked(pair, known)
    form = _form(request, asked) if asked and follow_up.is_open else None
    if form and request.method == "POST" and form.accepted(lambda: form.save(actor(request))):
        return HttpResponseRedirect(f"{request.path}?{urlencode({**pair.cleaned_data, 'sparat': ''})}")
    problem = problem_view({"period": follow_up.says_of_itself(), **told_of(known)})
    context: dict[str, Any] = {
        "follow_up": follow_up,
        "promise": follow_up.promise,
        "place": follow_up.promise.municipality,
        "name": period_name(follow_up.per, follow_up.start, follow_up.end),
        "pair": pair,
        "asked": asked,
        "form": form,
        "may_expect": can(request, "hypothesis.write", follow_up.promise.thing()),
        "problem": _only(problem, known, asked),
        "saved": "sparat" in request.GET and request.method != "POST",
        **(_known_of(asked) if asked else {}),
    }
    return render(request, "web/followup/effect.html", context, status=422 if form and form.errors else 200)


def _pair(request: HttpRequest, known: Behind) -> PairForm:
    """What is chosen in the address, so that a page can be led to and nothing is lost when a form is sent."""
    indicators = [one.indicator for one in known.series.values()]
    chosen = request.GET if {"commitment", "indicator"} <= request.GET.keys() else None
    return PairForm(known.commitments.values(), indicators, chosen)


def _asked(pair: PairForm, known: Behind) -> Asked | None:
    if not pair.is_bound or not pair.is_valid():
        return None
    chosen = pair.cleaned_data
    return Asked(known, known.commitments[chosen["commitment"]], known.series[chosen["indicator"]])


def _form(request: HttpRequest, asked: Asked) -> EffectForm | None:
    """The form of the party that the one who asks answers for; None for who only reads."""
    place = asked.known.follow_up.promise.municipality
    party = own_party(access(request), "followup.answer", place)
    return EffectForm(asked, party, sent(request), initial=_said(asked, party)) if party else None


def _said(asked: Asked, party: Organisation) -> dict[str, Any]:
    """What the party said last of the same."""
    claims = EffectClaim.objects.newest_in(asked.known.follow_up)
    same = (asked.commitment.pk, asked.series.indicator.pk, party.pk)
    for one in claims:
        if (one.commitment_id, one.indicator_id, one.party_id) == same:
            return {**one.rivals, "strength": one.strength, "reason": one.reason}
    return {}


def _only(problem: ProblemView, known: Behind, asked: Asked | None) -> ProblemView:
    """The figures of the indicator that is chosen, and all that is said of effect so far."""
    chosen = asked.series.indicator.pk if asked else None
    shown = (view for view, key in zip(problem.series, known.series, strict=True) if key == chosen)
    return ProblemView(tuple(shown), problem.effects)


def _known_of(asked: Asked) -> dict[str, Any]:
    """When it began, what was expected, and what cannot be chosen and why."""
    key = asked.commitment.pk
    began, words = asked.known.began[key], expects_words()
    return {
        "began": began,
        "expected": [
            (words[one.expects], one.because, one.written_on, one.written_on < began)
            for one in asked.known.hypotheses.get((key, asked.series.indicator.pk), ())
        ],
        "not_offered": [
            (strength_word(one), strength_told(one), lacks_told(lacking))
            for one in Strength
            if (lacking := asked.lacks(one))
        ],
    }
