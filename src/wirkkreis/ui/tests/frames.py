"""A filled frame."""

from typing import Any

from django.http import HttpRequest

from wirkkreis.ui.frame import House, LanguageLink, Link, Notice


def example_house(_request: HttpRequest) -> dict[str, Any]:
    """All slots of the frame, one entry each."""
    return {
        "house": House(
            name="Partnerschaft Ahrfeld",
            theme_url="/theme.css",
            search_url="/suche/",
            report_barrier_url="/barriere/",
            example=True,
            menu=[Link("Ziele", "/ziele/", current=True)],
            account=[Link("Abmelden", "/abmelden/", post=True)],
            footer=[Link("Impressum", "/impressum/")],
            languages=[
                LanguageLink("de", "Deutsch", "/?de", current=True),
                LanguageLink("ar", "العربية", "/?ar", dir="rtl"),
            ],
            notices=[Notice("Sie handeln gerade für jemanden.", link=Link("Beenden", "/ende/"))],
        )
    }
