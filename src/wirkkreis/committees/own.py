"""Behind one's own link: who it is, and what she may read. No account is needed."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from wirkkreis.accounts.actor import Actor
from wirkkreis.committees.models import Attendee, Mandate, Session
from wirkkreis.committees.readers import STRANGER, Reader, reader_by
from wirkkreis.committees.tokens import opened, sign
from wirkkreis.tenancy import clock

OPEN_AFTER: Final = timedelta(days=90)
"""How long after a session its links still open: as long as minutes may take."""


@dataclass(frozen=True)
class Own:
    """Somebody who came by her link: her place in the session, and what she may read."""

    attendee: Attendee
    reader: Reader
    token: str

    @property
    def session(self) -> Session:
        """The session it is about."""
        return self.attendee.session

    def at(self, name: str, *args: object) -> str:
        """The address of a page behind the same link."""
        return reverse(name, args=[self.token, *args])


def own_place(token: str) -> Own:
    """Whose link it is. Raises Http404 for a forged one, and once it has run out."""
    found = Attendee.objects.select_related(
        "session__committee", "session__statute", "mandate__person", "mandate__seat__committee"
    )
    attendee = get_object_or_404(found, key=opened("session", token))
    session = attendee.session
    if session.ends is not None and session.ends + OPEN_AFTER < clock.now():
        raise Http404(_("Dieser Link gilt nicht mehr. Die Sitzung ist lange vorbei."))
    mandate = attendee.mandate
    if mandate is not None and mandate.ends and mandate.ends < _counted_day(session):
        raise Http404(_("Dieser Link gilt nicht mehr. Ihr Mandat ist zu Ende."))
    reader = reader_by(mandate) if mandate is not None else STRANGER
    return Own(attendee, reader, token)


def _counted_day(session: Session) -> date:
    """Today; while a session runs the day it began on, so that midnight shuts nobody out."""
    return session.on if session.state == "open" else clock.today()


def own_token(attendee: Attendee) -> str:
    """The token of somebody's own link."""
    return sign("session", attendee.key)


def place_of(actor: Actor, session: Session) -> Attendee | None:
    """The place of somebody who is signed in, in one session: where her own link leads."""
    if not actor.is_signed_in:
        return None
    account = actor.acting_for or actor.account
    held = Mandate.objects.on(session.on).filter(person__account=account)
    return Attendee.objects.filter(session=session, mandate__in=held).first()
