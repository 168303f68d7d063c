from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "medborgarlofte.accounts"

    def ready(self) -> None:
        """Have the database keep the rules that all parts declare; the audit trail only grows at its end."""
        from . import database_rules
        from .models import AuditEntry

        rules = [*database_rules.append_only(AuditEntry), database_rules.chained(AuditEntry)]
        database_rules.declare(rules)
        database_rules.listen(self)
