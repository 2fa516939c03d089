"""The states of an event.

That an event is full is no state: it follows from its places (docs/adr/0014-events.md).
"""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirkkreis.accounts.actor import Actor
from wirkkreis.events.registration.announcing import announce, announce_decision
from wirkkreis.flow.engine import Flow, State, Step
from wirkkreis.tenancy import clock

if TYPE_CHECKING:
    from wirkkreis.events.models import Event

WRITE = "events.event.write"
OWN_ENTRY = "events.programme.own"
FOLLOW = "events.origin.follow"


def missing_in(event: "Event") -> str:
    """What a published event must say and this one does not; "" where nothing is missing."""
    if event.starts is None:
        return _("Es fehlen Beginn und Ende.")
    if not (event.municipality_id or event.place or event.online_url):
        return _("Es fehlt der Ort: eine Gemeinde, ein Ort in eigenen Worten oder ein Online-Link.")
    if event.picture and not event.picture_alt:
        return _("Es fehlt, was auf dem Bild zu sehen ist.")
    return ""


def _without_admission(event: "Event") -> str:
    if not hasattr(event, "admission"):
        return _("Legen Sie zuerst fest, wie man sich anmeldet.")
    if event.is_over(clock.now()):
        return _("Die Veranstaltung ist schon vorbei.")
    return ""


def _not_begun(event: "Event") -> str:
    return "" if event.has_begun(clock.now()) else _("Die Veranstaltung hat noch nicht begonnen.")


def _with_registrations(event: "Event") -> str:
    if hasattr(event, "admission") and event.admission.registrations.exists():
        return _("Es gibt schon Anmeldungen. Sagen Sie die Veranstaltung ab, wenn sie ausfällt.")
    return ""


def _undocumented(event: "Event") -> str:
    if not hasattr(event, "documentation") or event.documentation.published_at is None:
        return _("Veröffentlichen Sie zuerst die Dokumentation.")
    return ""


def _without_partner(event: "Event") -> str:
    if event.proposed_by_id is None:
        return _("Hinter dieser Veranstaltung steht kein Partner, der sie ändern kann.")
    return ""


def _cancelled_elsewhere(event: "Event") -> str:
    if hasattr(event, "origin") and event.origin.cancelled_at:
        return _("Die Veranstaltung ist dort, woher sie kommt, schon abgesagt.")
    return ""


def _stamp_published(event: "Event", _by: Actor) -> None:
    event.published_at = event.published_at or clock.now()
    event.save(update_fields=["published_at"])


def _stamp_withdrawn(event: "Event", _by: Actor) -> None:
    event.published_at = event.moved_from = None
    event.save(update_fields=["published_at", "moved_from"])


def _stamp_cancelled(event: "Event", _by: Actor) -> None:
    event.cancelled_at, event.changed_at = clock.now(), clock.now()
    event.sequence += 1
    event.save(update_fields=["cancelled_at", "changed_at", "sequence"])
    announce(event, "called_off")


def _tell_partner(event: "Event", _by: Actor) -> None:
    announce_decision(event)


def _stamp_resumed(event: "Event", _by: Actor) -> None:
    event.cancelled_at, event.changed_at = None, clock.now()
    event.sequence += 1
    event.save(update_fields=["cancelled_at", "changed_at", "sequence"])
    announce(event, "resumed")


