"""Setting up a body, its rules of procedure and its seats."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from wirkkreis.accounts.actor import Actor
from wirkkreis.activity.keeping import keep
from wirkkreis.activity.trail import record
from wirkkreis.committees.models import Committee, Mandate, Seat, Session, Statute
from wirkkreis.committees.procedure import Procedure

COUNTED: Final = ("bench", "votes", "starts")
"""What says on whose side a seat counts, and since when."""


def save_committee(*, by: Actor, committee: Committee) -> Committee:
    """Write a new or changed body, as its form left it."""
    return keep(
        committee,
        by=by,
        added="committees.committee.added",
        changed="committees.committee.changed",
    )


def procedure_on(committee: Committee, day: date) -> Procedure:
    """The rules in force on a day; before the first ones the defaults of the law."""
    statute = committee.statutes.on(day).first()
    return statute.procedure if statute else Procedure()


def procedures_on(committees: Collection[Committee], day: date) -> dict[int, Procedure]:
    """The rules in force on a day of several bodies, by their ids: one query."""
    rows = Statute.objects.filter(committee__in=committees, starts__lte=day)
    newest = rows.order_by("committee_id", "-starts", "-pk").distinct("committee_id")
    found = {statute.committee_id: statute.procedure for statute in newest}
    return {committee.pk: found.get(committee.pk, Procedure()) for committee in committees}


@transaction.atomic
def write_statute(
    *, by: Actor, committee: Committee, starts: date, values: dict[str, Any], reason: str = ""
) -> Statute:
    """Write the rules of procedure that hold from a day on; earlier ones stay as they were.

    Raises ValidationError, keyed by rule, where a value is not of the rule's type or range.
    """
    rules = Procedure.from_values(procedure_on(committee, starts).as_values() | values)
    statute = Statute.objects.create(
        committee=committee, starts=starts, values=rules.as_values(), reason=reason
    )
    record("committees.statute.added", statute, by=by, fields=("starts", "values"))
    return statute


def save_seat(*, by: Actor, seat: Seat) -> Seat:
    """Write a new or changed seat.

    Raises ValidationError where somebody holds it outside of its time, and for another bench, vote
    or first day once the body has met with it: who had the majority on a past day stays as it was.
    """
    if seat.pk and seat.ends and _held_after(seat, seat.ends):
        raise ValidationError(
            {"ends": _("Bis dahin ist der Sitz noch besetzt. Beenden Sie zuerst das Mandat.")}
        )
    if seat.pk:
        _refuse_another_past(seat)
    return keep(seat, by=by, added="committees.seat.added", changed="committees.seat.changed")


@transaction.atomic
def end_seat(*, by: Actor, seat: Seat, on: date) -> Seat:
    """Abolish a seat; `on` is its last day. Raises ValidationError while somebody holds it."""
    if on < seat.starts:
        raise ValidationError({"on": _("Der Sitz beginnt erst später.")})
    if _held_after(seat, on):
        raise ValidationError(_("Der Sitz ist besetzt. Beenden Sie zuerst das Mandat."))
    seat.ends = on
    seat.save(update_fields=["ends"])
    record("committees.seat.ended", seat, by=by, fields=("ends",))
    return seat


def _refuse_another_past(seat: Seat) -> None:
    before = Seat.objects.get(pk=seat.pk)
    counted = [name for name in COUNTED if getattr(before, name) != getattr(seat, name)]
    since = min(before.starts, seat.starts)
    met = Session.objects.filter(committee=seat.committee_id, opened_at__isnull=False)
    if counted and met.filter(day__gte=since, day__lte=before.ends or date.max).exists():
        refused = _(
            "Mit diesem Sitz hat das Gremium schon getagt. Beenden Sie ihn und legen Sie einen "
            "neuen an; frühere Sitzungen bleiben dann, wie sie waren."
        )
        raise ValidationError({counted[0]: refused})


def _held_after(seat: Seat, day: date) -> bool:
    held = Mandate.objects.open_after(day + timedelta(days=1))
    return held.filter(seat=seat).exists()
