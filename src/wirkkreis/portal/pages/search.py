"""The search page."""

from django.http import HttpResponse

from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.portal.search import is_searchable, search
from wirkkreis.ui.answers import answer

LONGEST = 100


def find(request: HouseRequest) -> HttpResponse:
    """What the words find for this person."""
    words = request.GET.get("q", "").strip()[:LONGEST]
    searchable = is_searchable(words)
    groups = search(words, actor=request.actor) if searchable else []
    context = {"words": words, "searchable": searchable, "groups": groups}
    return answer(request, "portal/search.html", context=context)
