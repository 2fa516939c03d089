"""The public calendar: what comes next, a month, the map, and what was."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, cast

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.events.calendar.calendar_forms import CalendarFilter
from wirkkreis.events.calendar.listing import rows_of
from wirkkreis.events.calendar.months import MOST_OF_A_DAY, month_of
from wirkkreis.events.calendar.when import day_in_words
from wirkkreis.events.models import Event, EventQuerySet
from wirkkreis.places.maps import Level, PlaceMap, place_map
from wirkkreis.places.models import Municipality, Outlined
from wirkkreis.tenancy import clock
from wirkkreis.ui.answers import answer
from wirkkreis.ui.frame import Link

PER_PAGE = 15
FIRST_YEAR, LAST_YEAR = 2000, 2100


def listing(request: HouseRequest) -> HttpResponse:
    """What comes next, the earliest first."""
    form = CalendarFilter(request.GET or None)
    coming = Event.objects.listed(request.actor).within(clock.today(), None)
    context = _page_of(request, form.narrowed(coming).in_time())
    context |= {"form": form, "narrowed": form.is_narrowing, "tabs": tabs("events")}
    return answer(request, "events/calendar/list.html", "list", context)


def past(request: HouseRequest) -> HttpResponse:
    """What was, the latest first."""
    form = CalendarFilter(request.GET or None)
    over = Event.objects.listed(request.actor).filter(last_day__lt=clock.today())
    context = _page_of(request, form.narrowed(over).newest_first())
    context |= {"form": form, "narrowed": form.is_narrowing, "tabs": tabs("events-past")}
    return answer(request, "events/calendar/past.html", "list", context)


def month(request: HouseRequest, year: int, month: int) -> HttpResponse:
    """The events of one month. Raises Http404 for a month that no calendar has."""
    first = _day_of(year, month, 1)
    last = _next(first) - timedelta(days=1)
    listed = Event.objects.listed(request.actor)
    context = {
        "year": year,
        "month": month,
        "title": date_format(first, "YEAR_MONTH_FORMAT"),
        "today": clock.today(),
        "shown": month_of(listed, first, last),
        "most": MOST_OF_A_DAY,
        "tabs": tabs("events-month"),
    }
    return answer(request, "events/calendar/month.html", None, context | _beside(first, listed))


def day(request: HouseRequest, year: int, month: int, day: int) -> HttpResponse:
    """All events of one day. Raises Http404 for a day that no calendar has."""
    here = _day_of(year, month, day)
    crumbs = [
        Link(_("Veranstaltungen"), reverse("events")),
        Link(date_format(here, "YEAR_MONTH_FORMAT"), _month_url(here)),
        Link(date_format(here, "MONTH_DAY_FORMAT"), ""),
    ]
    on_it = Event.objects.listed(request.actor).within(here, here)
    context = _page_of(request, on_it.in_time())
    context |= {"title": day_in_words(here), "crumbs": crumbs, "month_url": _month_url(here)}
    return answer(request, "events/calendar/day.html", None, context)


def area(request: HouseRequest) -> HttpResponse:
    """Where something comes next, municipality by municipality."""
    coming = Event.objects.listed(request.actor).within(clock.today(), None)
    coming = coming.exclude(state="cancelled")
    counted = coming.order_by().values_list("municipality").annotate(number=Count("pk"))
    counts: dict[int | None, int] = dict(counted)
    elsewhere = counts.pop(None, 0)
    context = {
        "map": _map({pk: number for pk, number in counts.items() if pk is not None}),
        "elsewhere": elsewhere,
        "tabs": tabs("events-map"),
    }
    return answer(request, "events/calendar/map.html", None, context)


def tabs(here: str) -> list[Link]:
    """The looks at the calendar; `here` is the name of the one that is shown."""
    today = clock.today()
    ways: Sequence[tuple[str, str, list[int], str]] = (
        (_("Nächste"), "events", [], "list"),
        (_("Monat"), "events-month", [today.year, today.month], "calendar"),
        (_("Karte"), "events-map", [], "pin"),
        (_("Vergangene"), "events-past", [], "history"),
    )
    return [
        Link(label, reverse(name, args=args), current=name == here, icon=icon)
        for label, name, args, icon in ways
    ]


def _page_of(request: HouseRequest, events: EventQuerySet) -> dict[str, Any]:
    page = Paginator(events, PER_PAGE).get_page(request.GET.get("page"))
    number = page.paginator.count
    found = ngettext("%(n)s Veranstaltung", "%(n)s Veranstaltungen", number) % {"n": number}
    return {"page": page, "rows": rows_of(cast("EventQuerySet", page.object_list)), "found": found}


def _day_of(year: int, month: int, day: int) -> date:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404
    try:
        return date(year, month, day)
    except ValueError as error:
        raise Http404 from error


def _beside(first: date, listed: EventQuerySet) -> dict[str, str]:
    """The addresses of the months beside it, as far as there are events or today is there."""
    today = clock.today()
    before, after = first - timedelta(days=1), _next(first)
    is_before = today <= before or listed.filter(day__lte=before).exists()
    is_after = today >= after or listed.filter(last_day__gte=after).exists()
    return {
        "before": _month_url(before) if is_before else "",
        "after": _month_url(after) if is_after else "",
    }


def _next(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)


def _month_url(day: date) -> str:
    return reverse("events-month", args=[day.year, day.month])


def _map(counts: dict[int, int]) -> PlaceMap:
    def to_its_list(place: Outlined) -> str:
        if not isinstance(place, Municipality) or place.pk not in counts:
            return ""
        return f"{reverse('events')}?gemeinde={place.ags}"

    return place_map(
        counts,
        level=Level.MUNICIPALITIES,
        title=_("Wo in nächster Zeit etwas ist"),
        value_head=_("Veranstaltungen"),
        otherwise=0,
        link=to_its_list,
    )
