from django.apps import AppConfig


class FollowupConfig(AppConfig):
    name = "medborgarlofte.followup"

    def ready(self) -> None:
        """What a party has said stays; a later answer or assessment is added after it.

        Every day the follow-ups that are due are opened, and the parties of promises that end are told.
        """
        from medborgarlofte.accounts.database_rules import append_only, declare
        from medborgarlofte.jobs.daily import every_day

        from .actions.opening import open_due
        from .models import (
            Approval,
            Assessment,
            EffectClaim,
            FollowUpVersion,
            NeedAnswer,
            OutcomeAnswer,
            ProcessAnswer,
        )
        from .renewal_notices import tell_of_endings

        answers = (NeedAnswer, Assessment, OutcomeAnswer, ProcessAnswer, EffectClaim)
        kept = (*answers, FollowUpVersion, Approval)
        declare([rule for model in kept for rule in append_only(model)])
        every_day(open_due)
        every_day(tell_of_endings)
