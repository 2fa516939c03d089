"""Places: municipalities, population, venues, the map."""

from django.apps import AppConfig


class PlacesConfig(AppConfig):
    """The package's place in Django."""

    name = "wirkkreis.places"
    label = "places"
