"""What the trail records about the diary. Nothing of it is public."""

from django.utils.translation import gettext_lazy as _

from wirkkreis.activity.verbs import verb

verb("diary.entry.written", _("hat den Eintrag geschrieben"))
verb("diary.entry.changed", _("hat den Eintrag geändert"))
verb("diary.entry.removed", _("hat den Eintrag entfernt"))
verb("diary.file.added", _("hat eine Datei hinzugefügt"))
verb("diary.file.removed", _("hat eine Datei entfernt"))
