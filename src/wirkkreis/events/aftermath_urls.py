"""The addresses of Nachher."""

from wirkkreis.access.urls import page
from wirkkreis.events.pages import aftermath

urlpatterns = [
    page(
        "planung/<int:pk>/nachher/",
        aftermath.overview,
        right="events.documentation.write",
        name="event-aftermath",
    ),
]