EVENT = Flow(
    states=(
        State(
            "idea",
            gettext_lazy("Idee"),
            gettext_lazy("in Planung"),
            gettext_lazy("Noch ohne Zusage. Nur die Mitarbeitenden sehen sie."),
        ),
        State(
            "proposed",
            gettext_lazy("Eingereicht"),
            gettext_lazy("in Planung"),
            gettext_lazy("Von einem Partner. Als Nächstes wird sie angenommen oder zurückgegeben."),
        ),
        State(
            "returned",
            gettext_lazy("Zurückgegeben"),
            gettext_lazy("in Planung"),
            gettext_lazy("Der Partner weiß, was fehlt, und reicht sie noch einmal ein."),
        ),
        State(
            "rejected",
            gettext_lazy("Nicht angenommen"),
            gettext_lazy("nicht im Programm"),
            gettext_lazy("Der Partner weiß, warum."),
            final=True,
        ),
        State(
            "planned",
            gettext_lazy("Geplant"),
            gettext_lazy("in Planung"),
            gettext_lazy("Steht fest und wird vorbereitet. Als Nächstes wird sie veröffentlicht."),
        ),
        State(
            "published",
            gettext_lazy("Veröffentlicht"),
            gettext_lazy("findet statt"),
            gettext_lazy("Steht im Kalender, ohne Anmeldung oder vor ihrem Beginn."),
        ),
        State(
            "open",
            gettext_lazy("Anmeldung offen"),
            gettext_lazy("Anmeldung offen"),
            gettext_lazy("Man kann sich anmelden, bis die Frist endet."),
        ),
        State(
            "closed",
            gettext_lazy("Anmeldung geschlossen"),
            gettext_lazy("Anmeldung geschlossen"),
            gettext_lazy("Niemand kann sich mehr anmelden. Als Nächstes kommt der Tag selbst."),
        ),
        State(
            "held",
            gettext_lazy("Hat stattgefunden"),
            gettext_lazy("hat stattgefunden"),
            gettext_lazy("Zählt für ihre Ziele. Als Nächstes wird sie dokumentiert."),
        ),
        State(
            "documented",
            gettext_lazy("Dokumentiert"),
            gettext_lazy("hat stattgefunden"),
            gettext_lazy("Alle können lesen, was war und was daraus wird."),
            final=True,
        ),
        State(
            "cancelled",
            gettext_lazy("Abgesagt"),
            gettext_lazy("abgesagt"),
            gettext_lazy("Fällt aus. Alle Angemeldeten wissen Bescheid."),
            final=True,
        ),
    ),
    steps=(
        Step(
            "propose",
            gettext_lazy("Einreichen"),
            source=("idea", "returned"),
            target="proposed",
            right=OWN_ENTRY,
            verb="events.event.proposed",
        ),
        Step(
            "accept",
            gettext_lazy("Annehmen"),
            source=("proposed", "returned", "rejected"),
            target="planned",
            right=WRITE,
            verb="events.event.accepted",
            unless=_cancelled_elsewhere,
            then=_tell_partner,
        ),
        Step(
            "return",
            gettext_lazy("Mit einer Bitte zurückgeben"),
            source=("proposed",),
            target="returned",
            right=WRITE,
            verb="events.event.returned",
            unless=_without_partner,
            then=_tell_partner,
            fields=("partner_note",),
        ),
        Step(
            "reject",
            gettext_lazy("Nicht annehmen"),
            source=("proposed", "returned"),
            target="rejected",
            right=WRITE,
            verb="events.event.rejected",
            then=_tell_partner,
            fields=("partner_note",),
        ),
        Step(
            "plan",
            gettext_lazy("Fest einplanen"),
            source=("idea",),
            target="planned",
            right=WRITE,
            verb="events.event.planned",
        ),
        Step(
            "publish",
            gettext_lazy("Veröffentlichen"),
            source=("idea", "planned"),
            target="published",
            right=WRITE,
            verb="events.event.published",
            unless=missing_in,
            then=_stamp_published,
        ),
        Step(
            "withdraw",
            gettext_lazy("Aus dem Kalender nehmen"),
            source=("published", "open", "closed"),
            target="planned",
            right=WRITE,
            verb="events.event.withdrawn",
            unless=_with_registrations,
            then=_stamp_withdrawn,
        ),
        Step(
            "open",
            gettext_lazy("Anmeldung öffnen"),
            source=("published", "closed"),
            target="open",
            right=WRITE,
            verb="events.event.opened",
            unless=_without_admission,
        ),
        Step(
            "close",
            gettext_lazy("Anmeldung schließen"),
            source=("open",),
            target="closed",
            right=WRITE,
            verb="events.event.closed",
        ),
        Step(
            "hold",
            gettext_lazy("Hat stattgefunden"),
            source=("planned", "published", "open", "closed"),
            target="held",
            right=WRITE,
            verb="events.event.held",
            unless=_not_begun,
        ),
        Step(
            "document",
            gettext_lazy("Dokumentation abschließen"),
            source=("held",),
            target="documented",
            right=WRITE,
            verb="events.event.documented",
            unless=_undocumented,
        ),
        Step(
            "reopen",
            gettext_lazy("Dokumentation wieder öffnen"),
            source=("documented",),
            target="held",
            right=WRITE,
            verb="events.event.reopened",
        ),
        Step(
            "cancel",
            gettext_lazy("Absagen"),
            source=("idea", "planned", "published", "open", "closed"),
            target="cancelled",
            right=WRITE,
            verb="events.event.cancelled",
            fields=("cancel_note",),
            then=_stamp_cancelled,
        ),
        Step(
            "follow",
            gettext_lazy("Mit dem Original absagen"),
            source=("planned", "published", "open", "closed"),
            target="cancelled",
            right=FOLLOW,
            verb="events.event.cancelled",
            fields=("cancel_note",),
            then=_stamp_cancelled,
        ),
        Step(
            "resume",
            gettext_lazy("Findet doch statt"),
            source=("cancelled",),
            target="planned",
            right=WRITE,
            verb="events.event.resumed",
            then=_stamp_resumed,
        ),
    ),
)
