"""The form of a commitment: what is not touched stays exactly as it was, and every mistake is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from medborgarlofte.domain import content
from medborgarlofte.domain.targets import (
    CountTarget,
    Operator,
    Per,
    Season,
    Target,
    TimeUnit,
    UncountableTarget,
    WhenNeededTarget,
    WithinTimeTarget,
)
from medborgarlofte.ingest.models import Review
from medborgarlofte.promises.texts import LONGEST
from medborgarlofte.web.drafts.commitment_form import CommitmentForm
from medborgarlofte.web.drafts.target_form import MOST, TargetFormSet, chosen, initial_of
from tests.domain.strategies import SEASONS
from tests.ingest.reviewing import dropped, fresh, published, reworded, texts

from .at import at, errors, filled, page, text_of

pytestmark = pytest.mark.django_db
EVERY_KIND: tuple[Target, ...] = (
    CountTarget(104, Per.YEAR, "trafikkontroller"),
    CountTarget(0, Per.MONTH, operator=Operator.AT_MOST, on_average=True),
    CountTarget(1, Per.WEEK, every=2, season=Season(frozenset({6, 7, 8}))),
    CountTarget(3, Per.SCHOOL_TERM, season=Season(school_year=True), unless_no_need=True, each_party=True),
    CountTarget(4, Per.BY_DATE, "skolor", Operator.EXACTLY, by=date(2023, 5, 31), whole=4),
    CountTarget(1_000_000, Per.PERIOD, conditions=("med bilinspektör", "på kvällstid")),
    WithinTimeTarget(2, TimeUnit.WORKING_DAY, "klotter", Per.HALF_YEAR),
    WhenNeededTarget("insatser", Per.QUARTER),
    UncountableTarget("närvaro", Per.SCHOOL_YEAR),
    UncountableTarget(),
)
_WORDS = st.text("abcåäö (),-", max_size=20).map(str.strip)
_COUNTS = st.builds(
    CountTarget,
    number=st.integers(0, 1_000_000),
    per=st.sampled_from([per for per in Per if per is not Per.BY_DATE]),
    unit=_WORDS,
    operator=st.sampled_from(Operator),
    every=st.integers(1, 500),
    season=SEASONS,
    on_average=st.booleans(),
    whole=st.none() | st.integers(1, 1_000_000),
    conditions=st.lists(_WORDS.filter(bool), max_size=3).map(tuple),
    unless_no_need=st.booleans(),
    each_party=st.booleans(),
)
_BY_DATE = st.builds(
    CountTarget, st.integers(0, 9), st.just(Per.BY_DATE), by=st.dates(date(1990, 1, 1), date(2100, 1, 1))
)
_PER = st.sampled_from(Per)
_OTHERS = (
    st.builds(WithinTimeTarget, st.integers(1, 500), st.sampled_from(TimeUnit), _WORDS, _PER)
    | st.builds(WhenNeededTarget, _WORDS, _PER)
    | st.builds(UncountableTarget, _WORDS, _PER)
)


def said_with(review: Review, **fields: Any) -> content.Commitment:
    """The first commitment with these fields, stored."""
    said = fresh(review).content()
    one = replace(said.commitments[0], **fields)
    said = replace(said, commitments=(one, *said.commitments[1:]))
    Review.objects.filter(pk=review.pk).update(said=content.as_json(content.settled(said)))
    return fresh(review).content().commitments[0]


def saved(client: Client, review: Review, address: str = "1/", **changed: Any) -> Any:
    """The answer to the form with something changed."""
    sent = {**filled(page(client, at(review, address))), **changed}
    return client.post(at(review, address), {name: one for name, one in sent.items() if one is not None})


@pytest.mark.parametrize("target", EVERY_KIND, ids=lambda target: type(target).__name__)
def test_a_commitment_saved_as_it_stands_is_as_it_was(client: Client, review: Review, target: Target) -> None:
    before = said_with(review, targets=(target,))
    assert saved(client, review).status_code == 302
    assert fresh(review).content().commitments[0] == before
    assert fresh(review).revision == 0


def test_all_fields_and_many_targets_come_back_as_they_were(client: Client, review: Review) -> None:
    before = said_with(
        review,
        targets=EVERY_KIND,
        text="Rad ett.\n\nRad två – med ”citat” & <tecken>.",
        parties=(content.Party("police", "Polisen"), content.Party("other", "Ekhamns Bostäder")),
        focus_area="Trafik",
        areas=("traffic",),
        places=("hamnen", "torget"),
        target_groups=("unga",),
        co_actors=("skolan", "Ekhamns Bostäder"),
        result="5 kontroller.\n\n7 kontroller.",
        sensitive=True,
        functions=(
            content.Function(content.Party("police", "Polisen"), "områdespolisen"),
            content.Function(content.Party("other", "Ekhamns Bostäder"), "fastighetschefen"),
        ),
        times="fredagar 20–02",
        plans=(content.Link("Drogpolicy", "https://ekhamn.example/plan"), content.Link("Planen", "")),
        goal_kind="process",
        goal="Vi ses varje vecka.",
    )
    assert saved(client, review).status_code == 302
    assert fresh(review).content().commitments[0] == before


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_COUNTS | _BY_DATE | _OTHERS, min_size=1, max_size=4, unique=True))
def test_any_targets_go_through_the_form_unchanged(targets: list[Target]) -> None:
    shown = TargetFormSet(initial=[initial_of(target) for target in targets])
    sent = filled(f'<form class="entry">{shown.management_form}{"".join(str(one) for one in shown)}</form>')
    flat = {name: one if len(one) > 1 or "season_months" in name else one[0] for name, one in sent.items()}
    again = TargetFormSet(_query(flat), initial=[initial_of(target) for target in targets])
    assert again.is_valid(), again.errors
    assert chosen(again) == tuple(targets)


def _query(sent: dict[str, Any]) -> QueryDict:
    query = QueryDict(mutable=True)
    for name, value in sent.items():
        query.setlist(name, value if isinstance(value, list) else [value])
    return query


@pytest.mark.parametrize(
    ("changed", "field", "sentence"),
    [
        ({"text": ""}, "#id_text", "Skriv vad som lovas."),
        ({"text": "å" * (LONGEST + 1)}, "#id_text", "20000"),
        ({"form-0-number": ""}, "#id_form-0-number", "Skriv antalet, eller välj ett annat slags mål."),
        ({"form-0-number": "åtta"}, "#id_form-0-number", ""),
        ({"form-0-number": "-1"}, "#id_form-0-number", ""),
        ({"form-0-number": "9" * 30}, "#id_form-0-number", ""),
        ({"form-0-per": "by_date"}, "#id_form-0-by", "Skriv den dag då det ska vara klart."),
        ({"form-0-kind": "within_time"}, "#id_form-0-limit", "Skriv inom hur lång tid"),
        ({"form-0-kind": "påhitt"}, "#id_form-0-kind", ""),
        ({"form-1-number": "5"}, "#id_form-1-kind", "Välj vad för mål det är"),
    ],
)
def test_a_mistake_is_told_at_its_field_and_on_top_and_nothing_is_saved(
    client: Client, review: Review, changed: dict[str, str], field: str, sentence: str
) -> None:
    answer = saved(client, review, **changed)
    written = answer.content.decode()
    assert answer.status_code == 422
    assert [where for where, _told in errors(written)] == [field]
    (told,) = [told for _where, told in errors(written)]
    assert sentence in told
    assert text_of(written).count(told) == 2
    assert "<title>Fel:" in written
    assert fresh(review).revision == 0


@pytest.mark.parametrize("text", ["Ring 811218-9876.", "Skriv till 19811218-9876 om du vill."])
def test_an_identity_number_is_refused_and_what_was_written_stays(
    client: Client, review: Review, text: str
) -> None:
    answer = saved(client, review, text=text)
    written = answer.content.decode()
    assert answer.status_code == 422
    assert "personnummer" in text_of(written)
    assert filled(written)["text"] == [text]


def test_a_target_is_taken_away_and_another_added(client: Client, review: Review) -> None:
    saved(client, review, **{"form-0-kind": "", "form-1-kind": "when_needed", "form-1-unit": "insatser"})
    one = fresh(review).content().commitments[0]
    assert (one.targets, one.as_needed) == ((WhenNeededTarget("insatser"),), True)


def test_more_targets_than_any_commitment_has_are_refused_with_a_sentence(
    client: Client, review: Review
) -> None:
    sent = filled(page(client, at(review, "1/")))
    sent["form-TOTAL_FORMS"] = [str(MOST + 1)]
    for number in range(MOST + 1):
        sent |= {f"form-{number}-kind": ["uncountable"], f"form-{number}-unit": [str(number)]}
    answer = client.post(at(review, "1/"), sent)
    assert answer.status_code == 422
    assert len(errors(answer.content.decode())) == 1
    assert fresh(review).revision == 0


def test_who_is_responsible_is_written_as_the_parties_are_called(client: Client, review: Review) -> None:
    saved(client, review, police="on", municipality="on", others="Ekhamns Bostäder\r\n\r\nRegionen")
    names = [party.name for party in fresh(review).content().commitments[0].parties]
    assert names == ["Polisen", "Ekhamns kommun", "Ekhamns Bostäder", "Regionen"]


def test_a_new_commitment_that_is_written_freely_comes_last_and_names_no_source(
    client: Client, review: Review
) -> None:
    answer = saved(client, review, "nytt/", text="Polisen ska synas på torget.")
    assert answer["Location"] == f"{at(review)}#atagande-4"
    one = fresh(review).content().commitments[-1]
    assert (one.number, one.source, one.line) == (4, "", None)


def test_a_new_one_needs_its_words(client: Client, review: Review) -> None:
    answer = saved(client, review, "nytt/")
    assert errors(answer.content.decode()) == [("#id_text", "Skriv vad som lovas.")]


def test_who_comes_second_sees_both_wordings_and_chooses(client: Client, review: Review) -> None:
    sent = {**filled(page(client, at(review, "1/"))), "text": "Min lydelse."}
    reworded(review, 1, "Den andras lydelse.")
    answer = client.post(at(review, "1/"), sent)
    written = answer.content.decode()
    assert answer.status_code == 422
    assert "Någon annan har ändrat samma sak" in written
    assert "Den andras lydelse." in text_of(written)
    assert "Ordalydelsen i åtagande 1 ändrades" in text_of(written)
    assert filled(written)["text"] == ["Min lydelse."]
    assert texts(review)[0] == "Den andras lydelse."
    assert client.post(at(review, "1/"), filled(written)).status_code == 302
    assert texts(review)[0] == "Min lydelse."


def test_what_the_other_did_is_told_though_the_words_are_the_same(client: Client, review: Review) -> None:
    sent = {**filled(page(client, at(review, "1/"))), "text": "Min lydelse."}
    saved(client, review, **{"form-0-number": "6"})
    told = text_of(client.post(at(review, "1/"), sent).content.decode())
    assert "Det här har den andra gjort:" in told
    assert "sänktes" in told


def test_one_that_another_dropped_is_told_and_can_be_brought_back(client: Client, review: Review) -> None:
    sent = {**filled(page(client, at(review, "2/"))), "text": "Min lydelse."}
    dropped(review, 2)
    answer = client.post(at(review, "2/"), sent)
    written = answer.content.decode()
    assert answer.status_code == 422
    assert "Den andra har tagit bort åtagandet." in text_of(written)
    assert client.post(at(review, "2/"), filled(written)).status_code == 302
    assert texts(review)[1] == "Min lydelse."


def test_what_others_did_to_another_commitment_is_no_conflict(client: Client, review: Review) -> None:
    sent = {**filled(page(client, at(review, "1/"))), "text": "Min lydelse."}
    reworded(review, 2, "Den andras.")
    assert client.post(at(review, "1/"), sent).status_code == 302
    assert texts(review)[:2] == ["Min lydelse.", "Den andras."]


def test_a_commitment_that_is_not_there_is_not_found(client: Client, review: Review) -> None:
    dropped(review, 2)
    for address in ("2/", "9/", "2/dela/"):
        assert client.get(at(review, address)).status_code == 404
    assert client.post(at(review, "9/"), {"text": "x"}).status_code == 404


def test_an_ended_review_is_not_changed(client: Client, review: Review) -> None:
    sent = {**filled(page(client, at(review, "1/"))), "text": "Efteråt."}
    published(review)
    answer = client.post(at(review, "1/"), sent)
    assert (answer.status_code, "avslutat" in answer.content.decode()) == (422, True)


def test_a_form_without_what_was_seen_is_refused(client: Client, review: Review) -> None:
    sent = {**filled(page(client, at(review, "1/"))), "text": "Min lydelse."}
    sent.pop("revision")
    answer = client.post(at(review, "1/"), sent)
    assert answer.status_code == 422
    assert errors(answer.content.decode())
    assert fresh(review).revision == 0


def test_the_form_shows_what_a_commitment_says(review: Review) -> None:
    one = fresh(review).content().commitments[2]
    shown = CommitmentForm.initial_of(one)
    assert (shown["police"], shown["municipality"], shown["others"]) == (True, True, ())
