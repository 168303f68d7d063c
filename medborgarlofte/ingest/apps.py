from django.apps import AppConfig


class IngestConfig(AppConfig):
    name = "medborgarlofte.ingest"
