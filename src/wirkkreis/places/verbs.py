"""What the trail records of places."""

from django.utils.translation import gettext_lazy as _

from wirkkreis.activity.verbs import verb

verb("places.boundaries.loaded", _("hat die Gemeinden mit ihren Grenzen geladen"))
verb("places.municipalities.entered", _("hat Gemeinden eingetragen"), public=True)
verb("places.municipality.removed", _("hat eine Gemeinde entfernt"), public=True)
verb("places.population.entered", _("hat eine Einwohnerzahl eingetragen"), public=True)
verb("places.population.removed", _("hat eine Einwohnerzahl entfernt"), public=True)
verb("places.venue.added", _("hat einen Veranstaltungsort angelegt"), public=True)
verb("places.venue.changed", _("hat einen Veranstaltungsort geändert"), public=True)
