"""The addresses of programmes, of partners' calendars, and of what goes to neighbours."""

from wirkkreis.access.urls import page
from wirkkreis.events.pages import (
    feeds,
    neighbours,
    programme,
    programme_entries,
    programme_partners,
    programmes,
)

READ, WRITE = "events.event.read", "events.event.write"
ALL = "planung/programme/"
ONE = f"{ALL}<int:pk>/"
PARTNER = f"{ONE}partner/<int:partner_pk>/"
OWN = "mitmachen/<str:token>/"
SHOWN = "veranstaltungen/programm/<int:pk>/"

urlpatterns = [
    page(ALL, programmes.listing, right=READ, name="programmes"),
    page(f"{ALL}neu/", programmes.add, right=WRITE, name="programme-add"),
    page(ONE, programmes.desk, right=READ, name="programme-desk"),
    page(f"{ONE}aendern/", programmes.change, right=WRITE, name="programme-change"),
    page(f"{ONE}noch-einmal/", programmes.again, right=WRITE, name="programme-again"),
    page(f"{ONE}veroeffentlichen/", programmes.publish, right=WRITE, name="programme-publish"),
    page(f"{ONE}zuruecknehmen/", programmes.withdraw, right=WRITE, name="programme-withdraw"),
    page(
        f"{ONE}eintrag/<int:event_pk>/<slug:step>/",
        programmes.decide,
        right=WRITE,
        name="programme-decide",
    ),
    page(f"{ONE}partner/neu/", programme_partners.add, right=WRITE, name="programme-partner-add"),
    page(
        f"{ONE}partner/einladen/",
        programme_partners.invite_rest,
        right=WRITE,
        name="programme-invite-rest",
    ),
    page(PARTNER, programme_partners.change, right=WRITE, name="programme-partner-change"),
    page(
        f"{PARTNER}einladen/",
        programme_partners.invite,
        right=WRITE,
        name="programme-partner-invite",
    ),
    page(
        f"{PARTNER}erinnern/",
        programme_partners.remind,
        right=WRITE,
        name="programme-partner-remind",
    ),
    page(
        f"{PARTNER}entfernen/",
        programme_partners.remove,
        right=WRITE,
        name="programme-partner-remove",
    ),
    page(OWN, programme_entries.overview, right="everyone", name="programme-partner"),
    page(f"{OWN}neu/", programme_entries.add, right="everyone", name="programme-entry-add"),
    page(f"{OWN}<int:pk>/", programme_entries.change, right="everyone", name="programme-entry"),
    page(
        f"{OWN}<int:pk>/zuruecknehmen/",
        programme_entries.withdraw,
        right="everyone",
        name="programme-entry-withdraw",
    ),
    page("planung/eingang/", feeds.inbox, right=READ, name="event-inbox"),
    page("planung/eingang/<int:pk>/<slug:step>/", feeds.decide, right=WRITE, name="inbox-decide"),
    page("planung/kalender/neu/", feeds.add, right=WRITE, name="feed-add"),
    page("planung/kalender/<int:pk>/", feeds.change, right=WRITE, name="feed-change"),
    page("planung/kalender/<int:pk>/lesen/", feeds.fetch, right=WRITE, name="feed-fetch"),
    page("planung/kalender/<int:pk>/datei/", feeds.upload, right=WRITE, name="feed-upload"),
    page("planung/<int:pk>/weitergeben/", neighbours.share, right=WRITE, name="event-share"),
    page(SHOWN, programme.page, right="everyone", name="programme", kept=True),
    page(f"{SHOWN}heft.pdf", programme.pdf, right="everyone", name="programme-pdf"),
    page(f"{SHOWN}kalender.ics", programme.ics, right="everyone", name="programme-ics", kept=True),
]
