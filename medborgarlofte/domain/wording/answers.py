"""What a commitment answers: in its fields, or in its own words."""

from __future__ import annotations

import re

from ..content import Commitment
from ..targets import CountTarget, Per, WhenNeededTarget, WithinTimeTarget
from .sentence import seen, words

_SMALL = (
    "två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|tretton|fjorton|femton|sexton|sjutton|arton|nitton|"
    "tjugo|trettio|fyrtio|femtio|sextio|sjuttio|åttio|nittio|hundra"
)
_NUMBER = rf"(?:\d{{1,5}}|(?:{_SMALL})(?:en|ett|två|tre|fyra|fem|sex|sju|åtta|nio)?)"
_STRETCH = (
    r"(?:dag|dygn|vardag|kväll|natt|helg|veck|månad|kvartal|tertial|halvår|termin|läsår|år|"
    r"måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag|sommar|höst|vår\b|vinter|lov)"
)
_FREQUENCY = re.compile(
    rf"\b(?:per|varje|varannan|vartannat|var \w{{2,10}}|(?<=en )gång om|gånger om|ggr om) {_STRETCH}|"
    rf"(?:gång|gånger|ggr|tillfällen?|\d|\)) ?/ ?{_STRETCH}|"
    r"\b(?:i (?:veckan|månaden|kvartalet|halvåret)|om (?:året|dagen))\b|"
    r"\b(?:dagligen|veckovis|månadsvis|kvartalsvis|tertialvis|halvårsvis|terminsvis|årlig(?:en|t|a)?)\b",
    re.I,
)
_NOT_COUNTED = r"(?<!årskurs )(?<!klass )(?<!åk )(?<!väg )(?<!klockan )(?<!kl )(?<!kl\. )(?<!och )(?<!gatan )"
_COUNT = re.compile(
    rf"\b{_NOT_COUNTED}(?!(?:19|20)\d\d\b){_NUMBER}\b(?! ?(?:år\b|§|-|–|kap\b|och \d|km\b|minuter))"
    r"(?= ?[^\W\d_]| ?\()|"
    r"\b(?:en|ett|1) (?:gång|tillfälle)\b|\b(?:1|en|ett) \w{3,30} per\b",
    re.I,
)
_WITHIN = re.compile(
    rf"\binom (?:\w+ )?(?:{_NUMBER}|en|ett) ?(?:timm|dygn|dag|arbetsdag|veck|månad)|\binom (?:\d+) |"
    r"\bsamma (?:dag|dygn|vecka)\b",
    re.I,
)
_MONTHS = (
    "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|"
    "sommar|höst|vår|vinter|årsskifte|skolstart|terminsstart|jul|midsommar|påsk"
)
_DAY = re.compile(
    rf"\b(?:senast|före|innan|till och med|under|i|till|den) (?:[^\W_]+ ){{0,2}}?(?:(?:{_MONTHS})|20\d\d)|"
    r"\binnan \w+",
    re.I,
)
_ALL = re.compile(
    rf"\b(?:alla|samtliga|varje(?! {_STRETCH})|all|allt|hela|vardera|var och en)\b"
    r"(?! (?:ska|skall|kommer)\b)",
    re.I,
)
WHEN_NEEDED = re.compile(r"\b(?:vid|efter) behov\b|\bnär (?:det finns )?behov", re.I)
_PARTY = re.compile(
    r"\b(?:[^\W\d_]{0,20}polis(?:en)?|kommun(?:en)?|vi|parterna|båda parter|[^\W\d_]{2,20}tjänsten|"
    r"[^\W\d_]{2,20}förvaltningen|[^\W\d_]{2,20}nämnden|[^\W\d_]{2,20}bolaget|regionen|stiftelsen|föreningen|AB|"
    r"skolan(?= (?:ska|skall)\b)|"
    r"(?:polisen|kommunen)s (?:målvärde|mål|åtagande))\b",
    re.I,
)
_PLACE = re.compile(
    r"(?:torg|park|gata|gränd|väg|centrum|station|skola|skolor|hamn|strand|bad|bro|tunnel|tunnl|område|stadsdel|kommundel|"
    r"tätort|bibliotek|galleria|resecentrum|hus|gård|platser?|plan|byggnad|fastighet|terminal|kyrka|kvarter|"
    r"korridor|utrymme|brygg|väntsal|lokal|centra|fjäll)(?:a?rna|orna|erna|en|et|n|na|t|ns|an|ets|ens|nas)$"
)
_PLACE_AS_IT_IS = re.compile(r"(?:centrum|resecentrum|torg)$")
_AT_NAME = re.compile(
    r"\b(?:på|i|vid|kring|runt|utanför|längs|mellan|utmed|intill|nära|till) (?:\w{1,20} ){0,1}?"
    r"(?-i:[A-ZÅÄÖ])[a-zåäöé]{2}"
)
_GROUP = re.compile(
    r"(?:elev|^unga$|ungdom|^barn|förälder|föräldra|vårdnadshav|personal|krog|krög|butik|handla(?:re|rna)|fastighetsäg|"
    r"äldre|senior|pensionär|boende|invånar|medborgar|allmänhet|hushåll|ägare|företag|förening|chef|lärare|rektor|"
    r"klass|årskurs|skol|stadi|nyanländ|kvinn|brottsoffer|utsatta$|ledare|förare|besökare|student|grann|kund|näringsliv|"
    r"by(?:a?möte)|anställda|medarbetar|ombud|deltagar|nattvandrare|värdar|krogvärd)"
)


