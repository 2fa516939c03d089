"""What the trail records about committees: ids and days, never who it was."""

from django.utils.translation import gettext_lazy as _

from wirkkreis.activity.verbs import verb

verb("committees.committee.added", _("hat das Gremium angelegt"))
verb("committees.committee.changed", _("hat das Gremium geändert"))
verb("committees.statute.added", _("hat die Geschäftsordnung eingetragen"))
verb("committees.seat.added", _("hat einen Sitz eingerichtet"))
verb("committees.seat.changed", _("hat einen Sitz geändert"))
verb("committees.seat.ended", _("hat einen Sitz aufgehoben"))
verb("committees.mandate.added", _("hat einen Sitz besetzt"))
verb("committees.mandate.changed", _("hat ein Mandat geändert"))
verb("committees.mandate.ended", _("hat ein Mandat beendet"))
verb("committees.office.given", _("hat ein Amt im Gremium übertragen"))
verb("committees.office.ended", _("hat ein Amt im Gremium beendet"))
verb("committees.tie.added", _("hat eine Verbindung zu einer Organisation eingetragen"))
verb("committees.tie.ended", _("hat eine Verbindung zu einer Organisation beendet"))
