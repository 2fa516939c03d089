"""What the page of one entry shows beside its values."""

from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirkkreis.activity.models import Activity
from wirkkreis.diary.models import Entry
from wirkkreis.ui.items import Happening, StoredFile

FIELDS: Final = {
    "kind": gettext_lazy("Art"),
    "day": gettext_lazy("Tag"),
    "minutes": gettext_lazy("Dauer"),
    "municipality": gettext_lazy("Gemeinde"),
    "topic": gettext_lazy("Thema"),
    "note": gettext_lazy("Notiz"),
    "goals": gettext_lazy("Ziele"),
    "organisations": gettext_lazy("Organisationen"),
    "persons": gettext_lazy("Personen"),
    "reached": gettext_lazy("erreichte Menschen"),
}
ICONS: Final = {
    "diary.entry.written": "pen",
    "diary.file.added": "attach",
    "diary.file.removed": "trash",
}


def history(entry: Entry) -> list[Happening]:
    """Who did what with this entry, newest first."""
    done = Activity.objects.about(entry).select_related("actor")
    return [
        Happening(
            when=activity.happened_at,
            title=activity.kind.sentence,
            text=activity.note or _changed(activity),
            who=str(activity.actor or _("jemand, der nicht mehr hier ist")),
            icon=ICONS.get(activity.verb, "history"),
        )
        for activity in done
    ]


def _changed(activity: Activity) -> str:
    """The names of the fields a change touched."""
    if activity.verb != "diary.entry.changed":
        return ""
    return ", ".join(str(FIELDS[name]) for name in activity.fields if name in FIELDS)


def stored(entry: Entry) -> list[StoredFile]:
    """The entry's files, ready for the shelf."""
    return [
        StoredFile(
            name=file.name,
            url=reverse("diary-file", args=[entry.pk, file.pk]),
            size=file.size,
            kind=file.kind,
            remove_url=reverse("diary-file-remove", args=[entry.pk, file.pk]),
        )
        for file in entry.files.all()
    ]
