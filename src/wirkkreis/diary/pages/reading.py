"""The list, its spreadsheet, and one entry with its history."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.diary.forms import FileForm
from wirkkreis.diary.listing import Listing
from wirkkreis.diary.models import Entry
from wirkkreis.diary.pages.writing import crumbs, is_frozen, visible
from wirkkreis.diary.showing import history, stored
from wirkkreis.ui.answers import answer
from wirkkreis.ui.frame import Link
from wirkkreis.ui.sheets import asked_format, sheet, sheet_links

PER_PAGE = 50
LAST = "~"
"""Sorts people without age behind every age band."""


def listing(request: HouseRequest) -> HttpResponse:
    """Entries by kind, span, place, goal and words, with what they sum up to."""
    found = Listing(request.GET, request.actor)
    page = Paginator(found.rows(), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "totals": found.totals,
        "hours": found.totals.minutes / 60,
        "form": found.form,
        "is_narrowed": found.is_narrowed,
        "sheets": sheet_links(request, reverse("diary-export")),
    }
    return answer(request, "diary/list.html", "list", context)


def export(request: HouseRequest) -> HttpResponse:
    """The narrowed list as a spreadsheet: without notes, persons and files."""
    found = Listing(request.GET, request.actor)
    return sheet(
        request,
        name=_("Tagebuch"),
        columns=found.columns(),
        rows=found.lines(),
        format=asked_format(request) or "csv",
    )


def entry(request: HouseRequest, pk: int) -> HttpResponse:
    """One entry, what it counts for, and who wrote and changed it."""
    shown = get_object_or_404(visible(request).select_related("written_by"), pk=pk)
    return answer(request, "diary/entry.html", context=shown_entry(shown, FileForm()))


def shown_entry(shown: Entry, form: FileForm) -> dict[str, Any]:
    """All that the page of an entry shows, with the form for more files."""
    return {
        "entry": shown,
        "form": form,
        "goals": shown.goals_in_order(),
        "organisations": shown.organisations.all(),
        "persons": shown.persons.all(),
        "reached": sorted(shown.reached.all(), key=lambda part: part.age_band or LAST),
        "people": shown.people_reached(),
        "files": stored(shown),
        "history": history(shown),
        "frozen": is_frozen(shown),
        "crumbs": [*crumbs(), Link(str(shown), "")],
    }
