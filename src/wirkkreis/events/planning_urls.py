"""The addresses of planning."""

from wirkkreis.access.urls import page
from wirkkreis.events.pages import planning, repeating
from wirkkreis.events.pages.formats import FORMATS

READ, WRITE, ARRANGE = "events.event.read", "events.event.write", "events.format.arrange"

urlpatterns = [
    page("planung/", planning.listing, right=READ, name="events-planning"),
    page("planung/neu/", repeating.choose, right=WRITE, name="event-new"),
    page("planung/neu/leer/", planning.add, right=WRITE, name="event-add"),
    page("planung/<int:pk>/", planning.desk, right=READ, name="event-desk"),
    page("planung/<int:pk>/aendern/", planning.change, right=WRITE, name="event-change"),
    page("planung/<int:pk>/schritt/<slug:step>/", planning.step, right=WRITE, name="event-step"),
    page("planung/<int:pk>/entfernen/", planning.remove, right=WRITE, name="event-remove"),
    page("planung/<int:pk>/noch-einmal/", repeating.copy, right=WRITE, name="event-copy"),
    page("planung/<int:pk>/wiederholen/", repeating.repeat, right=WRITE, name="event-repeat"),
    page("planung/<int:pk>/gemeinden/", repeating.spread, right=WRITE, name="event-spread"),
    page("planung/<int:pk>/folgende/", repeating.carry_over, right=WRITE, name="event-carry-over"),
    page("planung/<int:pk>/vorlage/", repeating.pattern, right=WRITE, name="event-pattern"),
    page("planung/reihen/<int:pk>/", repeating.series, right=READ, name="event-series"),
    page(
        "planung/reihen/<int:pk>/alle/<slug:step>/",
        repeating.all_at_once,
        right=WRITE,
        name="event-series-step",
    ),
    page("planung/formate/", FORMATS.listing, right=ARRANGE, name="event-formats"),
    page("planung/formate/neu/", FORMATS.add, right=ARRANGE, name="event-format-add"),
    page("planung/formate/<int:pk>/", FORMATS.change, right=ARRANGE, name="event-format"),
    page("planung/formate/<int:pk>/platz/", FORMATS.move, right=ARRANGE, name="event-format-move"),
    page(
        "planung/formate/<int:pk>/entfernen/",
        FORMATS.remove,
        right=ARRANGE,
        name="event-format-remove",
    ),
]
