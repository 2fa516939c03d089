"""Who takes a seat and leaves it, what she does for the body, and what she is tied to."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from wirkkreis.accounts.actor import Actor
from wirkkreis.activity.keeping import keep
from wirkkreis.activity.trail import record
from wirkkreis.committees.models import (
    Committee,
    Departure,
    Mandate,
    Office,
    OfficeKind,
    Seat,
    Tie,
)
from wirkkreis.people.keeping import save_person
from wirkkreis.people.models import Person

ONE_DAY = timedelta(days=1)


@transaction.atomic
def take_seat(*, by: Actor, mandate: Mandate, person: Person) -> Mandate:
    """Give a person the seat, or make her its substitute; a person new to us is written first.

    Raises ValidationError where the seat is taken, does not exist then, or where the person holds
    another seat of the body in that time: nobody votes twice.
    """
    _lock(mandate.seat.committee)
    _refuse_outside_of_the_seat(mandate)
    if person._state.adding:
        save_person(by=by, person=person)
    mandate.person = person
    _refuse_two_seats(mandate)
    mandate.full_clean()
    mandate.save()
    record("committees.mandate.added", mandate, by=by)
    return mandate


@transaction.atomic
def change_mandate(*, by: Actor, mandate: Mandate) -> Mandate:
    """Write the declarations, consent and days of a mandate. Raises as `take_seat` does."""
    _lock(mandate.seat.committee)
    _refuse_outside_of_the_seat(mandate)
    _refuse_two_seats(mandate)
    mandate.full_clean()
    return keep(
        mandate,
        by=by,
        added="committees.mandate.added",
        changed="committees.mandate.changed",
    )


@transaction.atomic
def end_mandate(*, by: Actor, mandate: Mandate, on: date, departure: Departure) -> Mandate:
    """End a mandate and the offices that hang on it; `on` is its last day.

    Raises ValidationError for a day on which it has not begun, or is over already.
    """
    if on < mandate.starts:
        raise ValidationError({"on": _("Das Mandat beginnt erst später.")})
    if mandate.ends and on > mandate.ends:
        raise ValidationError({"on": _("Das Mandat endet schon vorher.")})
    for office in Office.objects.open_after(on + ONE_DAY).filter(mandate=mandate):
        _end_office(office, on)
    mandate.ends, mandate.departure = on, departure
    mandate.save(update_fields=["ends", "departure"])
    record("committees.mandate.ended", mandate, by=by, fields=("ends", "departure"))
    return mandate


@transaction.atomic
def move_up(*, by: Actor, substitute: Mandate, starts: date, ends: date | None) -> Mandate:
    """The substitute takes the seat that became free; she is its substitute no longer."""
    assert substitute.person is not None
    last_day = starts - ONE_DAY
    if substitute.starts > last_day:
        raise ValidationError(_("Die Stellvertretung beginnt erst später."))
    end_mandate(by=by, mandate=substitute, on=last_day, departure=Departure.OTHER)
    successor = Mandate(
        seat=substitute.seat,
        appointed=substitute.appointed,
        impartial_since=substitute.impartial_since,
        discreet_since=substitute.discreet_since,
        name_public_since=substitute.name_public_since,
        starts=starts,
        ends=ends,
    )
    return take_seat(by=by, mandate=successor, person=substitute.person)


@transaction.atomic
def give_office(*, by: Actor, mandate: Mandate, kind: OfficeKind, starts: date) -> Office:
    """Give somebody an office from a day on; whoever had it has it until the day before."""
    if not mandate.holds_on(starts):
        raise ValidationError({"starts": _("An diesem Tag hält die Person den Sitz nicht.")})
    committee = mandate.seat.committee
    _lock(committee)
    held = Office.objects.filter(mandate__seat__committee=committee, kind=kind)
    if held.filter(starts__gte=starts).exists():
        raise ValidationError({"starts": _("Danach hat schon jemand anderes dieses Amt.")})
    for office in held.on(starts):
        _end_office(office, starts - ONE_DAY)
    office = Office.objects.create(mandate=mandate, kind=kind, starts=starts, ends=mandate.ends)
    record("committees.office.given", office, by=by)
    return office


@transaction.atomic
def end_office(*, by: Actor, office: Office, on: date) -> Office:
    """End an office; `on` is its last day."""
    _end_office(office, on)
    record("committees.office.ended", office, by=by, fields=("ends",))
    return office


@transaction.atomic
def declare_tie(*, by: Actor, tie: Tie) -> Tie:
    """Write what ties a member to an organisation. Raises ValidationError where it is known."""
    tie.full_clean()
    tie.save()
    record("committees.tie.added", tie, by=by)
    return tie


@transaction.atomic
def end_tie(*, by: Actor, tie: Tie, on: date) -> Tie:
    """A tie that no longer holds; `on` is its last day."""
    tie.ends = max(on, tie.starts)
    tie.save(update_fields=["ends"])
    record("committees.tie.ended", tie, by=by, fields=("ends",))
    return tie


def _lock(committee: Committee) -> None:
    """One change of seats at a time, so that two cannot each believe a person is free."""
    Committee.objects.select_for_update().get(pk=committee.pk)


def _end_office(office: Office, on: date) -> None:
    office.ends = max(on, office.starts)
    office.save(update_fields=["ends"])


def _refuse_outside_of_the_seat(mandate: Mandate) -> None:
    seat: Seat = mandate.seat
    if mandate.starts < seat.starts or (
        seat.ends and (mandate.ends is None or mandate.ends > seat.ends)
    ):
        raise ValidationError(_("In dieser Zeit gibt es den Sitz nicht."))


def _refuse_two_seats(mandate: Mandate) -> None:
    if mandate.person is None:
        return
    elsewhere = (
        Mandate.objects.filter(
            Q(starts__lte=mandate.ends) if mandate.ends else Q(),
            seat__committee=mandate.seat.committee_id,
            person=mandate.person,
        )
        .open_after(mandate.starts)
        .exclude(pk=mandate.pk)
    )
    if elsewhere.exists():
        raise ValidationError(
            _("Diese Person hat in dieser Zeit schon einen Sitz in diesem Gremium.")
        )
