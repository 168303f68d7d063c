"""The texts of a promise, tidied and checked before they are published."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from medborgarlofte.domain import content
from medborgarlofte.domain.errors import Refusal
from medborgarlofte.domain.personal_data import Concern
from medborgarlofte.places.free_text import concerns_about, tidy

LONGEST = 20_000  # characters of one commitment, problem or aim
LONGEST_WORDS = 500  # of a heading, a place, a co-actor
MOST = 2_000  # commitments of one promise
_TEXTS = ("problem", "aim", "followup_words", "extension_reason", "extension_lessons")


def checked_texts(said: content.Promise) -> content.Promise:
    """The content with every text tidied.

    Refuses a commitment without words, texts that are too long, identity numbers, and more commitments
    than any promise has.
    """
    if len(said.commitments) > MOST:
        raise Refusal(_("Ett löfte kan ha högst %(most)d åtaganden.") % {"most": MOST})
    texts: dict[str, Any] = {name: tidy(getattr(said, name), _("Löftets text"), LONGEST) for name in _TEXTS}
    return replace(
        said,
        **texts,
        label=tidy(said.label, _("Perioden"), 50),
        extension_of=tidy(said.extension_of, _("Perioden"), 50),
        links=tuple(_link(link) for link in said.links),
        focus_areas=tuple(
            replace(area, heading=tidy(area.heading, _("Rubriken"), LONGEST)) for area in said.focus_areas
        ),
        commitments=tuple(_commitment(one) for one in said.commitments),
    )


def _link(link: content.Link) -> content.Link:
    return content.Link(tidy(link.text, _("Länken"), LONGEST), tidy(link.address, _("Länken"), 2_000))


def _commitment(one: content.Commitment) -> content.Commitment:
    what = _("Åtagande %(number)d") % {"number": one.number}
    text = tidy(one.text, what, LONGEST)
    if not text:
        raise Refusal(_("Åtagande %(number)d saknar text.") % {"number": one.number})
    return replace(
        one,
        text=text,
        focus_area=tidy(one.focus_area, what, LONGEST),
        result=tidy(one.result, what, LONGEST),
        target_groups=_words(one.target_groups, what),
        places=_words(one.places, what),
        co_actors=_words(one.co_actors, what),
        functions=checked_functions(one),
        times=tidy(one.times, what, LONGEST_WORDS),
        plans=tuple(_plan(plan, what) for plan in one.plans),
        goal=tidy(one.goal, what, LONGEST),
    )


def checked_functions(one: content.Commitment) -> tuple[content.Function, ...]:
    """The functions tidied. Refuses two of one party, and one of a party that is not accountable."""
    what = _("Åtagande %(number)d") % {"number": one.number}
    named = [replace(each, name=tidy(each.name, what, 200)) for each in one.functions]
    named = [each for each in named if each.name]
    if len({each.party for each in named}) < len(named):
        raise Refusal(
            _("I åtagande %(number)d har en part två funktioner. Ange en.") % {"number": one.number}
        )
    if any(each.party not in one.parties for each in named):
        raise Refusal(
            _("I åtagande %(number)d står en funktion för en part som inte ansvarar.")
            % {"number": one.number}
        )
    return content.functions_in_order(named)


def _plan(plan: content.Link, what: str) -> content.Link:
    """A plan, by its name or its address on the web."""
    plan = content.Link(tidy(plan.text, what, LONGEST_WORDS), tidy(plan.address, what, 2_000))
    if plan.address and not plan.address.startswith(("https://", "http://")):
        raise Refusal(_("Adressen till en plan ska börja med https://."))
    return plan


def _words(words: tuple[str, ...], what: str) -> tuple[str, ...]:
    tidied = (tidy(word, what, LONGEST_WORDS) for word in words)
    return tuple(dict.fromkeys(word for word in tidied if word))


def concerns_in(said: content.Promise, reason: str = "") -> tuple[Concern, ...]:
    """What a person must decide about before the texts are published, commitment by commitment."""
    texts = [(name, _("Löftets text"), getattr(said, name)) for name in _TEXTS]
    texts.append(("reason", _("Skälet"), reason))
    for one in said.commitments:
        what = _("Åtagande %(number)d") % {"number": one.number}
        words = "\n".join((one.text, one.focus_area, one.result, one.times, one.goal, *_named(one)))
        texts.append((f"commitment-{one.number}", what, words))
    return tuple(concern for field, what, text in texts for concern in concerns_about(text, what, field))


def _named(one: content.Commitment) -> Iterator[str]:
    """The names that a commitment lists."""
    yield from (*one.places, *one.target_groups, *one.co_actors)
    yield from (each.name for each in one.functions)
    yield from (plan.text for plan in one.plans)
