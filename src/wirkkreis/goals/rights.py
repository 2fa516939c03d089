"""Who may what with plans and goals."""

from django.utils.translation import gettext_lazy as _

from wirkkreis.access.rights import auditor, coordinator, lead_office, may, right, staff
from wirkkreis.accounts.actor import Actor

right(
    "goals.plan.edit",
    staff,
    reason=_("Pläne bearbeiten die Koordinierungsstelle und das federführende Amt."),
)
right(
    "goals.plan.adopt",
    staff,
    reason=_("Beschlüsse tragen die Koordinierungsstelle und das federführende Amt ein."),
)
right(
    "goals.year.close",
    lead_office | coordinator,
    reason=_("Jahre schließen die Koordinierungsstelle und das federführende Amt ab."),
)
right(
    "goals.year.reopen",
    lead_office,
    reason=_("Ein abgeschlossenes Jahr öffnet nur das federführende Amt wieder."),
)
right(
    "goals.proof.read",
    staff | auditor,
    reason=_("Die Nachweise im Einzelnen sehen die Geschäftsstellen und die Prüfung."),
)
right(
    "goals.observation.write",
    staff,
    reason=_("Messungen tragen die Koordinierungsstelle und das federführende Amt ein."),
)
right(
    "goals.measure.write",
    staff,
    reason=_("Aufgaben verteilen die Koordinierungsstelle und das federführende Amt."),
)


def reads_as_public(actor: Actor) -> bool:
    """Whether the actor reads what is published, and not the exact values with their rows.

    The one question behind every public page and file, so that all of them agree.
    """
    return not may(actor, "goals.proof.read")
