"""The states of a registration and of a place in a workshop."""

from django.utils.translation import gettext_lazy

from wirkkreis.flow.engine import Flow, State, Step

OWN = "events.registration.own"
TURN = "events.registration.turn"
ARRANGE = "events.registration.write"

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
            gettext_lazy("Von der Veranstaltung abmelden"),
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
            source=("wished", "firm", "offered"),
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
