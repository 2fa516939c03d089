"""The public addresses of events."""

from wirkkreis.access.urls import page
from wirkkreis.events.pages import (
    calendar,
    calendar_embedded,
    calendar_event,
    calendar_feeds,
)

ALL = "everyone"

urlpatterns = [
    page("veranstaltungen/", calendar.listing, right=ALL, name="events", kept=True),
    page("veranstaltungen/vergangen/", calendar.past, right=ALL, name="events-past", kept=True),
    page(
        "veranstaltungen/monat/<int:year>/<int:month>/",
        calendar.month,
        right=ALL,
        name="events-month",
        kept=True,
    ),
    page(
        "veranstaltungen/tag/<int:year>/<int:month>/<int:day>/",
        calendar.day,
        right=ALL,
        name="events-day",
        kept=True,
    ),
    page("veranstaltungen/karte/", calendar.area, right=ALL, name="events-map", kept=True),
    page(
        "veranstaltungen/termine.ics",
        calendar_feeds.feed,
        right=ALL,
        name="events-feed",
        kept=True,
    ),
    page(
        "veranstaltungen/reihe/<int:pk>/termine.ics",
        calendar_feeds.series,
        right=ALL,
        name="series-feed",
        kept=True,
    ),
    page(
        "veranstaltungen/neu.atom",
        calendar_feeds.newest,
        right=ALL,
        name="events-atom",
        kept=True,
    ),
    page(
        "veranstaltungen/abonnieren/",
        calendar_feeds.subscribe,
        right=ALL,
        name="events-subscribe",
        kept=True,
    ),
    page(
        "veranstaltungen/einbetten/",
        calendar_embedded.embedded,
        right=ALL,
        name="events-embedded",
        kept=True,
    ),
    page(
        "veranstaltungen/einbetten/anleitung/",
        calendar_embedded.embedding,
        right=ALL,
        name="events-embedding",
        kept=True,
    ),
    page("veranstaltungen/<int:pk>/", calendar_event.event, right=ALL, name="event", kept=True),
    page(
        "veranstaltungen/<int:pk>/termin.ics",
        calendar_event.ics,
        right=ALL,
        name="event-ics",
        kept=True,
    ),
    page(
        "veranstaltungen/<int:pk>/bild/",
        calendar_event.picture,
        right=ALL,
        name="event-picture",
    ),
    page(
        "veranstaltungen/<int:pk>/aushang/",
        calendar_event.notice_board,
        right=ALL,
        name="event-poster",
    ),
]
