"""Who may read the trail."""

from django.utils.translation import gettext_lazy as _

from wirkkreis.access.rights import auditor, lead_office, right, staff

right(
    "activity.history.read",
    staff | auditor,
    title=_("Den Verlauf eines Eintrags lesen"),
    reason=_(
        "Den Verlauf eines Eintrags sehen die Koordinierungsstelle, das federführende Amt "
        "und die Prüfung."
    ),
)
right(
    "activity.trail.read",
    auditor | lead_office,
    title=_("Alle Vorgänge lesen"),
    reason=_("Alle Vorgänge sehen die Prüfung und das federführende Amt."),
)
