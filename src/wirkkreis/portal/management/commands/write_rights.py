"""`wirkkreis django write_rights`: bring docs/rights.md to what the registry says."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from wirkkreis.access.rights import all_rights
from wirkkreis.portal.matrix import as_markdown


class Command(BaseCommand):
    """Writes the rights matrix into docs/."""

    help = "Write docs/rights.md from the registry of rights."

    def handle(self, *_args: Any, **_options: Any) -> None:
        path = settings.CHECKOUT / "docs" / "rights.md"
        path.write_text(as_markdown(all_rights()), encoding="utf-8")
        self.stdout.write(str(path))
