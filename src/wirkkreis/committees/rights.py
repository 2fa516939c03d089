"""Who may what with committees."""

from django.utils.translation import gettext_lazy as _

from wirkkreis.access.rights import member, right, staff

right(
    "committees.committee.read",
    member,
    title=_("Gremien mit ihren Mitgliedern und Regeln lesen"),
    reason=_("Das sehen nur Mitglieder dieser Partnerschaft."),
)
right(
    "committees.committee.arrange",
    staff,
    title=_("Gremien einrichten, Sitze besetzen und Geschäftsordnungen eintragen"),
    reason=_("Gremien richten die Koordinierungsstelle und das federführende Amt ein."),
)
right(
    "committees.tie.read",
    staff,
    title=_("Verbindungen der Mitglieder zu Organisationen lesen und eintragen"),
    reason=_(
        "Verbindungen der Mitglieder zu Organisationen sehen die Koordinierungsstelle und das "
        "federführende Amt."
    ),
)
right(
    "committees.tie.own",
    member,
    title=_("Die eigenen Verbindungen zu Organisationen erklären und beenden"),
    reason=_("Das können nur Mitglieder dieser Partnerschaft."),
)
