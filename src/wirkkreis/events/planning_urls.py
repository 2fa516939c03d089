"""The addresses of planning."""

from wirkkreis.access.urls import page
from wirkkreis.events.pages import planning

READ = "events.event.read"

urlpatterns = [
    page("planung/", planning.listing, right=READ, name="events-planning"),
    page("planung/<int:pk>/", planning.desk, right=READ, name="event-desk"),
]
