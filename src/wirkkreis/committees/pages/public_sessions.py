"""Sessions as everybody may know of them: when, where, what about, what came of it."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.committees.models import AgendaItem, Minutes, Paper, Resolution, Session
from wirkkreis.committees.models.record import ResolutionQuerySet
from wirkkreis.committees.pages.minutes import shown
from wirkkreis.committees.pages.minutes_files import handed
from wirkkreis.committees.readers import STRANGER
from wirkkreis.committees.records.drafting import public_draft
from wirkkreis.committees.records.public_face import coming, in_public, past
from wirkkreis.ui.answers import answer
from wirkkreis.ui.frame import Link
from wirkkreis.ui.items import StoredFile

PER_PAGE = 30


@require_safe
def sessions(request: HouseRequest) -> HttpResponse:
    """What comes, and what was: the latest first."""
    page = Paginator(past(), PER_PAGE).get_page(request.GET.get("page"))
    feed = request.build_absolute_uri(reverse("sessions-feed"))
    context = {
        "coming": coming() if page.number == 1 else [],
        "page": page,
        "feed": feed,
        "webcal": f"webcal:{feed.partition(':')[2]}",
        "crumbs": [_bodies(), Link(_("Sitzungen"), "")],
    }
    return answer(request, "committees/public_sessions.html", context=context)


@require_safe
def session(request: HouseRequest, pk: int) -> HttpResponse:
    """One session with the public part of its agenda, its papers and what was decided."""
    row = _public(pk)
    context = {
        "session": row,
        "items": _items(row),
        "resolutions": in_public(_decided(row)),
        "minutes": Minutes.objects.published().filter(session=row).first(),
        "crumbs": [*_way(), Link(row.title, "")],
    }
    return answer(request, "committees/public_session.html", context=context)


@require_safe
def minutes(request: HouseRequest, pk: int) -> HttpResponse:
    """The public part of the minutes, once it was published."""
    row = _published(pk)
    context = shown(public_draft(row)) | {
        "session": row.session,
        "crumbs": [
            *_way(),
            Link(row.session.title, reverse("public-session", args=[pk])),
            Link(_("Niederschrift"), ""),
        ],
    }
    return answer(request, "committees/public_minutes.html", context=context)


@require_safe
def document(request: HouseRequest, pk: int) -> HttpResponse:
    """The same to keep."""
    return handed(request, public_draft(_published(pk)))


def _decided(row: Session) -> ResolutionQuerySet:
    """What was decided in public in a session."""
    found = Resolution.objects.shown_to(STRANGER).filter(item__session=row)
    return found.select_related("committee").order_by("pk")


def _public(pk: int) -> Session:
    rows = Session.objects.public().select_related("committee", "municipality")
    return get_object_or_404(rows, pk=pk)


def _published(pk: int) -> Minutes:
    rows = Minutes.objects.published().select_related(
        "session__committee", "session__statute", "session__municipality", "partnership"
    )
    return get_object_or_404(rows, session=_public(pk))


def _items(row: Session) -> list[tuple[AgendaItem, list[Any]]]:
    """The public items with the papers everybody may read: two queries."""
    items = AgendaItem.objects.filter(session=row).shown_to(STRANGER).in_turn()
    papers = Paper.objects.filter(item__session=row).shown_to(STRANGER)
    found: dict[int, list[StoredFile]] = {}
    for paper in papers:
        url = reverse("paper", args=[paper.pk])
        found.setdefault(paper.item_id, []).append(StoredFile(paper.name, url, paper.size))
    return [(item, found.get(item.pk, [])) for item in items]


def _bodies() -> Link:
    return Link(_("Gremien"), reverse("public-committees"))


def _way() -> list[Link]:
    return [_bodies(), Link(_("Sitzungen"), reverse("public-sessions"))]
