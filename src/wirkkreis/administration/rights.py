"""Who may what with the members of a partnership."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wirkkreis.access.rights import auditor, lead_office, operator, predicate, right, staff
from wirkkreis.accounts.actor import Actor
from wirkkreis.accounts.models import Role

# The coordination office gives the roles it works with; the lead office gives them all.
GIVEN_BY_COORDINATOR = frozenset({Role.COORDINATOR, Role.COMMITTEE, Role.YOUTH})


@predicate("may give this role")
def gives(actor: Actor, role: Any) -> bool:
    """For a role, or without one for "any role at all"."""
    if Role.LEAD_OFFICE in actor.roles:
        return True
    return Role.COORDINATOR in actor.roles and (role is None or role in GIVEN_BY_COORDINATOR)


right(
    "administration.members.read",
    staff,
    title=_("Die Mitglieder sehen"),
    reason=_("Die Mitglieder sehen die Koordinierungsstelle und das federführende Amt."),
)
right(
    "administration.members.invite",
    gives,
    title=_("Jemanden einladen und Mitgliedschaften beenden"),
    when=_(
        "Die Koordinierungs- und Fachstelle nur für Gremien, das Jugendforum und die eigene Stelle"
    ),
    reason=_(
        "Diese Rolle vergibt das federführende Amt; die Koordinierungsstelle lädt in Gremien, "
        "ins Jugendforum und in die eigene Stelle ein."
    ),
)
right(
    "administration.rules.read",
    staff | auditor,
    title=_("Die Regeln eines Förderjahres lesen"),
    reason=_("Die Regeln sehen die Koordinierungsstelle, das federführende Amt und die Prüfung."),
)
right(
    "administration.rules.change",
    lead_office,
    title=_("Regeln und Angaben der Partnerschaft ändern"),
    reason=_("Regeln und Angaben der Partnerschaft ändert das federführende Amt."),
)
right(
    "administration.acting.begin",
    operator,
    title=_("Für ein Mitglied handeln"),
    reason=_("Für ein Mitglied handeln nur die, die die Plattform betreuen."),
)
right(
    "administration.acting.read",
    operator | staff | auditor,
    title=_("Lesen, wer für wen gehandelt hat"),
    reason=_(
        "Die Vertretungen sehen die Koordinierungsstelle, das federführende Amt und die Prüfung."
    ),
)
