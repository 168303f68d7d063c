from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "medborgarlofte.accounts"

    def ready(self) -> None:
        """The audit trail is only added to, and the database keeps the rules that all parts declare."""
        from . import database_rules
        from .models import AuditEntry

        database_rules.declare(database_rules.append_only(AuditEntry))
        database_rules.listen(self)
