"""Portal: composes everything, owns nothing."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """The package's place in Django."""

    name = "wirkkreis.portal"
    label = "portal"
