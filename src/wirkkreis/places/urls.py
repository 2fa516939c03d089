"""The addresses of places."""

from wirkkreis.access.urls import page
from wirkkreis.places.pages import area, municipalities, populations, venues

urlpatterns = [
    page("orte/", municipalities.places, right="everyone", name="places", kept=True),
    page("orte/gemeinden/eintragen/", area.enter, right="places.write", name="area-enter"),
    page("orte/gemeinden/uebernehmen/", area.load, right="places.write", name="area-load"),
    page(
        "orte/gemeinden/<str:ags>/",
        municipalities.municipality,
        right="everyone",
        name="municipality",
        kept=True,
    ),
    page(
        "orte/gemeinden/<str:ags>/entfernen/",
        area.remove,
        right="places.write",
        name="municipality-remove",
    ),
    page(
        "orte/einwohnerzahlen/eintragen/",
        populations.enter,
        right="places.write",
        name="populations-enter",
    ),
    page(
        "orte/einwohnerzahlen/<int:pk>/entfernen/",
        populations.remove,
        right="places.write",
        name="population-remove",
    ),
    page("orte/veranstaltungsorte/", venues.venues, right="everyone", name="venues", kept=True),
    page("orte/veranstaltungsorte/neu/", venues.add, right="places.write", name="venue-add"),
    page(
        "orte/veranstaltungsorte/<int:pk>/", venues.venue, right="everyone", name="venue", kept=True
    ),
    page(
        "orte/veranstaltungsorte/<int:pk>/aendern/",
        venues.change,
        right="places.write",
        name="venue-change",
    ),
]
