from django.apps import AppConfig


class IngestConfig(AppConfig):
    name = "medborgarlofte.ingest"

    def ready(self) -> None:
        """What never became a promise is not kept for ever."""
        from medborgarlofte.accounts.disposal import declare

        from .disposal import RULES

        declare(RULES)
