"""Sessions and resolutions for other programs: iCalendar and Atom."""

from datetime import datetime, time
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import condition, require_safe

from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.committees.models import Resolution
from wirkkreis.committees.readers import STRANGER
from wirkkreis.committees.records.public_face import PublicResolution, in_public
from wirkkreis.committees.records.session_calendars import feed, public_sessions
from wirkkreis.tenancy import clock
from wirkkreis.ui.calendars import CONTENT_TYPE

MOST_NEW = 50


def unchanged_since(request: HouseRequest, **_taken: Any) -> str:
    """What names the state of a feed: it changes with any row, with the day, and with the code."""
    return f'"{request.partnership.revision}-{clock.today()}"'


@require_safe
@condition(etag_func=unchanged_since)
def sessions(request: HouseRequest) -> HttpResponse:
    """The sessions of public bodies as iCalendar."""
    house = request.partnership
    content = feed(
        public_sessions(),
        house=house,
        name=_("Sitzungen: %(house)s") % {"house": house.name},
        url=request.build_absolute_uri(),
        page=lambda row: request.build_absolute_uri(reverse("public-session", args=[row.pk])),
    )
    return HttpResponse(content, content_type=CONTENT_TYPE)


@require_safe
@condition(etag_func=unchanged_since)
def resolutions(request: HouseRequest) -> HttpResponse:
    """What was decided last in public, as Atom; names stand on the pages, as far as they may."""
    atom = Atom1Feed(
        title=_("Beschlüsse: %(house)s") % {"house": request.partnership.name},
        link=request.build_absolute_uri(reverse("public-resolutions")),
        description="",
        language=get_language(),
        feed_url=request.build_absolute_uri(),
    )
    found = Resolution.objects.shown_to(STRANGER).select_related("committee").newest_first()
    for said in in_public(found[:MOST_NEW]):
        page = request.build_absolute_uri(reverse("public-resolution", args=[said.row.pk]))
        atom.add_item(**_entry(said, page))
    return HttpResponse(atom.writeString("utf-8"), content_type="application/atom+xml")


def _entry(said: PublicResolution, page: str) -> dict[str, Any]:
    """An entry of the feed, at noon of its day."""
    row = said.row
    day = timezone.make_aware(datetime.combine(row.day, time(12)))
    return {
        "title": f"{row.number} {said.title}",
        "link": page,
        "description": f"{row.committee.name} · {row.get_kind_display()}",
        "unique_id": page,
        "pubdate": day,
        "updateddate": day,
    }
