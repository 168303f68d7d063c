"""The page of one follow-up for its parties: what the records say, their answers, its text and approval."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from medborgarlofte.accounts.models import User
from medborgarlofte.accounts.proof import recently_proved
from medborgarlofte.domain.errors import NotAllowed, Refusal
from medborgarlofte.followup import actions
from medborgarlofte.followup.came_of import came_of
from medborgarlofte.followup.contents import commitments_told
from medborgarlofte.followup.models import Approval, FollowUp, FollowUpVersion
from medborgarlofte.followup.prefilled import Prefilled, prefilled
from medborgarlofte.followup.unanswered import may_answer_for
from medborgarlofte.places.access import own_parties
from medborgarlofte.places.gates import Access
from medborgarlofte.places.models import Organisation
from medborgarlofte.places.things import Thing
from medborgarlofte.publishing.follow_up_words import period_name
from medborgarlofte.publishing.pages.follow_ups import commitment_views
from medborgarlofte.web.account.fresh import to_confirm
from medborgarlofte.web.asking import access, actor, allowed, can, need
from medborgarlofte.web.deciding import CONFIRMED

from .came_of import decisions_told, points_told
from .finding import found_follow_up
from .period_forms import Asked, PeriodForm, QuestionView, is_begun

MOST = 40  # things asked on one page; what is left is asked when these are answered
MOST_OF_OTHER = 20  # of the other party's, which nobody has to answer


@require_http_methods(["GET", "HEAD", "POST"])
@allowed("followup.read")
def period(request: HttpRequest, slug: str, promise_slug: str, number: int) -> HttpResponse:
    """One follow-up: a form sent back says what it does, and what is done leads back here."""
    follow_up = found_follow_up(request, slug, promise_slug, number)
    does = _DOES.get(request.POST.get("gor", ""))
    if request.method != "POST" or does is None:
        return _answering(request, follow_up)
    try:
        led_away = does(request, follow_up)
    except NotAllowed:
        raise
    except Refusal as refusal:
        as_it_is = found_follow_up(request, slug, promise_slug, number)
        return _page(request, as_it_is, refusal=str(refusal), status=409)
    return led_away or HttpResponseRedirect(request.path)


def open_followups(who: Access) -> list[tuple[FollowUp, str]]:
    """The follow-ups that somebody's parties are answering, by day due, with their names. One query."""
    rows = FollowUp.objects.visible_to(who).filter(state=FollowUp.State.OPEN)
    mine = rows.filter(promise__municipality__in={one.municipality_id for one in who.organisations.values()})
    each = mine.select_related("promise__municipality").order_by("due", "pk")[:MOST]
    return [(one, period_name(one.per, one.start, one.end)) for one in each]


def _answering(request: HttpRequest, follow_up: FollowUp) -> HttpResponse:
    if request.method != "POST":
        return _page(request, follow_up)
    facts = prefilled(follow_up)
    form = PeriodForm(_asked(request, facts), request.POST, version=follow_up.promise.version)
    if form.accepted(lambda: form.save(actor(request), follow_up, localdate())):
        return HttpResponseRedirect(f"{request.path}?sparat")
    return _page(request, follow_up, facts=facts, form=form, status=422)


def _settle(request: HttpRequest, follow_up: FollowUp) -> None:
    actions.settle_followup(actor(request), follow_up)


def _approve(request: HttpRequest, follow_up: FollowUp) -> HttpResponse | None:
    if isinstance(request.user, User) and not recently_proved(request):
        return to_confirm(request, request.user)
    version = follow_up.versions.to_be_approved(follow_up.version).first()
    if version is None:
        raise Refusal(_("Lägg fast texten innan ni godkänner den."))
    party = _leads(request, follow_up, version)
    actions.approve(actor(request), version, party, seen_sha256=request.POST.get("sha256", ""))
    return None


def _correct(request: HttpRequest, follow_up: FollowUp) -> None:
    confirmed = "confirmed" in request.POST
    reason = request.POST.get("reason", "")
    actions.correct_followup(actor(request), follow_up, reason=reason, confirmed=confirmed)


_DOES: dict[str, Callable[[HttpRequest, FollowUp], HttpResponse | None]] = {
    "lagg-fast": lambda request, follow_up: _settle(request, follow_up),
    "godkann": _approve,
    "ratta": lambda request, follow_up: _correct(request, follow_up),
}


def _led(request: HttpRequest, follow_up: FollowUp) -> frozenset[int]:
    """The parties of the promise that somebody may approve for."""
    return access(request).parties_with("followup.approve") & follow_up.promise.thing().shared_with


def _leads(request: HttpRequest, follow_up: FollowUp, version: FollowUpVersion) -> Organisation:
    """The party that somebody may approve for; of several the first that has not approved."""
    mine = Organisation.objects.filter(pk__in=_led(request, follow_up)).order_by("pk")
    given = version.approvals.values("party")
    found = mine.exclude(pk__in=given).first() or mine.first()
    if found is None:
        need(request, "followup.approve", Thing())
        raise RuntimeError("who signs in is never the command line")
    return found


