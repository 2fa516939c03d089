"""Who may what with the work diary."""

from django.utils.translation import gettext_lazy as _

from wirkkreis.access.rights import right, staff

right(
    "diary.entry.read",
    staff,
    title=_("Das Tagebuch lesen"),
    reason=_("Das Tagebuch lesen die Koordinierungsstelle und das federführende Amt."),
)
right(
    "diary.entry.write",
    staff,
    title=_("Ins Tagebuch schreiben"),
    reason=_("Ins Tagebuch schreiben die Koordinierungsstelle und das federführende Amt."),
)
right(
    "diary.entry.remove",
    staff,
    title=_("Einträge des Tagebuchs entfernen"),
    reason=_("Einträge entfernen die Koordinierungsstelle und das federführende Amt."),
)
right(
    "diary.entry.export",
    staff,
    title=_("Das Tagebuch als Tabelle mitnehmen"),
    reason=_("Das Tagebuch geben die Koordinierungsstelle und das federführende Amt aus."),
)
right(
    "diary.kind.arrange",
    staff,
    title=_("Die Arten der Arbeit ordnen"),
    reason=_("Die Arten der Arbeit ordnen die Koordinierungsstelle und das federführende Amt."),
)
