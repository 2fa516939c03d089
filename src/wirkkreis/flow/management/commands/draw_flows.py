"""`wirkkreis django draw_flows`: bring docs/flows/ to what the tables of states say."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from wirkkreis.flow.diagrams import all_diagrams


class Command(BaseCommand):
    """Writes a diagram of each flow into docs/flows/."""

    help = "Draw docs/flows/*.md from the tables in each package's flow.py."

    def handle(self, *_args: Any, **_options: Any) -> None:
        folder = settings.CHECKOUT / "docs" / "flows"
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in all_diagrams().items():
            (folder / name).write_text(text, encoding="utf-8")
            self.stdout.write(str(folder / name))
