"""The addresses of places."""

from wirkkreis.access.urls import page
from wirkkreis.places.pages import municipalities, populations, venues

urlpatterns = [
    page("orte/", municipalities.places, right="everyone", name="places"),
    page(
        "orte/gemeinden/<str:ags>/",
        municipalities.municipality,
        right="everyone",
        name="municipality",
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
    page("orte/veranstaltungsorte/", venues.venues, right="everyone", name="venues"),
    page("orte/veranstaltungsorte/neu/", venues.add, right="places.write", name="venue-add"),
    page("orte/veranstaltungsorte/<int:pk>/", venues.venue, right="everyone", name="venue"),
    page(
        "orte/veranstaltungsorte/<int:pk>/aendern/",
        venues.change,
        right="places.write",
        name="venue-change",
    ),
]
