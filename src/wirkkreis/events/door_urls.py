"""The addresses of Einlass."""

from wirkkreis.access.urls import page
from wirkkreis.events.pages import door

urlpatterns = [
    page(
        "planung/<int:pk>/einlass/",
        door.overview,
        right="events.attendance.write",
        name="event-door",
    ),
]
