from django.apps import AppConfig


class PromisesConfig(AppConfig):
    name = "medborgarlofte.promises"

    def ready(self) -> None:
        """What was promised and done is not changed behind the doors."""
        from medborgarlofte.accounts.database_rules import declare

        from .protection import rules

        declare(rules())
