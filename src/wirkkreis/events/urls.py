"""The public addresses of events."""

from wirkkreis.access.urls import page
from wirkkreis.events.pages import calendar

urlpatterns = [
    page("veranstaltungen/", calendar.listing, right="everyone", name="events", kept=True),
    page("veranstaltungen/<int:pk>/", calendar.event, right="everyone", name="event", kept=True),
]