def is_counted(commitment: Commitment) -> bool:
    """Whether a number or a frequency says how much: as a target, or in words."""
    if any(isinstance(target, CountTarget) for target in commitment.targets):
        return True
    text = seen(commitment.text)
    return _FREQUENCY.search(text) is not None or _COUNT.search(text) is not None


def is_within_time(commitment: Commitment) -> bool:
    """Whether each case has its time: as a target, or in words ("inom två dygn")."""
    if any(isinstance(target, WithinTimeTarget) for target in commitment.targets):
        return True
    return _WITHIN.search(seen(commitment.text)) is not None


def is_when_needed(commitment: Commitment) -> bool:
    """Whether it is kept when needed, so that each window asks whether the need arose."""
    if commitment.as_needed or any(isinstance(target, WhenNeededTarget) for target in commitment.targets):
        return True
    return WHEN_NEEDED.search(seen(commitment.text)) is not None


def is_of_a_whole(sentence: str) -> bool:
    """Whether it takes in all of something ("alla elever", "varje anmälan"): then a share can be followed."""
    return _ALL.search(sentence) is not None


def has_day(commitment: Commitment) -> bool:
    """Whether a day, a month, a season or a year says by when."""
    if any(isinstance(target, CountTarget) and target.per is not Per.PERIOD for target in commitment.targets):
        return True
    return _DAY.search(seen(commitment.text)) is not None


def names_party(commitment: Commitment) -> bool:
    """Whether somebody is accountable: a party in the field, or one that the words name."""
    return bool(commitment.parties) or _PARTY.search(seen(commitment.text)) is not None


def has_place(commitment: Commitment) -> bool:
    """Whether it says where: in the field, or by a place in the words."""
    return bool(commitment.places) or is_at_named_place(commitment)


def is_at_named_place(commitment: Commitment) -> bool:
    """Whether the words point out a place ("vid gästbryggan", "på Skolgatan"), not a sort ("i parker")."""
    text = seen(commitment.text)
    if _AT_NAME.search(text):
        return True
    named = (word.text[-30:].lower() for word in words(text))
    return any(_PLACE.search(word) or _PLACE_AS_IT_IS.search(word) for word in named)


def has_group(commitment: Commitment) -> bool:
    """Whether it says for whom: in the field, or by people that the words name."""
    if commitment.target_groups:
        return True
    return any(_GROUP.search(word.text[:60].lower()) for word in words(commitment.text))
