"""Who may what with plans and goals."""

from django.utils.translation import gettext_lazy as _

from wirkkreis.access.rights import auditor, coordinator, lead_office, may, right, staff
from wirkkreis.accounts.actor import Actor

right(
    "goals.plan.edit",
    staff,
    title=_("Pläne bearbeiten"),
    reason=_("Pläne bearbeiten die Koordinierungsstelle und das federführende Amt."),
)
right(
    "goals.plan.adopt",
    staff,
    title=_("Den Beschluss eines Plans eintragen"),
    reason=_("Beschlüsse tragen die Koordinierungsstelle und das federführende Amt ein."),
)
right(
    "goals.year.close",
    lead_office | coordinator,
    title=_("Ein Jahr abschließen"),
    reason=_("Jahre schließen die Koordinierungsstelle und das federführende Amt ab."),
)
right(
    "goals.year.reopen",
    lead_office,
    title=_("Ein abgeschlossenes Jahr wieder öffnen"),
    reason=_("Ein abgeschlossenes Jahr öffnet nur das federführende Amt wieder."),
)
right(
    "goals.proof.read",
    staff | auditor,
    title=_("Die Nachweise im Einzelnen lesen"),
    reason=_(
        "Die Nachweise im Einzelnen sehen die Koordinierungsstelle, das federführende Amt "
        "und die Prüfung."
    ),
)
right(
    "goals.observation.write",
    staff,
    title=_("Messungen eintragen"),
    reason=_("Messungen tragen die Koordinierungsstelle und das federführende Amt ein."),
)
right(
    "goals.measure.write",
    staff,
    title=_("Aufgaben verteilen"),
    reason=_("Aufgaben verteilen die Koordinierungsstelle und das federführende Amt."),
)


def reads_as_public(actor: Actor) -> bool:
    """Whether the actor reads what is published, and not the exact values with their rows.

    The one question behind every public page and file, so that all of them agree.
    """
    return not may(actor, "goals.proof.read")
