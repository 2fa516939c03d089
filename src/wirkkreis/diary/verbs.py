"""What the trail records about the diary. Nothing of it is public."""

from django.utils.translation import gettext_lazy as _

from wirkkreis.activity.verbs import verb

verb("diary.entry.written", _("hat den Eintrag geschrieben"))
verb("diary.entry.changed", _("hat den Eintrag geändert"))
verb("diary.entry.removed", _("hat den Eintrag entfernt"))
verb("diary.file.added", _("hat eine Datei hinzugefügt"))
verb("diary.file.removed", _("hat eine Datei entfernt"))
verb("diary.kind.added", _("hat eine Art der Arbeit angelegt"))
verb("diary.kind.changed", _("hat eine Art der Arbeit geändert"))
verb("diary.kind.moved", _("hat die Reihenfolge der Arten geändert"))
verb("diary.kind.removed", _("hat eine Art der Arbeit entfernt"))
