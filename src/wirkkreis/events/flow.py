"""The states of an event, of a registration, and of a place in a workshop.

That an event is full is no state: it follows from its places (docs/adr/0014-events.md).
"""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirkkreis.accounts.actor import Actor
from wirkkreis.flow.engine import Flow, State, Step
from wirkkreis.tenancy import clock

if TYPE_CHECKING:
    from wirkkreis.events.models import Event

WRITE = "events.event.write"
OWN = "events.registration.own"
TURN = "events.registration.turn"
ARRANGE = "events.registration.write"


def _not_ready(event: "Event") -> str:
    """What a published event must say and this one does not."""
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


def _stamp_published(event: "Event", _by: Actor) -> None:
    event.published_at = event.published_at or clock.now()
    event.save(update_fields=["published_at"])


def _stamp_withdrawn(event: "Event", _by: Actor) -> None:
    event.published_at = None
    event.save(update_fields=["published_at"])


def _stamp_cancelled(event: "Event", _by: Actor) -> None:
    event.cancelled_at, event.changed_at = clock.now(), clock.now()
    event.sequence += 1
    event.save(update_fields=["cancelled_at", "changed_at", "sequence"])


def _stamp_resumed(event: "Event", _by: Actor) -> None:
    event.cancelled_at, event.changed_at = None, clock.now()
    event.sequence += 1
    event.save(update_fields=["cancelled_at", "changed_at", "sequence"])


EVENT = Flow(
    states=(
        State(
            "idea",
            gettext_lazy("Idee"),
            gettext_lazy("in Planung"),
            gettext_lazy("Noch ohne Zusage. Nur die Mitarbeitenden sehen sie."),
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
            unless=_not_ready,
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

REGISTRATION = Flow(
    states=(
        State(
            "unconfirmed",
            gettext_lazy("Noch nicht bestätigt"),
            gettext_lazy("bitte bestätigen"),
            gettext_lazy("Der Platz ist gehalten, bis die Frist zum Bestätigen endet."),
        ),
        State(
            "firm",
            gettext_lazy("Angemeldet"),
            gettext_lazy("angemeldet"),
            gettext_lazy("Der Platz ist sicher."),
        ),
        State(
            "waiting",
            gettext_lazy("Warteliste"),
            gettext_lazy("auf der Warteliste"),
            gettext_lazy("Wird ein Platz frei, wird er der Reihe nach angeboten."),
        ),
        State(
            "offered",
            gettext_lazy("Platz angeboten"),
            gettext_lazy("ein Platz ist frei"),
            gettext_lazy("Der Platz ist gehalten, bis die Frist zum Annehmen endet."),
        ),
        State(
            "expired",
            gettext_lazy("Verfallen"),
            gettext_lazy("verfallen"),
            gettext_lazy("Die Frist ist verstrichen. Der Platz ist wieder frei."),
            final=True,
        ),
        State(
            "cancelled",
            gettext_lazy("Abgemeldet"),
            gettext_lazy("abgemeldet"),
            gettext_lazy("Der Platz ist wieder frei."),
            final=True,
        ),
        State(
            "declined",
            gettext_lazy("Abgelehnt"),
            gettext_lazy("nicht angenommen"),
            gettext_lazy("Die Anmeldung wurde nicht angenommen."),
            final=True,
        ),
    ),
    steps=(
        Step(
            "confirm",
            gettext_lazy("Bestätigen"),
            source=("unconfirmed",),
            target="firm",
            right=OWN,
            verb="events.registration.confirmed",
        ),
        Step(
            "offer",
            gettext_lazy("Platz anbieten"),
            source=("waiting",),
            target="offered",
            right=TURN,
            verb="events.registration.offered",
            fields=("expires_at",),
        ),
        Step(
            "accept",
            gettext_lazy("Platz annehmen"),
            source=("offered",),
            target="firm",
            right=OWN,
            verb="events.registration.accepted",
        ),
        Step(
            "expire",
            gettext_lazy("Verfallen lassen"),
            source=("unconfirmed", "offered"),
            target="expired",
            right=TURN,
            verb="events.registration.expired",
        ),
        Step(
            "cancel",
            gettext_lazy("Abmelden"),
            source=("unconfirmed", "firm", "waiting", "offered"),
            target="cancelled",
            right=OWN,
            verb="events.registration.cancelled",
        ),
        Step(
            "decline",
            gettext_lazy("Ablehnen"),
            source=("unconfirmed", "firm", "waiting", "offered"),
            target="declined",
            right=ARRANGE,
            verb="events.registration.declined",
            needs_note=True,
        ),
        Step(
            "put_back",
            gettext_lazy("Auf die Warteliste setzen"),
            source=("firm",),
            target="waiting",
            right=ARRANGE,
            verb="events.registration.put_back",
            needs_note=True,
        ),
    ),
)

WORKSHOP_PLACE = Flow(
    states=(
        State(
            "wished",
            gettext_lazy("Gewünscht"),
            gettext_lazy("gewünscht"),
            gettext_lazy("Wird vergeben, sobald die Anmeldung selbst einen Platz hat."),
        ),
        State(
            "firm",
            gettext_lazy("Platz im Workshop"),
            gettext_lazy("dabei"),
            gettext_lazy("Der Platz im Workshop ist sicher."),
        ),
        State(
            "waiting",
            gettext_lazy("Warteliste des Workshops"),
            gettext_lazy("auf der Warteliste"),
            gettext_lazy("Wird ein Platz frei, wird er der Reihe nach angeboten."),
        ),
        State(
            "offered",
            gettext_lazy("Platz angeboten"),
            gettext_lazy("ein Platz ist frei"),
            gettext_lazy("Der Platz ist gehalten, bis die Frist zum Annehmen endet."),
        ),
        State(
            "left",
            gettext_lazy("Nicht dabei"),
            gettext_lazy("nicht dabei"),
            gettext_lazy("Der Platz im Workshop ist frei."),
            final=True,
        ),
    ),
    steps=(
        Step(
            "give",
            gettext_lazy("Platz geben"),
            source=("wished", "waiting"),
            target="firm",
            right=TURN,
            verb="events.workshop_place.given",
        ),
        Step(
            "queue",
            gettext_lazy("Auf die Warteliste"),
            source=("wished",),
            target="waiting",
            right=TURN,
            verb="events.workshop_place.queued",
        ),
        Step(
            "offer",
            gettext_lazy("Platz anbieten"),
            source=("waiting",),
            target="offered",
            right=TURN,
            verb="events.workshop_place.offered",
            fields=("expires_at",),
        ),
        Step(
            "accept",
            gettext_lazy("Platz annehmen"),
            source=("offered",),
            target="firm",
            right=OWN,
            verb="events.workshop_place.accepted",
        ),
        Step(
            "leave",
            gettext_lazy("Platz abgeben"),
            source=("wished", "firm", "waiting", "offered"),
            target="left",
            right=OWN,
            verb="events.workshop_place.left",
        ),
    ),
)
