"""Administration: the partnership, its rules and its members."""

from django.apps import AppConfig


class AdministrationConfig(AppConfig):
    """The package's place in Django."""

    name = "wirkkreis.administration"
    label = "administration"
