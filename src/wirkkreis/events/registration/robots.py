"""Keeping robots from registering, without puzzles: a signed ticket in the form, and time.

The ticket says when the form was opened and carries the nonce that makes a double click one
registration. A human being needs some seconds for a form; a robot is asked to send it again.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from uuid import UUID, uuid4

from django.core.exceptions import ValidationError
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from wirkkreis.accounts import limits
from wirkkreis.tenancy import clock

SALT: Final = "wirkkreis.events.ticket"
AT_LEAST: Final = timedelta(seconds=2)
AT_MOST: Final = timedelta(days=1)

FORM_RATES: Final = "20/h/key"
"""For one form: a person mends mistakes, a robot tries everything."""
ADDRESS_RATES: Final = "30/h/key"
"""For one e-mail address: a teacher registers a class with her own, nobody floods a stranger's."""
CONNECTION_RATES: Final = "900/h/ip"
"""For one connection: wide, because a whole school registers from one address."""


@dataclass(frozen=True)
class Ticket:
    """One opened form."""

    nonce: UUID


def new_ticket(*, about: int) -> str:
    """The ticket for a form that is opened now, for the row with that id."""
    opened = round(clock.now().timestamp())
    return _signer().sign(f"{about}.{opened}.{uuid4().hex}")


def opened_ticket(text: str, *, about: int) -> Ticket:
    """The ticket of a form that was sent. Raises ValidationError when it is not good."""
    words = _("Bitte senden Sie das Formular noch einmal ab.")
    again = ValidationError(words, code="bad")
    try:
        row, opened, nonce = _signer().unsign(text).split(".")
    except (BadSignature, ValueError):
        raise again from None
    age = timedelta(seconds=clock.now().timestamp() - int(opened))
    if int(row) != about or age > AT_MOST:
        raise again
    if age < AT_LEAST:  # the same ticket will be good in a moment
        raise ValidationError(words, code="early")
    return Ticket(UUID(nonce))


def is_patient(request: HttpRequest, ticket: Ticket, email: str) -> bool:
    """Whether the form may be sent once more, for itself, the connection and who gets a letter."""
    form = limits.within(request, "event-register-form", FORM_RATES, key=ticket.nonce.hex)
    if not (form and limits.within(request, "event-register", CONNECTION_RATES)):
        return False
    address = salted_hmac(SALT, email.lower()).hexdigest()  # nobody's address lies in the cache
    return not email or limits.within(request, "event-register-address", ADDRESS_RATES, key=address)


def _signer() -> Signer:
    return Signer(salt=SALT)
