from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "medborgarlofte.places"

    def ready(self) -> None:
        """Secrecy reviews and hand-overs stay as they were; who no longer works here is forgotten."""
        from django.utils.translation import gettext_lazy as _

        from medborgarlofte.accounts import disposal
        from medborgarlofte.accounts.database_rules import append_only, declare

        from . import work
        from .disposal import RULES
        from .models import HandOver, SecrecyReview

        disposal.declare(RULES)
        declare([*append_only(SecrecyReview), *append_only(HandOver)])
        work.declare("function", _("Funktioner som svarar till den"), work.answering)
