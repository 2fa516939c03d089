"""What the trail records about goals."""

from django.utils.translation import gettext_lazy as _

from wirkkreis.activity.verbs import verb

verb("goals.plan.made", _("hat den Plan angelegt"))
verb("goals.plan.taken_over", _("hat den Plan aus einem Text übernommen"))
verb("goals.plan.changed", _("hat den Plan geändert"))
verb("goals.plan.consulted", _("hat den Plan zur Beratung gegeben"), public=True)
verb("goals.plan.withdrawn", _("hat den Plan in den Entwurf zurückgenommen"), public=True)
verb("goals.plan.adopted", _("hat den Beschluss des Plans eingetragen"), public=True)
verb("goals.plan.closed", _("hat den Plan abgeschlossen"), public=True)
verb("goals.plan.continued", _("hat die Fortschreibung des Plans begonnen"))
verb("goals.goal.added", _("hat ein Ziel hinzugefügt"))
verb("goals.goal.changed", _("hat ein Ziel geändert"))
verb("goals.goal.moved", _("hat ein Ziel verschoben"))
verb("goals.goal.removed", _("hat ein Ziel entfernt"))
verb("goals.indicator.added", _("hat einen Indikator hinzugefügt"))
verb("goals.indicator.changed", _("hat einen Indikator geändert"))
verb("goals.indicator.removed", _("hat einen Indikator entfernt"))
verb("goals.observation.made", _("hat eine Messung eingetragen"))
verb("goals.observation.corrected", _("hat eine Messung berichtigt"))
verb("goals.year.closed", _("hat das Jahr abgeschlossen"), public=True)
verb("goals.year.reopened", _("hat das Jahr wieder geöffnet"), public=True)
verb("goals.measure.made", _("hat eine Aufgabe angelegt"))
verb("goals.measure.changed", _("hat eine Aufgabe geändert"))
verb("goals.measure.done", _("hat eine Aufgabe erledigt"))
verb("goals.measure.dropped", _("hat eine Aufgabe fallen gelassen"))
verb("goals.measure.reopened", _("hat eine Aufgabe wieder geöffnet"))
