"""The addresses of sessions: planning them, searching for a day, inviting."""

from wirkkreis.access.urls import page
from wirkkreis.committees.pages import (
    sessions,
    sessions_inviting,
    sessions_planning,
    sessions_polling,
)

READ, RUN = "committees.session.read", "committees.session.run"
ASK = "committees.session.request"
BODY, SESSION = "gremienarbeit/<int:pk>/", "gremienarbeit/sitzungen/<int:pk>/"
INVITED = "gremienarbeit/eingeladene/<int:pk>/"
OPTION = "gremienarbeit/terminvorschlaege/<int:pk>/"

urlpatterns = [
    page("gremienarbeit/sitzungen/", sessions.sessions, right=READ, name="sessions"),
    page(f"{BODY}sitzungen/neu/", sessions_planning.add, right=RUN, name="session-add"),
    page(f"{BODY}sitzungen/suchen/", sessions_planning.search, right=RUN, name="session-search"),
    page(
        f"{BODY}sitzungen/erbitten/",
        sessions_planning.ask_for_one,
        right=ASK,
        name="session-request",
    ),
    page(SESSION, sessions.session, right=READ, name="session"),
    page(f"{SESSION}aendern/", sessions_planning.change, right=RUN, name="session-change"),
    page(f"{SESSION}schritt/<str:step>/", sessions_planning.step, right=RUN, name="session-step"),
    page(f"{SESSION}einladen/", sessions_inviting.invite, right=RUN, name="session-invite"),
    page(f"{SESSION}eingeladene/", sessions_inviting.invited, right=RUN, name="session-invited"),
    page(
        f"{SESSION}eingeladene/nachtraeglich/",
        sessions_inviting.invite_one,
        right=RUN,
        name="session-invite-one",
    ),
    page(f"{SESSION}gaeste/neu/", sessions_inviting.guest_add, right=RUN, name="guest-add"),
    page(f"{SESSION}post/", sessions_inviting.post, right=RUN, name="session-post"),
    page(
        f"{SESSION}postliste.pdf",
        sessions_inviting.post_printed,
        right=RUN,
        name="session-post-list",
    ),
    page(
        f"{SESSION}nachweis.pdf", sessions_inviting.proof_printed, right=RUN, name="session-proof"
    ),
    page(f"{INVITED}antwort/", sessions_inviting.answered, right=RUN, name="attendee-answer"),
    page(f"{INVITED}entfernen/", sessions_inviting.guest_remove, right=RUN, name="guest-remove"),
    page(f"{INVITED}termine/", sessions_polling.dates_of, right=RUN, name="attendee-dates"),
    page(f"{SESSION}termine/", sessions_polling.poll, right=RUN, name="session-poll"),
    page(f"{SESSION}termine/fragen/", sessions_polling.ask, right=RUN, name="session-poll-ask"),
    page(f"{OPTION}festlegen/", sessions_polling.settle, right=RUN, name="date-settle"),
    page(f"{OPTION}entfernen/", sessions_polling.drop, right=RUN, name="date-drop"),
]
