"""What registered people are told by letter, each in her language; who gave no address, nothing.

One layout for all: what happened, what happens next until when, one thing to do, the event.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _

from wirkkreis.events.calendar.calendars import event_ics
from wirkkreis.events.calendar.when import moment_in_words, when
from wirkkreis.events.models import Registration, WorkshopPlace
from wirkkreis.events.tokens import sign
from wirkkreis.tenancy.addresses import address_of
from wirkkreis.tenancy.models import Partnership
from wirkkreis.ui.letterhead import Letterhead
from wirkkreis.ui.letters import letter


@dataclass(frozen=True)
class Notice:
    """A letter: subject, sentences, one button with its address, perhaps a code and the event for
    one's calendar.
    """

    subject: str
    lines: tuple[str, ...]
    button: str
    url: str
    code: str = ""
    with_calendar: bool = False


def tell_confirm(registration: Registration) -> None:
    """Ask to confirm the address, by the link or by the code."""

    def notice() -> Notice:
        return Notice(
            _("Bitte bestätigen: %(event)s") % _named(registration),
            (
                _("Sie haben sich angemeldet. Bitte bestätigen Sie das noch."),
                _("Der Platz ist bis %(until)s für Sie frei gehalten.") % _until(registration),
                _("Statt des Links können Sie auf der Seite Ihrer Anmeldung den Code eintippen."),
                _("Sie waren das nicht? Dann brauchen Sie nichts zu tun."),
            ),
            _("Anmeldung bestätigen"),
            _link(registration, "registration-confirm", sign("confirm", registration.key)),
            registration.code,
        )

    send_notice(registration, notice)


def tell_confirmed(registration: Registration) -> None:
    """The place is certain."""

    def notice() -> Notice:
        return Notice(
            _("Sie sind angemeldet: %(event)s") % _named(registration),
            (
                _("Ihr Platz ist sicher."),
                _("Am Einlass zeigen Sie den QR-Code oder nennen den Code."),
                _("Hier sehen Sie Ihre Anmeldung mit dem QR-Code, ändern sie oder sagen ab."),
            ),
            _("Meine Anmeldung"),
            own_page(registration),
            registration.code,
            with_calendar=True,
        )

    send_notice(registration, notice)


def tell_waiting(registration: Registration, position: int) -> None:
    """No place yet; `position` is the one on the waiting list."""

    def notice() -> Notice:
        return Notice(
            _("Auf der Warteliste: %(event)s") % _named(registration),
            (
                _("Gerade ist kein Platz frei. Sie stehen auf der Warteliste."),
                _("Ihr Platz in der Reihe: %(position)d") % {"position": position},
                _("Wird ein Platz frei, bekommen Sie eine E-Mail und können ihn annehmen."),
            ),
            _("Meine Anmeldung"),
            own_page(registration),
        )

    send_notice(registration, notice)


def tell_offered(registration: Registration) -> None:
    """A place is free and held for a while."""

    def notice() -> Notice:
        return Notice(
            _("Ein Platz ist frei: %(event)s") % _named(registration),
            (
                _("Ein Platz ist frei geworden. Möchten Sie ihn?"),
                _("Er ist bis %(until)s für Sie frei gehalten.") % _until(registration),
                _("Danach bekommt ihn, wer als Nächstes wartet."),
            ),
            _("Platz annehmen oder absagen"),
            own_page(registration),
        )

    send_notice(registration, notice)


def tell_lost(registration: Registration) -> None:
    """The time to confirm or to accept is over."""

    def notice() -> Notice:
        return Notice(
            _("Platz verfallen: %(event)s") % _named(registration),
            (
                _("Die Frist ist vorbei. Der Platz ist nicht mehr für Sie frei gehalten."),
                _("Sie möchten doch kommen? Melden Sie sich gern noch einmal an."),
            ),
            _("Zur Veranstaltung"),
            _link(registration, "event", registration.admission.event_id),
        )

    send_notice(registration, notice)


def tell_left(registration: Registration) -> None:
    """Somebody cancelled her own registration."""

    def notice() -> Notice:
        return Notice(
            _("Abgemeldet: %(event)s") % _named(registration),
            (
                _("Sie sind abgemeldet. Danke, dass Sie Bescheid gesagt haben."),
                _("Sie möchten doch kommen? Melden Sie sich gern noch einmal an."),
            ),
            _("Zur Veranstaltung"),
            _link(registration, "event", registration.admission.event_id),
        )

    send_notice(registration, notice)


def tell_declined(registration: Registration) -> None:
    """Staff turned a registration down."""

    def notice() -> Notice:
        return Notice(
            _("Anmeldung nicht möglich: %(event)s") % _named(registration),
            (
                _("Leider können wir Ihre Anmeldung nicht annehmen."),
                _("Bei Fragen melden Sie sich gern bei uns."),
            ),
            _("Zur Veranstaltung"),
            _link(registration, "event", registration.admission.event_id),
        )

    send_notice(registration, notice)


def tell_workshop_offered(place: WorkshopPlace) -> None:
    """A place in a dearer workshop is free; taking it gives back the one at the same time."""

    def notice() -> Notice:
        return Notice(
            _("Ein Platz im Workshop ist frei: %(workshop)s") % {"workshop": place.workshop.title},
            (
                _("In einem Workshop, auf den Sie warten, ist ein Platz frei. Möchten Sie ihn?"),
                _("Er ist bis %(until)s für Sie frei gehalten.") % _until(place),
                _("Nehmen Sie ihn an, geben Sie Ihren Platz im Workshop zur selben Zeit ab."),
            ),
            _("Platz annehmen oder absagen"),
            own_page(place.registration),
        )

    send_notice(place.registration, notice)


def tell_workshop_given(place: WorkshopPlace) -> None:
    """A place in a workshop became free and was given."""

    def notice() -> Notice:
        return Notice(
            _("Sie sind im Workshop dabei: %(workshop)s") % {"workshop": place.workshop.title},
            (
                _("In einem Workshop, auf den Sie gewartet haben, ist ein Platz frei geworden."),
                _("Der Platz gehört Ihnen."),
            ),
            _("Meine Anmeldung"),
            own_page(place.registration),
        )

    send_notice(place.registration, notice)


def tell_moved(registration: Registration) -> None:
    """The day or the place of the event changed."""

    def notice() -> Notice:
        return Notice(
            _("Geändert: %(event)s") % _named(registration),
            (
                _("Zeit oder Ort haben sich geändert. Unten steht, was jetzt gilt."),
                _("Ihre Anmeldung bleibt, wie sie ist. Passt es nicht? Dann sagen Sie bitte ab."),
            ),
            _("Meine Anmeldung"),
            own_page(registration),
            with_calendar=True,
        )

    send_notice(registration, notice)


def tell_called_off(registration: Registration) -> None:
    """The event does not take place."""

    def notice() -> Notice:
        reason = registration.admission.event.cancel_note
        return Notice(
            _("Abgesagt: %(event)s") % _named(registration),
            (
                _("Die Veranstaltung fällt leider aus. Sie brauchen nichts zu tun."),
                *([_("Der Grund: %(reason)s") % {"reason": reason}] if reason else []),
            ),
            _("Zur Veranstaltung"),
            _link(registration, "event", registration.admission.event_id),
        )

    send_notice(registration, notice)


def tell_resumed(registration: Registration) -> None:
    """The event takes place after all, and the registration holds."""

    def notice() -> Notice:
        return Notice(
            _("Findet doch statt: %(event)s") % _named(registration),
            (
                _("Die Veranstaltung war abgesagt. Jetzt findet sie doch statt."),
                _("Ihre Anmeldung bleibt, wie sie ist. Passt es nicht? Dann sagen Sie bitte ab."),
            ),
            _("Meine Anmeldung"),
            own_page(registration),
            with_calendar=True,
        )

    send_notice(registration, notice)


def tell_reminder(registration: Registration) -> None:
    """The event is tomorrow."""

    def notice() -> Notice:
        return Notice(
            _("Morgen: %(event)s") % _named(registration),
            (
                _("Morgen ist es so weit. Wir freuen uns auf Sie."),
                _("Am Einlass zeigen Sie den QR-Code oder nennen den Code."),
                _("Sie können doch nicht kommen? Dann sagen Sie bitte ab."),
            ),
            _("Meine Anmeldung"),
            own_page(registration),
            registration.code,
            with_calendar=True,
        )

    send_notice(registration, notice)


def send_notice(registration: Registration, notice: Callable[[], Notice]) -> None:
    """Put a letter into the outbox; `notice` is asked for it in the language of who reads it."""
    if not registration.email:
        return
    event, partnership = registration.admission.event, registration.partnership
    with translation.override(registration.language):
        said = notice()
        context = {
            "notice": said,
            "event": event,
            "when": when(event),
            "where": event.where(),
            "online_url": event.online_url if registration.has_a_place else "",
        }
        entry = _calendar(registration) if said.with_calendar else b""
    written = letter(
        "events/letters/notice",
        context,
        to=registration.email,
        language=registration.language,
        letterhead=Letterhead(partnership.name, partnership.colour),
    )
    if entry:
        written.attach("termin.ics", entry, "text/calendar")
    written.send()


def _calendar(registration: Registration) -> bytes:
    event = registration.admission.event
    return event_ics(event, url=_link(registration, "event", event.pk), with_link=True)


def _named(registration: Registration) -> dict[str, str]:
    return {"event": str(registration.admission.event.title)}


def _until(held: Registration | WorkshopPlace) -> dict[str, str]:
    return {"until": moment_in_words(held.expires_at) if held.expires_at else ""}


def own_page(registration: Registration) -> str:
    """The whole address of the page where somebody sees and changes her registration."""
    return _link(registration, "registration", sign("registration", registration.key))


def _link(registration: Registration, name: str, *args: object) -> str:
    house: Partnership = registration.partnership
    return address_of(house, name, *args)
