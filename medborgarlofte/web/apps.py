from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "medborgarlofte.web"

    def ready(self) -> None:
        """The public pages do not know the form; the form makes itself known to them."""
        from medborgarlofte.publishing.offers import offer

        from .offers import logging_offer

        offer(logging_offer)
