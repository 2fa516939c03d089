"""Telling the body that it can read the minutes: a link of one's own, never the minutes."""

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from wirkkreis.committees.inviting.letters import Notice, language_of
from wirkkreis.committees.models import Attendee, Minutes
from wirkkreis.committees.own import own_token
from wirkkreis.tenancy import clock
from wirkkreis.tenancy.addresses import address_of
from wirkkreis.ui.letterhead import Letterhead
from wirkkreis.ui.letters import letter


@transaction.atomic
def tell_of_minutes(minutes: Minutes) -> int:
    """Write to every member who has an address; how many."""
    readers = [one for one in readers_of(minutes) if one.email]
    for attendee in readers:
        _write(attendee)
    return len(readers)


def readers_of(minutes: Minutes) -> list[Attendee]:
    """Those of the session who sit in the body still: whoever left it reads no more of it."""
    today = clock.today()
    found = (
        minutes.session.attendees.members()
        .by_name()
        .select_related(
            "session__committee", "mandate__person__account", "mandate__seat", "partnership"
        )
    )
    return [one for one in found if one.mandate is not None and one.mandate.holds_on(today)]


def _write(attendee: Attendee) -> None:
    house, language = attendee.partnership, language_of(attendee)
    session = attendee.session
    with translation.override(language):
        named = {"committee": session.committee, "session": session}
        said = Notice(
            _("Niederschrift: %(committee)s, %(session)s") % named,
            [
                _("Die Niederschrift der Sitzung liegt für Sie bereit."),
                _("Stimmt etwas nicht? Sagen Sie uns bitte vor der nächsten Sitzung Bescheid."),
            ],
            _("Niederschrift lesen"),
        )
        url = address_of(house, "own-minutes", own_token(attendee))
    context = {"notice": said, "session": session, "url": url, "agenda": [], "is_needed": False}
    letter(
        "committees/letters/session",
        context,
        to=attendee.email,
        language=language,
        letterhead=Letterhead(house.name, house.colour),
    ).send()
