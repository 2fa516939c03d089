"""The addresses behind the own link of somebody invited to a session."""

from wirkkreis.access.urls import page
from wirkkreis.committees.pages import own_session

OWN = "sitzung/<str:token>/"

urlpatterns = [
    page(OWN, own_session.show, right="everyone", name="own-session"),
    page(f"{OWN}termine/", own_session.dates, right="everyone", name="own-dates"),
    page(f"{OWN}sitzung.ics", own_session.calendar, right="everyone", name="own-calendar"),
]
