"""Letters that staff cause: in their own words, once more, or that a workshop is gone."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from wirkkreis.events.models import Registration
from wirkkreis.events.registration import letters
from wirkkreis.events.registration.letters import Notice
from wirkkreis.events.registration.waiting import place_in_line
from wirkkreis.languages.said import Said, choose


def tell_workshop_gone(registration: Registration, title: Said) -> None:
    """A workshop that she counted on does not take place."""

    def notice() -> Notice:
        return Notice(
            _("Ein Workshop fällt aus: %(workshop)s") % {"workshop": choose(title.all)},
            (
                _("Dieser Workshop findet leider nicht statt. Ihre Anmeldung gilt weiter."),
                _("Hier sehen Sie, welche Workshops Sie haben, und können andere wählen."),
            ),
            _("Meine Anmeldung"),
            letters.own_page(registration),
        )

    letters.send_notice(registration, notice)


def tell_in_own_words(
    registration: Registration, subject: Mapping[str, str], text: Mapping[str, str]
) -> None:
    """A letter as staff wrote it, in the best language there is for this person."""

    def notice() -> Notice:
        return Notice(
            choose(subject),
            tuple(paragraphs(choose(text))),
            _("Meine Anmeldung"),
            letters.own_page(registration),
        )

    letters.send_notice(registration, notice)


def tell_again(registration: Registration) -> None:
    """The letter that fits how things stand, once more."""
    if registration.state == "unconfirmed":
        letters.tell_confirm(registration)
    elif registration.state == "firm":
        letters.tell_confirmed(registration)
    elif registration.state == "waiting":
        letters.tell_waiting(registration, place_in_line(registration))
    elif registration.state == "offered":
        letters.tell_offered(registration)


def paragraphs(text: str) -> list[str]:
    """A text cut at its empty lines; a single line end is a space, as in the letter."""
    return [" ".join(part.split()) for part in text.split("\n\n") if part.strip()]
