"""Certificates: only for who was checked in with a name, and genuine without anything stored.

The code on a certificate is a keyed hash of the event, the folded name and what was certified. Who
has the paper types the name as it is written there; the same hash comes out, or it does not. A copy
of the database does not help to make one, and after names were forgotten old papers still hold.
"""

from base64 import b32encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_DOWN, Decimal
from typing import Final

from django.db.models import QuerySet
from django.utils.crypto import constant_time_compare, salted_hmac

from wirkkreis.events.aftermath.certificate_printing import Sheet, certificates_document
from wirkkreis.events.models import Attendance, Event, Names, Registration
from wirkkreis.languages.folding import fold
from wirkkreis.languages.sorting import german_key
from wirkkreis.tenancy import clock
from wirkkreis.tenancy.addresses import address_of

QUARTER: Final = Decimal("0.25")
"""Hours of somebody who came on some of the days are rounded down to a quarter."""

CODE_BYTES: Final = 10
"""80 bits: 16 letters and digits."""


@dataclass(frozen=True)
class Certified:
    """Somebody with a name, and the days she was there."""

    name: str
    days: Sequence[date]


def certificate_for(registration: Registration) -> bytes | None:
    """The certificate of one registration as PDF, in the active language.

    None for who did not come or gave no name, once it is forgotten, where no names are written, and
    before the event has begun.
    """
    event = registration.admission.event
    return _document(event, _certified(event, registration.attendances.all()))


def is_certified(registration: Registration) -> bool:
    """Whether there is a certificate for that registration."""
    return bool(_certified(registration.admission.event, registration.attendances.all()))


def certificates_of(event: Event) -> bytes | None:
    """One PDF with a page for everybody who came with a name, by name; None for nobody."""
    return _document(event, certified(event))


def certified(event: Event) -> list[Certified]:
    """Everybody who was checked in with a name, in German order."""
    found = _certified(event, Attendance.objects.filter(event=event))
    return sorted(found, key=lambda one: german_key(one.name))


def hours_for(event: Event, days: int) -> Decimal | None:
    """The hours of so many days of an event, None where nobody said how many it has."""
    if event.hours is None:
        return None
    whole = max(len(event.days()), 1)
    if days >= whole:
        return event.hours
    quarters = (event.hours * days / whole / QUARTER).to_integral_value(rounding=ROUND_DOWN)
    return quarters * QUARTER


def code_of(event: Event, name: str, days: int) -> str:
    """The code on a certificate: 16 letters and digits."""
    says = "|".join((str(event.uid), " ".join(fold(name).split()), _written(event, days)))
    digest = salted_hmac("wirkkreis.events.certificate", says, algorithm="sha256").digest()
    return b32encode(digest[:CODE_BYTES]).decode().lower()


def genuine_days(event: Event, name: str, code: str) -> int | None:
    """For how many days the certificate with this code is genuine for this name; None if it is not.

    All possible numbers are tried, so that it takes as long for any name.
    """
    if event.names == Names.PROTECTED:
        return None
    tried = [
        days
        for days in range(1, len(event.days()) + 1)
        if constant_time_compare(code_of(event, name, days), code.lower())
    ]
    return tried[0] if tried else None


def _written(event: Event, days: int) -> str:
    hours = hours_for(event, days)
    return f"{days}:" if hours is None else f"{days}:{hours.normalize():f}"


def _certified(event: Event, came: QuerySet[Attendance]) -> list[Certified]:
    """By registration, or for a walk-in by the row itself: two people may share a name.

    Nobody who was let in early: nobody took part in what has not begun.
    """
    if event.names == Names.PROTECTED or not event.has_begun(clock.now()):
        return []
    days: dict[tuple[str, int], list[date]] = {}
    names: dict[tuple[str, int], str] = {}
    for row in came.select_related("registration").order_by("day", "pk"):
        one = ("r", row.registration_id) if row.registration_id else ("w", row.pk)
        names[one] = row.registration.name if row.registration else row.name
        days.setdefault(one, []).append(row.day)
    return [Certified(names[one], there) for one, there in days.items() if names[one].strip()]


def _document(event: Event, people: Iterable[Certified]) -> bytes | None:
    sheets = [_sheet(event, one) for one in people]
    return certificates_document(event, sheets) if sheets else None


def _sheet(event: Event, one: Certified) -> Sheet:
    code = code_of(event, one.name, len(one.days))
    return Sheet(
        name=one.name,
        days=one.days,
        hours=hours_for(event, len(one.days)),
        code=code,
        address=address_of(event.partnership, "certificate-check", event.uid, code),
    )
