from django.apps import AppConfig


class PromisesConfig(AppConfig):
    name = "medborgarlofte.promises"

    def ready(self) -> None:
        """What was promised and done is not changed behind the doors; functions answer for commitments.

        What is held counts for the commitments that it fulfils.
        """
        from django.utils.translation import gettext_lazy as _

        from medborgarlofte.accounts.database_rules import declare
        from medborgarlofte.dialogue import signals
        from medborgarlofte.places import work

        from .accountable import commitments_of
        from .actions.fulfilment import count_held, recount
        from .protection import rules

        declare(rules())
        signals.held.connect(count_held)
        signals.changed.connect(recount)
        work.declare("commitment", _("Åtaganden"), commitments_of)
