"""Who may change what is known of places; seeing them is open to everyone."""

from django.utils.translation import gettext_lazy as _

from wirkkreis.access.rights import right, staff

right(
    "places.write",
    staff,
    title=_("Orte pflegen"),
    reason=_(
        "Orte pflegen die Koordinierungs- und Fachstelle und das federführende Amt. "
        "Fehlt etwas oder stimmt etwas nicht, sagen Sie dort bitte Bescheid."
    ),
)
