"""Who may read the trail."""

from django.utils.translation import gettext_lazy as _

from wirkkreis.access.rights import auditor, lead_office, right, staff

right(
    "activity.history.read",
    staff | auditor,
    reason=_("Den Verlauf eines Eintrags sehen die Geschäftsstellen und die Prüfung."),
)
right(
    "activity.trail.read",
    auditor | lead_office,
    reason=_("Alle Vorgänge sehen die Prüfung und das federführende Amt."),
)
