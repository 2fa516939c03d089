"""Goals: plans, indicators, and the evidence that fills them."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class GoalsConfig(AppConfig):
    """Loads every package's `indicators.py`: the sources of evidence."""

    name = "wirkkreis.goals"
    label = "goals"

    def ready(self) -> None:
        autodiscover_modules("indicators")
