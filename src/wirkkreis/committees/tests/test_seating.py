"""Who takes a seat and leaves it."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from wirkkreis.activity.models import Activity
from wirkkreis.committees.models import Departure, Mandate, Office, OfficeKind, Tie, TieKind
from wirkkreis.committees.seating import founding, seating, terms
from wirkkreis.committees.seating.composition import composition
from wirkkreis.committees.tests.conftest import FIRST, LAST, TODAY
from wirkkreis.people.keeping import erase_person

ONE = timedelta(days=1)


def held(seat, day):
    """The row of one seat on a day."""
    return next(row for row in composition(seat.committee, day).rows if row.seat == seat)


def test_a_seat_has_one_member_and_one_substitute_at_a_time(seats, put):
    put(seats[0], "Uwe")
    put(seats[0], "Vera", substitute=True)
    for substitute in (False, True):
        with pytest.raises(ValidationError, match="schon besetzt"):
            put(seats[0], "Willi", substitute=substitute)


def test_the_database_refuses_two_holders_whoever_asks(seats, put):
    put(seats[0], "Uwe")
    with pytest.raises(IntegrityError, match="one_holder_at_a_time"), transaction.atomic():
        Mandate.objects.create(seat=seats[0], starts=LAST)


def test_the_day_after_the_last_one_the_seat_is_free(seats, put):
    put(seats[0], "Uwe", ends=TODAY)
    put(seats[0], "Vera", starts=TODAY + ONE)


def test_what_ends_already_is_not_ended_on_a_later_day(by, seats, put):
    uwe = put(seats[0], "Uwe", ends=TODAY)
    put(seats[0], "Vera", starts=TODAY + ONE)
    with pytest.raises(ValidationError, match="endet schon vorher"):
        seating.end_mandate(by=by, mandate=uwe, on=TODAY + ONE, departure=Departure.RESIGNED)
    assert held(seats[0], TODAY + ONE).member.name == "Vera"


def test_nobody_has_two_seats_of_one_body(seats, put):
    put(seats[0], "Uwe", ends=TODAY)
    with pytest.raises(ValidationError, match="schon einen Sitz"):
        put(seats[1], "Uwe", starts=TODAY)
    put(seats[1], "Uwe", starts=TODAY + ONE)


def test_nobody_sits_before_there_is_a_seat(seats, put):
    with pytest.raises(ValidationError, match="gibt es den Sitz nicht"):
        put(seats[0], "Uwe", starts=FIRST - ONE)


@pytest.mark.parametrize(
    ("field", "value"),
    [("bench", "politics"), ("votes", False), ("starts", FIRST + ONE)],
)
def test_a_seat_the_body_has_met_with_stays_what_it_was(by, sitting, seats, field, value):
    setattr(seats[0], field, value)
    with pytest.raises(ValidationError, match="schon getagt") as refused:
        founding.save_seat(by=by, seat=seats[0])
    assert field in refused.value.message_dict


def test_a_seat_nobody_met_with_is_still_corrected(by, sitting, seats):
    seats[0].title = "Kreissport"
    founding.save_seat(by=by, seat=seats[0])
    sitting.opened_at = None
    sitting.save()
    seats[0].bench = "politics"
    assert founding.save_seat(by=by, seat=seats[0]).bench == "politics"


def test_a_seat_ends_only_when_it_is_free(by, seats, put):
    put(seats[0], "Uwe")
    with pytest.raises(ValidationError, match="besetzt"):
        founding.end_seat(by=by, seat=seats[0], on=TODAY)
    founding.end_seat(by=by, seat=seats[1], on=TODAY)
    left = [row.seat for row in composition(seats[1].committee, TODAY + ONE).rows]
    assert left == [seats[0], seats[2]]


def test_whoever_leaves_loses_the_office_too(by, seats, put):
    mandate = put(seats[0], "Uwe")
    seating.give_office(by=by, mandate=mandate, kind=OfficeKind.CHAIR, starts=FIRST)
    seating.end_mandate(by=by, mandate=mandate, on=TODAY, departure=Departure.RESIGNED)
    assert Office.objects.get().ends == TODAY
    with pytest.raises(ValidationError, match="beginnt erst später"):
        seating.end_mandate(by=by, mandate=mandate, on=FIRST - ONE, departure=Departure.RESIGNED)


def test_an_office_passes_from_one_to_the_next(by, seats, put):
    uwe, vera = put(seats[0], "Uwe"), put(seats[1], "Vera")
    seating.give_office(by=by, mandate=uwe, kind=OfficeKind.CHAIR, starts=FIRST)
    seating.give_office(by=by, mandate=vera, kind=OfficeKind.CHAIR, starts=TODAY)
    first, second = Office.objects.order_by("starts")
    assert (first.ends, second.starts) == (TODAY - ONE, TODAY)
    with pytest.raises(ValidationError, match="schon jemand anderes"):
        seating.give_office(by=by, mandate=uwe, kind=OfficeKind.CHAIR, starts=FIRST)


def test_the_substitute_moves_up_for_what_is_left_of_the_term(by, seats, put):
    member = put(seats[0], "Uwe")
    substitute = put(seats[0], "Vera", substitute=True, impartial_since=FIRST)
    terms.end_and_succeed(
        by=by, mandate=member, on=TODAY, departure=Departure.ABSENT, substitute=substitute
    )
    row = held(seats[0], TODAY + ONE)
    assert row.member is not None
    assert (row.member.name, row.member.mandate.ends) == ("Vera", LAST)
    assert row.member.mandate.impartial_since == FIRST
    assert row.substitute is None
    assert held(seats[0], TODAY).member.name == "Uwe"


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 3, 12), 36, date(2029, 3, 12)),
    ],
)
def test_months_end_where_the_civil_code_says(day, months, later):
    assert terms.months_later(day, months) == later


def test_a_mandate_is_suggested_for_a_term_and_a_substitute_for_as_long(seats, put):
    assert terms.suggested(Mandate(seat=seats[0]))["ends"] == date(2029, 3, 11)
    put(seats[0], "Uwe", ends=date(2027, 5, 5))
    suggested = terms.suggested(Mandate(seat=seats[0], substitute=True))
    assert suggested["ends"] == date(2027, 5, 5)


def test_a_tie_is_written_once(by, seats, put, club):
    person = put(seats[0], "Uwe").person

    def tie():
        return Tie(person=person, organisation=club, kind=TieKind.BOARD, starts=TODAY)

    known = seating.declare_tie(by=by, tie=tie())
    with pytest.raises(ValidationError, match="schon eingetragen"):
        seating.declare_tie(by=by, tie=tie())
    seating.end_tie(by=by, tie=known, on=TODAY)
    seating.declare_tie(by=by, tie=tie())


def test_an_erased_person_leaves_the_seat_held_without_a_name(by, seats, put):
    mandate = put(seats[0], "Uwe")
    erase_person(by=by, person=mandate.person)
    member = held(seats[0], TODAY).member
    assert member is not None
    assert member.name == ""
    assert "Uwe" not in str(list(Activity.objects.values()))
