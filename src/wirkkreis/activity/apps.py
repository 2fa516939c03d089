"""Activity: who did what when. It only grows."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class ActivityConfig(AppConfig):
    """Loads every package's `verbs.py`."""

    name = "wirkkreis.activity"
    label = "activity"

    def ready(self) -> None:
        autodiscover_modules("verbs")
