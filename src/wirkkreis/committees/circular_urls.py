"""The addresses of decisions in writing."""

from wirkkreis.access.urls import page
from wirkkreis.committees.pages import circulars, own_circulars

READ, RUN = "committees.session.read", "committees.session.run"
BODY, ONE = "gremienarbeit/<int:pk>/umlaeufe/", "gremienarbeit/umlaeufe/<int:pk>/"

urlpatterns = [
    page(BODY, circulars.circulars, right=READ, name="circulars"),
    page(f"{BODY}neu/", circulars.add, right=RUN, name="circular-add"),
    page(ONE, circulars.circular, right=READ, name="circular"),
    page(f"{ONE}aendern/", circulars.change, right=RUN, name="circular-change"),
    page(f"{ONE}schritt/", circulars.step, right=RUN, name="circular-step"),
    page(f"{ONE}antwort/<int:right_pk>/", circulars.enter, right=RUN, name="circular-answer"),
    page("umlauf/<str:token>/", own_circulars.circular, right="everyone", name="own-circular"),
]
