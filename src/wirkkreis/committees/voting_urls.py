"""The addresses of votes, and of voting behind one's own link."""

from wirkkreis.access.urls import page
from wirkkreis.committees.pages import own_votes, votes, votes_casting, votes_counting

RUN = "committees.session.run"
VOTE = "gremienarbeit/abstimmungen/<int:pk>/"

urlpatterns = [
    page("gremienarbeit/punkte/<int:pk>/abstimmung/", votes.add, right=RUN, name="vote-add"),
    page("gremienarbeit/antraege/<int:pk>/", votes.motion, right=RUN, name="motion-change"),
    page(VOTE, votes.vote, right=RUN, name="vote"),
    page(f"{VOTE}schritt/", votes.step, right=RUN, name="vote-step"),
    page(f"{VOTE}geheim/", votes.secret, right=RUN, name="vote-secret"),
    page(f"{VOTE}zuruecknehmen/", votes.withdraw, right=RUN, name="vote-withdraw"),
    page(f"{VOTE}zaehlen/", votes_counting.count, right=RUN, name="vote-count"),
    page(f"{VOTE}los/", votes_counting.lot, right=RUN, name="vote-lot"),
    page(f"{VOTE}fuer/<int:right_pk>/", votes_casting.enter, right=RUN, name="vote-for"),
    page(f"{VOTE}geraet/", votes_casting.device, right=RUN, name="vote-device"),
    page(
        f"{VOTE}geraet/<int:right_pk>/", votes_casting.device_ballot, right=RUN, name="vote-ballot"
    ),
    page(
        "sitzung/<str:token>/abstimmung/<int:pk>/",
        own_votes.vote,
        right="everyone",
        name="own-vote",
    ),
]
