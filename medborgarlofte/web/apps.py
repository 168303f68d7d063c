from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "medborgarlofte.web"

    def ready(self) -> None:
        """The public pages do not know the form; the form makes itself known to them."""
        from medborgarlofte.publishing.offers import offer, offer_on_promise

        from .offers import correction_offer, lineage_offer, logging_offer

        offer(logging_offer)
        offer_on_promise(lineage_offer)
        offer_on_promise(correction_offer)
