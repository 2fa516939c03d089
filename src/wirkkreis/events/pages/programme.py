"""A programme for everybody: by day, as a booklet, as a calendar."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.utils.text import slugify

from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.events.calendar.calendars import feed_ics
from wirkkreis.events.calendar.when import day_in_words, hours
from wirkkreis.events.models import Event, Programme
from wirkkreis.events.programmes.programme_reading import Reading, booklet, span_of
from wirkkreis.tenancy.addresses import address_of
from wirkkreis.ui.answers import answer
from wirkkreis.ui.calendars import CONTENT_TYPE
from wirkkreis.ui.documents.keeping import TooMany


def page(request: HouseRequest, pk: int) -> HttpResponse:
    """The events by day; `?ort=`, `?sprache=` and `?kinder=` narrow them."""
    programme = _programme(pk)
    reading = Reading(programme, request.GET)
    context = {
        "programme": programme,
        "span": span_of(programme),
        "days": [
            (day, day_in_words(day), [(event, hours(event)) for event in some])
            for day, some in reading.by_day()
        ],
        "form": reading.form,
        "count": len(reading.events),
        "is_empty": not reading.all,
        "is_narrowed": reading.is_narrowed,
    }
    return answer(request, "events/programme/page.html", "days", context)


def pdf(request: HouseRequest, pk: int) -> HttpResponse:
    """The booklet, in the page's language."""
    programme = _programme(pk)
    url = address_of(programme.partnership, "programme", pk)
    try:
        document = booklet(programme, url=url)
    except TooMany:
        context = {"programme": programme}
        response = answer(request, "events/programme/later.html", context=context, status=429)
        response.headers["Retry-After"] = "60"  # seconds
        return response
    return _file(document, programme, "pdf", "application/pdf")


def ics(_request: HouseRequest, pk: int) -> HttpResponse:
    """The programme to subscribe to, in the page's language."""
    programme = _programme(pk)
    house = programme.partnership

    def link(event: Event) -> str:
        return address_of(house, "event", event.pk)

    content = feed_ics(
        Reading(programme, {}).all,
        partnership=house,
        name=str(programme.title),
        url=address_of(house, "programme-ics", pk),
        link=link,
    )
    return _file(content, programme, "ics", CONTENT_TYPE)


def _programme(pk: int) -> Programme:
    """A published one: a kept page shows nobody anything else."""
    return get_object_or_404(Programme.objects.public().select_related("partnership"), pk=pk)


def _file(content: bytes, programme: Programme, ending: str, kind: str) -> HttpResponse:
    name = f"{slugify(str(programme.title)) or 'programm'}.{ending}"
    shown_as = content_disposition_header(as_attachment=False, filename=name)
    headers = {"Content-Disposition": str(shown_as)}
    return HttpResponse(content, content_type=kind, headers=headers)
