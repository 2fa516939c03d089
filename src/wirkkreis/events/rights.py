"""Who may what with events."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from wirkkreis.access.rights import auditor, everyone, predicate, right, staff
from wirkkreis.accounts.actor import Actor

if TYPE_CHECKING:
    from wirkkreis.events.models import Event

BY_LINK = _("Wer den Link aus der eigenen Anmeldung hat.")


@predicate("handed in by a partner")
def handed_in(_actor: Actor, event: "Event | None") -> bool:
    """Whether an event is of a partner, who holds a link to it; asked in general: yes."""
    return event is None or event.proposed_by_id is not None


@predicate("nobody")
def nobody(actor: Actor, _row: object) -> bool:
    """Whether it is the house itself that acts."""
    return not actor.is_signed_in


right(
    "events.event.read",
    staff | auditor,
    title=_("Veranstaltungen vor ihrer Veröffentlichung lesen"),
    reason=_(
        "Vor ihrer Veröffentlichung sehen Veranstaltungen die Koordinierungsstelle, das "
        "federführende Amt und die Prüfung."
    ),
)
right(
    "events.event.write",
    staff,
    title=_("Veranstaltungen planen und veröffentlichen"),
    reason=_("Veranstaltungen planen die Koordinierungsstelle und das federführende Amt."),
)
right(
    "events.registration.read",
    staff,
    title=_("Anmeldungen lesen"),
    reason=_("Anmeldungen sehen die Koordinierungsstelle und das federführende Amt."),
)
right(
    "events.registration.write",
    staff,
    title=_("Anmeldungen ändern und die Warteliste ordnen"),
    reason=_("Anmeldungen ändern die Koordinierungsstelle und das federführende Amt."),
)
right(
    "events.registration.own",
    everyone,
    title=_("Die eigene Anmeldung bestätigen, ändern, absagen und löschen"),
    reason=_("Diese Anmeldung steht allen offen, die ihren Link haben."),
    when=BY_LINK,
)
right(
    "events.registration.turn",
    everyone,
    title=_("Frei gewordene Plätze der Reihe nach weitergeben"),
    reason=_("Das geschieht von selbst."),
    when=_("Von selbst, nach den Regeln des Förderjahrs."),
)
right(
    "events.attendance.write",
    staff,
    title=_("Einlass: wer da ist, eintragen und zählen"),
    reason=_("Wer da ist, tragen die Koordinierungsstelle und das federführende Amt ein."),
)
right(
    "events.documentation.write",
    staff,
    title=_("Veranstaltungen dokumentieren und auswerten"),
    reason=_("Veranstaltungen dokumentieren die Koordinierungsstelle und das federführende Amt."),
)
right(
    "events.format.arrange",
    staff,
    title=_("Die Formate der Veranstaltungen ordnen"),
    reason=_("Die Formate ordnen die Koordinierungsstelle und das federführende Amt."),
)
right(
    "events.programme.own",
    handed_in,
    title=_("Veranstaltungen für ein Programm einreichen"),
    reason=_("Das steht den Partnern offen, die eingeladen wurden."),
    when=_("Wer den Link aus der Einladung zum Programm hat."),
)
right(
    "events.origin.follow",
    nobody,
    title=_("Eine übernommene Veranstaltung mit ihrem Original absagen"),
    reason=_("Das geschieht von selbst."),
    when=_("Von selbst, wenn das Original abgesagt wird."),
)
