"""The calendar for other programs: iCalendar to subscribe to, Atom for what is new."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import condition, require_safe

from wirkkreis.accounts.actor import NOBODY, HouseRequest
from wirkkreis.events.calendar.calendar_forms import FeedFilter
from wirkkreis.events.calendar.calendars import chosen, feed_ics, told
from wirkkreis.events.calendar.when import when
from wirkkreis.events.models import Event, EventQuerySet, Series
from wirkkreis.tenancy import clock
from wirkkreis.ui.answers import answer
from wirkkreis.ui.calendars import CONTENT_TYPE
from wirkkreis.ui.frame import Link

MOST_NEW = 50


def unchanged_since(request: HouseRequest, **_taken: Any) -> str:
    """What names the state of a feed: it changes with any row, with the day, and with the code."""
    return f'"{request.partnership.revision}-{clock.today()}"'


@require_safe
@condition(etag_func=unchanged_since)
def feed(request: HouseRequest) -> HttpResponse:
    """All events as iCalendar, or those of `?gemeinde=` and `?format=`. Raises Http404."""
    form = FeedFilter(request.GET or None)
    if form.is_bound and not form.is_valid():
        raise Http404
    narrower = [str(choice) for choice in getattr(form, "cleaned_data", {}).values() if choice]
    name = " – ".join([request.partnership.name, *narrower])
    return _ics(request, form.narrowed(told()), name)


@require_safe
@condition(etag_func=unchanged_since)
def series(request: HouseRequest, pk: int) -> HttpResponse:
    """All dates of a series as iCalendar."""
    told_of = told().filter(series=pk)
    found = get_object_or_404(Series.objects.filter(pk__in=told_of.values("series")))
    return _ics(request, told_of, str(found))


@require_safe
@condition(etag_func=unchanged_since)
def newest(request: HouseRequest) -> HttpResponse:
    """What was published last, as Atom."""
    found = Event.objects.listed(NOBODY).exclude(state="cancelled").order_by("-published_at", "-pk")
    atom = Atom1Feed(
        title=_("Neue Veranstaltungen: %(house)s") % {"house": request.partnership.name},
        link=request.build_absolute_uri(reverse("events")),
        description="",
        language=get_language(),
        feed_url=request.build_absolute_uri(),
    )
    for event in found.select_related("venue", "municipality")[:MOST_NEW]:
        atom.add_item(
            title=str(event.title),
            link=_page(request, event),
            description=_in_short(event),
            unique_id=event.uid.urn,
            pubdate=event.published_at,
            updateddate=max(event.changed_at, event.published_at or event.changed_at),
        )
    return HttpResponse(atom.writeString("utf-8"), content_type="application/atom+xml")


@require_safe
def subscribe(request: HouseRequest) -> HttpResponse:
    """How to have the calendar in one's own, in plain words."""
    form = FeedFilter(request.GET or None)
    query = request.GET.urlencode() if form.is_bound and form.is_valid() else ""
    address = request.build_absolute_uri(reverse("events-feed")) + (f"?{query}" if query else "")
    context = {
        "form": form,
        "address": address,
        "webcal": f"webcal:{address.partition(':')[2]}",
        "atom": request.build_absolute_uri(reverse("events-atom")),
        "crumbs": [Link(_("Veranstaltungen"), reverse("events")), Link(_("Abonnieren"), "")],
    }
    return answer(request, "events/calendar/subscribe.html", "address", context)


def _ics(request: HouseRequest, events: EventQuerySet, name: str) -> HttpResponse:
    content = feed_ics(
        chosen(events),
        partnership=request.partnership,
        name=name,
        url=request.build_absolute_uri(),
        link=lambda event: _page(request, event),
    )
    return HttpResponse(content, content_type=CONTENT_TYPE)


def _page(request: HouseRequest, event: Event) -> str:
    return request.build_absolute_uri(event.get_absolute_url())


def _in_short(event: Event) -> str:
    parts = (when(event), event.where(), str(event.summary))
    return " · ".join(part for part in parts if part)
