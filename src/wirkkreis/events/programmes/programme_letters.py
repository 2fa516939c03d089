"""Letters to the partners of a programme, each in the partner's language, with the signed link."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _

from wirkkreis.events.calendar.when import day_in_words
from wirkkreis.events.models import Event, ProgrammePartner
from wirkkreis.events.tokens import sign
from wirkkreis.tenancy.addresses import address_of
from wirkkreis.ui.letterhead import Letterhead
from wirkkreis.ui.letters import letter


@dataclass(frozen=True)
class Message:
    """A letter: subject, sentences, staff's own words, and what the one button says."""

    subject: str
    lines: tuple[str, ...]
    button: str
    quoted: str = ""


def link_of(partner: ProgrammePartner) -> str:
    """The whole address of the partner's own page, in the active language."""
    return address_of(partner.partnership, "programme-partner", sign("programme", partner.key))


def tell_invited(partner: ProgrammePartner) -> None:
    """Ask to take part."""

    def message() -> Message:
        words = _words(partner)
        return Message(
            _("Machen Sie mit: %(programme)s") % words,
            (
                _("wir planen „%(programme)s“ vom %(first)s bis %(last)s.") % words,
                _("Möchten Sie mit einer eigenen Veranstaltung dabei sein?"),
                _("Tragen Sie sie bis %(deadline)s hier ein. Ein Konto brauchen Sie nicht.")
                % words,
                _("Der Link gehört Ihrer Organisation. Geben Sie ihn nur intern weiter."),
            ),
            _("Veranstaltung eintragen"),
        )

    _send(partner, message)


def tell_reminded(partner: ProgrammePartner) -> None:
    """The deadline comes near."""

    def message() -> Message:
        words = _words(partner)
        return Message(
            _("Noch bis %(deadline)s: %(programme)s") % words,
            (
                _("bis %(deadline)s können Sie noch etwas für „%(programme)s“ eintragen.") % words,
                _("Was Sie letztes Mal angeboten haben, können Sie mit einem Klick übernehmen."),
                _("Sie möchten dieses Mal nicht mitmachen? Dann brauchen Sie nichts zu tun."),
            ),
            _("Veranstaltung eintragen"),
        )

    _send(partner, message)


def tell_decision(partner: ProgrammePartner, event: Event) -> None:
    """What became of an entry: accepted, returned with a wish, or turned down."""
    kind = "accepted" if event.state not in {"returned", "rejected"} else event.state

    def message() -> Message:
        words = {"event": str(event.title)} | _words(partner)
        return Message(
            {
                "accepted": _("Angenommen: %(event)s"),
                "returned": _("Bitte noch einmal ansehen: %(event)s"),
                "rejected": _("Nicht im Programm: %(event)s"),
            }[kind]
            % words,
            (
                {
                    "accepted": _("„%(event)s“ ist im Programm. Vielen Dank!"),
                    "returned": _("an „%(event)s“ fehlt noch etwas. Bitte ändern Sie es."),
                    "rejected": _("„%(event)s“ können wir leider nicht ins Programm nehmen."),
                }[kind]
                % words,
            ),
            _("Meine Einträge ansehen"),
            event.partner_note,
        )

    _send(partner, message)


def _send(partner: ProgrammePartner, message: Callable[[], Message]) -> None:
    if not partner.email:
        return
    house = partner.partnership
    with translation.override(partner.language):
        context = {"message": message(), "url": link_of(partner), "house": house.name}
    letter(
        "events/programme/letter",
        context,
        to=partner.email,
        language=partner.language,
        letterhead=Letterhead(house.name, house.colour),
    ).send()


def _words(partner: ProgrammePartner) -> dict[str, str]:
    programme = partner.programme
    return {
        "programme": str(programme.title),
        "first": day_in_words(programme.first_day),
        "last": day_in_words(programme.last_day),
        "deadline": day_in_words(programme.deadline),
    }
