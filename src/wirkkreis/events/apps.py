"""Events: everything with a date that people come to."""

from django.apps import AppConfig


class EventsConfig(AppConfig):
    """From the idea to the certificate, counting for its goals."""

    name = "wirkkreis.events"
    label = "events"
