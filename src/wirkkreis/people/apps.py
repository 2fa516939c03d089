"""People and organisations a partnership works with."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """The package's place in Django."""

    name = "wirkkreis.people"
    label = "people"
