"""The addresses of Anmeldungen."""

from wirkkreis.access.urls import page
from wirkkreis.events.pages import registering

urlpatterns = [
    page(
        "planung/<int:pk>/anmeldungen/",
        registering.overview,
        right="events.registration.read",
        name="event-registrations",
    ),
]
