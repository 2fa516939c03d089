"""What the trail records about the administration of a partnership."""

from django.utils.translation import gettext_lazy as _

from wirkkreis.activity.verbs import verb

verb("administration.invitation.sent", _("hat jemanden eingeladen"))
verb("administration.invitation.sent_again", _("hat eine Einladung noch einmal geschickt"))
verb("administration.invitation.withdrawn", _("hat eine Einladung zurückgezogen"))
verb("administration.invitation.accepted", _("hat eine Einladung angenommen"))
verb("administration.membership.ended", _("hat eine Mitgliedschaft beendet"))
verb("administration.rules.changed", _("hat die Regeln eines Förderjahres geändert"), public=True)
verb("administration.partnership.changed", _("hat die Angaben der Partnerschaft geändert"))
verb("administration.acting.begun", _("handelt für ein Mitglied"))
verb("administration.acting.ended", _("handelt nicht mehr für ein Mitglied"))
