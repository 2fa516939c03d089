"""Flow: the only way a state changes."""

from django.apps import AppConfig


class FlowConfig(AppConfig):
    """The state engine; the tables stand in each package's `flow.py`."""

    name = "wirkkreis.flow"
    label = "flow"
