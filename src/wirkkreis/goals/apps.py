"""Goals: plans, indicators, and the evidence that fills them."""

from django.apps import AppConfig


class GoalsConfig(AppConfig):
    """The package's place in Django."""

    name = "wirkkreis.goals"
    label = "goals"
