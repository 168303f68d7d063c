from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "medborgarlofte.accounts"

    def ready(self) -> None:
        """Have the database keep the rules that all parts declare; the audit trail only grows at its end,
        and tells of those who sign in."""
        from . import database_rules, disposal, disposal_rules, sign_in_trail
        from .models import AuditEntry, Tombstone

        rules = [*database_rules.append_only(AuditEntry), database_rules.chained(AuditEntry)]
        database_rules.declare([*rules, *database_rules.append_only(Tombstone)])
        database_rules.listen(self)
        sign_in_trail.listen()
        disposal.declare(disposal_rules.RULES)
