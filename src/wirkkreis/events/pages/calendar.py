"""The public calendar: what comes next, a month, the map, and what was."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Max, Min
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.events.calendar.at_a_glance import Mark, local_day, marks, with_places
from wirkkreis.events.calendar.calendar_forms import CalendarFilter
from wirkkreis.events.calendar.when import beginning, hours
from wirkkreis.events.models import Event, EventQuerySet
from wirkkreis.places.maps import Level, PlaceMap, place_map
from wirkkreis.places.models import Municipality, Outlined
from wirkkreis.tenancy import clock
from wirkkreis.ui.answers import answer
from wirkkreis.ui.frame import Link
from wirkkreis.ui.items import Appointment

PER_PAGE = 25
MOST_IN_A_MONTH = 300
FIRST_YEAR, LAST_YEAR = 2000, 2100


@dataclass(frozen=True)
class Row:
    """An event in a list."""

    event: Event
    day: date
    last_day: date
    hours: str
    where: str
    marks: Sequence[Mark]


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
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12):
        raise Http404
    first = date(year, month, 1)
    last = _next(first) - timedelta(days=1)
    listed = Event.objects.listed(request.actor)
    within = listed.within(first, last).in_time()[:MOST_IN_A_MONTH]
    context = {
        "year": year,
        "month": month,
        "title": date_format(first, "YEAR_MONTH_FORMAT"),
        "today": clock.today(),
        "appointments": [_appointment(event) for event in within],
        "tabs": tabs("events-month"),
    }
    return answer(request, "events/calendar/month.html", None, context | _beside(first, listed))


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


def rows_of(events: Iterable[Event]) -> list[Row]:
    """Events of `with_places` as a list shows them."""
    return [
        Row(
            event,
            day=local_day(event.starts),
            last_day=local_day(event.ends),
            hours=hours(event),
            where=event.where() or (_("online") if event.online_url else ""),
            marks=list(marks(event)),
        )
        for event in events
        if event.starts and event.ends
    ]


def _page_of(request: HouseRequest, events: EventQuerySet) -> dict[str, Any]:
    page = Paginator(with_places(events), PER_PAGE).get_page(request.GET.get("page"))
    number = page.paginator.count
    found = ngettext("%(n)s Veranstaltung", "%(n)s Veranstaltungen", number) % {"n": number}
    return {"page": page, "rows": rows_of(page), "found": found}


def _appointment(event: Event) -> Appointment:
    assert event.starts is not None, "what is listed has a day"
    assert event.ends is not None, "and an end"
    return Appointment(
        day=local_day(event.starts),
        last_day=local_day(event.ends),
        title=event.title,
        url=event.get_absolute_url(),
        time=beginning(event),
        tone="bad" if event.is_cancelled else "",
        note=_("abgesagt") if event.is_cancelled else "",
    )


def _beside(first: date, listed: EventQuerySet) -> dict[str, str]:
    """The addresses of the months beside it, as far as there are events or today is there."""
    known = listed.aggregate(first=Min("day"), last=Max("last_day"))
    today = clock.today()
    earliest, latest = min(known["first"] or today, today), max(known["last"] or today, today)
    before, after = first - timedelta(days=1), _next(first)
    return {
        "before": _month_url(before) if before >= earliest.replace(day=1) else "",
        "after": _month_url(after) if after <= latest else "",
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
