"""The addresses of Einlass."""

from wirkkreis.access.urls import page
from wirkkreis.events.pages import door, door_guest, door_lists

WRITE = "events.attendance.write"
DOOR = "planung/<int:pk>/einlass/"

urlpatterns = [
    page(DOOR, door.overview, right=WRITE, name="event-door"),
    page(f"{DOOR}<int:registration_pk>/", door_guest.guest, right=WRITE, name="event-door-guest"),
    page(
        f"{DOOR}zurueck/<int:attendance_pk>/",
        door.undo,
        right=WRITE,
        name="event-door-undo",
    ),
    page(f"{DOOR}ohne-anmeldung/", door.walk_in, right=WRITE, name="event-door-walk-in"),
    page(f"{DOOR}zaehlen/", door.count, right=WRITE, name="event-door-count"),
    page(f"{DOOR}liste.pdf", door_lists.printed, right=WRITE, name="event-door-list"),
    page(f"{DOOR}listen/", door_lists.keep, right=WRITE, name="event-door-scans"),
    page(f"{DOOR}listen/<int:file_pk>/", door_lists.download, right=WRITE, name="event-door-scan"),
    page(
        f"{DOOR}listen/<int:file_pk>/loeschen/",
        door_lists.remove,
        right=WRITE,
        name="event-door-scan-remove",
    ),
    page("einlass/<str:token>/", door_guest.by_token, right=WRITE, name="door-token"),
]
