"""Who may see and change what is known of persons and organisations."""

from django.utils.translation import gettext_lazy as _

from wirkkreis.access.rights import right, staff

right(
    "people.read",
    staff,
    title=_("Adressen und Kontakte lesen"),
    reason=_(
        "Adressen und Kontakte sehen nur die Koordinierungs- und Fachstelle "
        "und das federführende Amt."
    ),
)
right(
    "people.write",
    staff,
    title=_("Adressen und Kontakte pflegen"),
    reason=_(
        "Adressen und Kontakte pflegen nur die Koordinierungs- und Fachstelle "
        "und das federführende Amt."
    ),
)
