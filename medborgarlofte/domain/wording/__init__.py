"""The wording check: whether a promise is put so that it can be followed up. It warns, and never blocks."""

from .check import remarks
from .examples import better
from .nearness import Known, KnownTexts
from .remark import Remark, Rule, as_json
from .vague import Vagueness, kind_of

__all__ = ["Known", "KnownTexts", "Remark", "Rule", "Vagueness", "as_json", "better", "kind_of", "remarks"]