def _asked(request: HttpRequest, facts: Prefilled) -> list[Asked]:
    """What the parties of the one who asks have still to answer, and what they want to answer again."""
    if not facts.follow_up.is_open:
        return []
    here = facts.follow_up.promise.municipality.organisations.all()
    mine = {one.pk for one in here if may_answer_for(access(request), one)}
    by_key = {one.commitment.pk: one for one in facts.commitments}
    left = [
        Asked(one.party, one.question, by_key[one.commitment.pk] if one.commitment else None)
        for one in facts.missing()
        if one.party.pk in mine
    ]
    mine_alone = [*_again(request.GET, facts, mine, {one.key for one in left}), *left][:MOST]
    keys = {one.key for one in mine_alone}
    return [*mine_alone, *(one for one in _of_other(facts, mine) if one.key not in keys)]


def _of_other(facts: Prefilled, mine: set[int]) -> list[Asked]:
    """What the police or the municipality may say of what the other has to answer for, and has not said."""
    parties = [one for one in facts.parties if one.pk in mine]
    return [
        Asked(party, "commitment", one, of_other=True)
        for one in facts.commitments
        for party in parties
        if one.is_of_others(party) and not one.is_answered_by(party)
    ][:MOST_OF_OTHER]


def _again(query: QueryDict, facts: Prefilled, mine: set[int], asked: set[str]) -> list[Asked]:
    wanted = query.get("svara", "")
    chosen = [one for one in facts.commitments if str(one.commitment.number) == wanted]
    found = [Asked(party, "commitment", one) for one in chosen for party in facts.parties if party.pk in mine]
    if wanted in {"outcome", "process"}:
        found = [Asked(party, wanted) for party in facts.parties if party.pk in mine]
    return [one for one in found if one.key not in asked]


def _page(
    request: HttpRequest,
    follow_up: FollowUp,
    *,
    facts: Prefilled | None = None,
    form: PeriodForm | None = None,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    facts = facts or prefilled(follow_up)
    asked = form or PeriodForm(_asked(request, facts), version=follow_up.promise.version)
    context: dict[str, Any] = {
        "follow_up": follow_up,
        "promise": follow_up.promise,
        "place": follow_up.promise.municipality,
        "name": period_name(follow_up.per, follow_up.start, follow_up.end),
        "reported_by": follow_up.period().reported_by,
        "missing": facts.missing(),
        **_questions(facts, asked),
        **_came_of(request, follow_up),
        "settled": follow_up.settled_sha256,
        "approvals": facts.approvals,
        **_offered(request, follow_up, facts.approvals),
        "registers_for": _registers_for(request, follow_up),
        "refusal": refusal,
        "saved": "sparat" in request.GET and request.method != "POST",
    }
    return render(request, "web/followup/period.html", context, status=status)


def _questions(facts: Prefilled, asked: PeriodForm) -> dict[str, Any]:
    """The commitments as the records tell of them, and what is asked, each beside its commitment."""
    views = {one.number: one for one in commitment_views(commitments_told(facts))}
    every = [
        QuestionView(one, tuple(fields), views[one.facts.commitment.number] if one.facts else None)
        for one, fields in asked.questions()
    ]
    of_other = [one for one in every if one.asked.of_other]
    return {
        "commitments": list(views.values()),
        "form": asked,
        "questions": [one for one in every if not one.asked.of_other],
        "of_other": of_other,
        "other_is_open": any(is_begun(one.fields) for one in of_other),
        "box": asked[CONFIRMED] if CONFIRMED in asked.fields else None,
    }


def _came_of(request: HttpRequest, follow_up: FollowUp) -> dict[str, Any]:
    found = came_of(follow_up, access(request))
    return {"decisions": decisions_told(found), "points": points_told(found)}


def _registers_for(request: HttpRequest, follow_up: FollowUp) -> list[Organisation]:
    """The parties of whoever asks that each have a package of their own, once something is approved."""
    if not follow_up.version:
        return []
    return own_parties(access(request), "followup.register", follow_up.promise.municipality)


def _offered(request: HttpRequest, follow_up: FollowUp, given: Iterable[Approval]) -> dict[str, bool]:
    """What whoever asks may do with it as it stands: a party that has approved is not asked again."""
    thing = follow_up.thing()
    left = _led(request, follow_up) - {one.party_id for one in given}
    return {
        "may_answer": follow_up.is_open and can(request, "followup.answer"),
        "may_settle": follow_up.is_open and can(request, "followup.settle", thing),
        "may_approve": bool(follow_up.settled_sha256 and left) and can(request, "followup.approve"),
        "may_correct": not follow_up.is_open and can(request, "followup.correct", thing),
    }
