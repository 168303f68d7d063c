"""Public pages on a country's data, through every middleware as a server calls them, on one core.

Cold (nothing kept): the whole request over rendering the same template with the same page already in
memory. Kept: the whole request over a Django view that does nothing but return the same bytes. The two
of each pair take turns, so that both meet the same disturbances, and the median of their ratios is told.
"""

from __future__ import annotations

from .asking import Asking, environ_of, queries_of, ratio, rendering_of
from .own_process import measured_in_own_process
from .table import Figure

COLD_ROUNDS, KEPT_ROUNDS = 15, 300
MINIMAL = "/given/bytes/only/"


def run() -> list[Figure]:
    """The figures, measured in a process of its own over a database of its own."""
    return measured_in_own_process(__name__)


def measured() -> list[Figure]:
    """Every page's figures, on the day on which the country was drawn."""
    import time_machine

    from .country import store
    from .statuses import TODAY

    store()
    cold, kept, most = [], [], 0
    with time_machine.travel(f"{TODAY}T12:00:00+02:00"):
        pages = _Pages()
        for name, address in _addresses().items():
            most = max(most, pages.queries(address))
            cold.append(Figure(f"{name}, cold: over its template alone", pages.cold(address), "times", 3))
            kept.append(Figure(f"{name}, kept: over a bare view", pages.kept(address), "times", 2))
    return [*cold, *kept, Figure("SQL queries of a public page, at most", most, "queries", 8)]


def _addresses() -> dict[str, str]:
    """The start page, and of the other kinds the page with most records and the one in the middle."""
    from django.db.models import Count

    from medborgarlofte.promises.models import Commitment, Promise

    found = {"start page": "/"}
    sizes = Promise.objects.filter(start__year__gte=2022).annotate(size=Count("commitments__records"))
    promises = list(sizes.order_by("size", "pk"))
    for size, promise in (("busiest", promises[-1]), ("middle", promises[len(promises) // 2])):
        each = Commitment.objects.filter(promise=promise).annotate(size=Count("records"))
        commitments = list(each.order_by("size", "pk"))
        commitment = commitments[-1 if size == "busiest" else len(commitments) // 2]
        found[f"{size} municipality"] = f"/{promise.municipality.slug}/"
        found[f"{size} promise"] = promise.address()
        found[f"{size} commitment"] = f"{promise.address()}{commitment.number}/"
    return found


class _Pages:
    """The public pages, with nothing kept or all kept."""

    def __init__(self) -> None:
        from django.conf import settings

        settings.ROOT_URLCONF = "benchmarks.addresses"
        self.asking = Asking()

    def _forgetful(self, address: str) -> bytes:
        from medborgarlofte.followup.kept import KEEPING
        from medborgarlofte.publishing.caching import PAGES

        PAGES.clear()
        KEEPING.clear()
        return self.asking.get(environ_of(address))

    def queries(self, address: str) -> int:
        """How many queries the page needs when nothing is kept."""
        return queries_of(lambda: self._forgetful(address))

    def cold(self, address: str) -> float:
        """The whole request over its template alone."""
        from medborgarlofte.publishing import views

        render = rendering_of(views, lambda: self._forgetful(address))
        return ratio(lambda: self._forgetful(address), render, COLD_ROUNDS)

    def kept(self, address: str) -> float:
        """The whole request, its page kept, over a bare view that returns the same bytes."""
        from .addresses import GIVEN

        get = self.asking.get
        GIVEN["content"] = get(environ_of(address))
        asked, bare = environ_of(address), environ_of(MINIMAL)
        assert get(bare) == get(asked)
        return ratio(lambda: get(asked), lambda: get(bare), KEPT_ROUNDS)
