"""How long a mandate lasts, and who follows when it ends early."""

import calendar
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from wirkkreis.accounts.actor import Actor
from wirkkreis.committees.models import Appointment, Bench, Departure, Mandate
from wirkkreis.committees.seating.founding import procedure_on
from wirkkreis.committees.seating.seating import ONE_DAY, end_mandate, move_up
from wirkkreis.tenancy import clock

KEPT_AFTER = timedelta(days=730)
"""How long a member's data are kept after the mandate, where nothing else needs them."""

WITHOUT_END = 36
"""Months after which the data of a member without a term are looked at again."""


def suggested(mandate: Mandate) -> dict[str, Any]:
    """How a new mandate usually begins and ends: today, for a term, as long as its member."""
    starts = clock.today()
    member = _member_of(mandate, starts) if mandate.substitute else None
    elected = mandate.seat.bench in (Bench.YOUTH, Bench.POLITICS)
    return {
        "starts": starts,
        "ends": member.ends if member else end_of_term(mandate, starts),
        "appointed": Appointment.ELECTED if elected else Appointment.SENT,
    }


def end_of_term(mandate: Mandate, starts: date) -> date:
    """The last day of a term that begins on a day, under the rules of that day."""
    months = procedure_on(mandate.seat.committee, starts).months_of_term
    last = months_later(starts, months) - ONE_DAY
    return min(last, mandate.seat.ends) if mandate.seat.ends else last


def kept_until(mandate: Mandate) -> date:
    """Until when the data of a person who takes a seat are kept."""
    return (mandate.ends or months_later(mandate.starts, WITHOUT_END)) + KEPT_AFTER


def substitute_of(mandate: Mandate) -> Mandate | None:
    """Who is the substitute of a seat today."""
    held = Mandate.objects.on(clock.today()).filter(seat=mandate.seat_id, substitute=True)
    return held.select_related("person", "seat__committee").first()


@transaction.atomic
def end_and_succeed(
    *,
    by: Actor,
    mandate: Mandate,
    on: date,
    departure: Departure,
    substitute: Mandate | None = None,
) -> None:
    """End a mandate; `substitute` takes the seat on the day after, for what is left of the term."""
    left = mandate.ends
    end_mandate(by=by, mandate=mandate, on=on, departure=departure)
    if substitute is not None:
        starts = on + ONE_DAY
        ends = left if left and left > on else end_of_term(mandate, starts)
        move_up(by=by, substitute=substitute, starts=starts, ends=ends)


def months_later(day: date, months: int) -> date:
    """The same day some months later, or the last one of a month that is too short (BGB § 188)."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def _member_of(mandate: Mandate, day: date) -> Mandate | None:
    return Mandate.objects.on(day).filter(seat=mandate.seat_id, substitute=False).first()
