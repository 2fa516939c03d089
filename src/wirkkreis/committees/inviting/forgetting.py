"""What was personal about a session goes when its purpose ends: guests, and who could come when.

Guests' names and addresses are needed for the minutes and to write to them; a poll of days is over
when the day stands. Both go `KEPT_AFTER` the session, when the own links close, too. That somebody
was a guest stays, without the name; members stay, as their mandates do.
"""

from typing import Final

from django.db import transaction
from django.db.models import Exists, OuterRef

from wirkkreis.accounts.actor import NOBODY
from wirkkreis.accounts.outbox import forget_letters_to
from wirkkreis.activity.trail import record
from wirkkreis.committees.models import Attendee, DateAnswer, Session
from wirkkreis.committees.own import OPEN_AFTER
from wirkkreis.tenancy import clock

KEPT_AFTER: Final = OPEN_AFTER

FORGOTTEN: Final = "–"
"""The name of a guest whose data are gone."""


def forget_what_is_due() -> None:
    """Delete it in the partnership we are in. Again changes nothing."""
    guests = Attendee.objects.filter(session=OuterRef("pk")).guests().exclude(guest_name=FORGOTTEN)
    answers = DateAnswer.objects.filter(option__session=OuterRef("pk"))
    over = Session.objects.filter(ends__lt=clock.now() - KEPT_AFTER)
    for session in over.filter(Exists(guests) | Exists(answers)):
        forget(session)


@transaction.atomic
def forget(session: Session) -> None:
    """Empty the guests of a session, and delete the answers to its days."""
    guests = session.attendees.guests().exclude(guest_name=FORGOTTEN)
    forget_letters_to(filter(None, guests.values_list("guest_email", flat=True)))
    guests.update(guest_name=FORGOTTEN, guest_email="", guest_role="")
    DateAnswer.objects.filter(option__session=session).delete()
    record("committees.session.forgotten", session, by=NOBODY)
