"""Personal data in a text: identity numbers, ways to reach somebody, vehicles, and names beside suspicion.

The rules, their sources and their measured false alarms stand in `docs/methods/personal-data.md`.
"""

from .concern import Concern
from .finding import Hit, Kind, hits

__all__ = ["Concern", "Hit", "Kind", "hits"]
