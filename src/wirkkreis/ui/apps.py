"""The Django app of the ui floor."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Brings templates, static files and the `shelf` of components."""

    name = "wirkkreis.ui"
    label = "ui"
