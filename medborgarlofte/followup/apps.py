from django.apps import AppConfig


class FollowupConfig(AppConfig):
    name = "medborgarlofte.followup"

    def ready(self) -> None:
        """What a party has said stays; a later answer or assessment is added after it."""
        from medborgarlofte.accounts.database_rules import append_only, declare

        from .models import Assessment, NeedAnswer

        declare([*append_only(NeedAnswer), *append_only(Assessment)])
