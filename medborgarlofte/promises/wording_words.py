"""What the wording check says to the one who writes: kind, plain, and with what to do instead."""

from __future__ import annotations

from django.utils.translation import gettext as _

from medborgarlofte.domain.content import Commitment
from medborgarlofte.domain.wording import Remark, Rule, Vagueness, kind_of

_LONGEST_QUOTE = 80  # characters: a whole sentence is not repeated, only where it begins


def label(rule: Rule) -> str:
    """What a rule is called, in a list of remarks."""
    return {
        Rule.SITUATION: _("Beskriver läget"),
        Rule.EFFECT: _("Effekt i stället för insats"),
        Rule.WHAT: _("Vad som görs"),
        Rule.WHO: _("Vem som ansvarar"),
        Rule.VAGUE: _("Går inte att följa upp"),
        Rule.HOW_MANY: _("Hur många"),
        Rule.HOW_OFTEN: _("Hur ofta"),
        Rule.SAME_AS_OTHER: _("Lik en annan kommuns text"),
        Rule.BY_WHEN: _("När det ska vara klart"),
        Rule.WHERE: _("Var"),
        Rule.FOR_WHOM: _("För vem"),
    }[rule]


def told(commitment: Commitment, remark: Remark) -> str:
    """The remark in words: what made it say so, and what to write instead."""
    words = quoted(remark.words(commitment.text))
    if not words:
        return _("Här står ingenting än. Skriv vem som ska göra vad, hur ofta och var.")
    if remark.rule is Rule.VAGUE:
        return _vague(remark.words(commitment.text)) % {"words": words}
    return _sentence(remark.rule) % {"words": words, "other": remark.other}


def quoted(words: str) -> str:
    """The words on one line, shortened at a space where they are many."""
    line = " ".join(words.split())
    if len(line) <= _LONGEST_QUOTE:
        return line
    return line[:_LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"


def _sentence(rule: Rule) -> str:
    return {
        Rule.SITUATION: _(
            "”%(words)s” beskriver hur det är eller har varit. Skriv vad ni ska göra åt det, och hur ofta."
        ),
        Rule.EFFECT: _(
            "”%(words)s” är en effekt, och den kan ingen lova. Skriv vad ni gör, och effekten som syfte."
        ),
        Rule.WHAT: _(
            "”%(words)s” säger inte vad som görs. Skriv själva handlingen, till exempel kontrollera."
        ),
        Rule.WHO: _(
            "Vid ”%(words)s” står det inte vem som ansvarar. Skriv polisen, kommunen eller en annan."
        ),
        Rule.HOW_MANY: _("Vid ”%(words)s” står det inte hur många. Skriv ett antal och för hur lång tid."),
        Rule.HOW_OFTEN: _(
            "Vid ”%(words)s” står det inte hur ofta. Skriv till exempel två gånger per termin."
        ),
        Rule.SAME_AS_OTHER: _(
            "Texten är nästan densamma som en från %(other)s. Skriv vad som gäller just hos er: "
            "plats, problem och antal."
        ),
        Rule.BY_WHEN: _("Vid ”%(words)s” står det inte när det ska vara klart. Skriv ett datum."),
        Rule.WHERE: _("Vid ”%(words)s” står det inte var. Skriv platsen eller området."),
        Rule.FOR_WHOM: _("Vid ”%(words)s” står det inte för vem. Skriv vilka det riktar sig till."),
    }[rule]


def _vague(words: str) -> str:
    return {
        Vagueness.ACT: _("”%(words)s” går inte att följa upp. Skriv vad ni gör och hur många gånger."),
        Vagueness.AMOUNT: _("”%(words)s” går inte att räkna. Skriv hur många eller hur ofta."),
        Vagueness.TIME: _("”%(words)s” är ingen tid. Skriv ett datum eller inom hur många dagar."),
        Vagueness.WILL: _("”%(words)s” lovar bara att försöka. Skriv vad ni gör."),
    }[kind_of(words)]
