"""The context processor that fills the frame's slots."""

from typing import Any

from django.conf import settings
from django.urls import reverse, translate_url
from django.utils.encoding import iri_to_uri
from django.utils.translation import get_language, override

from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.languages.known import PAGES
from wirkkreis.portal.menu import account_menu, footer, menus
from wirkkreis.portal.notices import notices
from wirkkreis.ui.frame import House, LanguageLink


def frame(request: HouseRequest) -> dict[str, Any]:
    """`house` for every page; a bare frame where no partnership answers."""
    partnership = getattr(request, "partnership", None)
    if partnership is None or not hasattr(request, "actor"):
        return {"house": House(languages=_languages(request))}
    menu, ways = menus(request)
    return {
        "house": House(
            name=partnership.name,
            short_name=partnership.region,
            logo_url=reverse("logo") if partnership.logo else "",
            theme_url=reverse("theme", args=[partnership.colour.lstrip("#").lower()]),
            home_url=reverse("home"),
            search_url=reverse("search"),
            report_barrier_url=reverse("report-barrier") + f"?seite={request.path}",
            example=partnership.is_example,
            menu=menu,
            ways=ways,
            account=account_menu(request),
            footer=footer(),
            languages=_languages(request),
            notices=notices(request),
        ),
        "demo": settings.DEMO,
    }


def _languages(request: HouseRequest) -> list[LanguageLink]:
    return [
        LanguageLink(
            code=language.code,
            label=language.own_name,
            url=_here_in(language.code, request),
            dir=language.direction,
            current=language.code == get_language(),
        )
        for language in PAGES
    ]


def _here_in(code: str, request: HouseRequest) -> str:
    """This page in another language. Where it was found is known; Django would search again."""
    found = request.resolver_match
    if found is None or not found.url_name:
        return translate_url(request.get_full_path(), code)
    with override(code):
        path = reverse(found.view_name, args=found.args, kwargs=found.kwargs)
    query = request.META.get("QUERY_STRING", "") if request.method == "GET" else ""
    return f"{path}?{iri_to_uri(query)}" if query else path
