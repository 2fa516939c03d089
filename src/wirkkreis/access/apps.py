"""Access: one table of rights, asked everywhere."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class AccessConfig(AppConfig):
    """Loads every package's `rights.py`."""

    name = "wirkkreis.access"
    label = "access"

    def ready(self) -> None:
        autodiscover_modules("rights")
