from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "medborgarlofte.web"

    def ready(self) -> None:
        """The public pages do not know the pages of staff; these make themselves known to them.

        Every day reminders are asked for.
        """
        from django.utils.translation import gettext_lazy as _

        from medborgarlofte.jobs.daily import every_day
        from medborgarlofte.places import work as places_work
        from medborgarlofte.publishing.header import offer_in_header
        from medborgarlofte.publishing.offers import offer, offer_on_promise

        from .drafts.waiting import of_drafts
        from .header import staff_header
        from .kinds import declare_kinds
        from .meetings import work as of_meetings
        from .occasions.cycle import occasions_of_year
        from .offers import (
            answer_offer,
            correction_offer,
            expected_offer,
            lineage_offer,
            logging_offer,
            renewal_offer,
        )
        from .reminders.sending import remind
        from .work import commitments, cycle, cycle_events, waiting

        offer_in_header(staff_header)
        for provider in (of_drafts, commitments.of_functions):
            waiting.declare(provider)
        declare_kinds()
        places_work.declare("decision", _("Beslut att göra"), of_meetings.decisions_of)
        places_work.declare("group", _("Grupper"), of_meetings.seats_of)
        every_day(remind)
        ours = (cycle_events.periods, cycle_events.promises, cycle_events.school_terms)
        for days in (*ours, occasions_of_year):
            cycle.declare(days)
        offer(logging_offer)
        for offered in (expected_offer, lineage_offer, correction_offer, answer_offer, renewal_offer):
            offer_on_promise(offered)
