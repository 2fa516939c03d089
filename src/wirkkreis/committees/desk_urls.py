"""The addresses of the bodies for those who work in them and set them up."""

from wirkkreis.access.urls import page
from wirkkreis.committees.pages import committees, mandates, seats, ties

READ, ARRANGE = "committees.committee.read", "committees.committee.arrange"
TIES, OWN_TIES = "committees.tie.read", "committees.tie.own"

urlpatterns = [
    page("gremienarbeit/", committees.committees, right=READ, name="committees-desk"),
    page("gremienarbeit/neu/", committees.add, right=ARRANGE, name="committee-add"),
    page("gremienarbeit/<int:pk>/", committees.committee, right=READ, name="committee"),
    page(
        "gremienarbeit/<int:pk>/aendern/",
        committees.change,
        right=ARRANGE,
        name="committee-change",
    ),
    page("gremienarbeit/<int:pk>/regeln/", committees.statutes, right=READ, name="statutes"),
    page(
        "gremienarbeit/<int:pk>/regeln/neu/",
        committees.statute_add,
        right=ARRANGE,
        name="statute-add",
    ),
    page("gremienarbeit/regeln/<int:pk>/", committees.statute, right=READ, name="statute"),
    page("gremienarbeit/<int:pk>/sitze/neu/", seats.add, right=ARRANGE, name="seat-add"),
    page("gremienarbeit/sitze/<int:pk>/", seats.seat, right=ARRANGE, name="seat"),
    page("gremienarbeit/sitze/<int:pk>/aendern/", seats.change, right=ARRANGE, name="seat-change"),
    page("gremienarbeit/sitze/<int:pk>/aufheben/", seats.end, right=ARRANGE, name="seat-end"),
    page(
        "gremienarbeit/sitze/<int:pk>/mitglied/",
        seats.fill,
        right=ARRANGE,
        name="seat-fill",
    ),
    page(
        "gremienarbeit/sitze/<int:pk>/stellvertretung/",
        seats.substitute,
        right=ARRANGE,
        name="seat-substitute",
    ),
    page(
        "gremienarbeit/mandate/<int:pk>/aendern/",
        mandates.change,
        right=ARRANGE,
        name="mandate-change",
    ),
    page(
        "gremienarbeit/mandate/<int:pk>/beenden/", mandates.end, right=ARRANGE, name="mandate-end"
    ),
    page(
        "gremienarbeit/mandate/<int:pk>/amt/",
        mandates.office_give,
        right=ARRANGE,
        name="office-give",
    ),
    page(
        "gremienarbeit/aemter/<int:pk>/beenden/",
        mandates.office_end,
        right=ARRANGE,
        name="office-end",
    ),
    page("gremienarbeit/mandate/<int:pk>/verbindungen/", ties.ties, right=TIES, name="ties"),
    page("gremienarbeit/verbindungen/", ties.own_ties, right=OWN_TIES, name="own-ties"),
]
