"""A closed year keeps its numbers; later sums only show the difference."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from wirkkreis.accounts.models import Role
from wirkkreis.activity.models import Activity
from wirkkreis.diary.writing import change, remove
from wirkkreis.goals.closing import close_year, differences, digest, reopen_year
from wirkkreis.goals.models import Calculation, Closing, FrozenValue
from wirkkreis.goals.standing import standing_of
from wirkkreis.goals.tests.conftest import YEAR
from wirkkreis.tenancy import clock

AFTER, END = date(YEAR + 1, 1, 15), date(YEAR, 12, 31)


@pytest.fixture(autouse=True)
def _next_year():
    with clock.at(AFTER):
        yield


@pytest.fixture
def closed(plan, measured, entry, cast):
    measured()
    rows = [entry(2, 1), entry(5, 1)]
    return close_year(plan, YEAR, by=cast[Role.LEAD_OFFICE]), rows


def test_the_value_is_frozen_with_its_rows_and_their_hash(closed):
    closing, rows = closed
    frozen = closing.values.get()
    assert frozen.value == 2
    assert [row[0] for row in frozen.rows] == [row.pk for row in rows]
    assert frozen.digest == digest(frozen.definition, frozen.value, frozen.rows)


def test_a_later_change_leaves_the_value_and_shows_the_difference(closed, coordinator):
    closing, rows = closed
    remove(rows[0], by=coordinator, reason="doppelt")
    (difference,) = differences(closing)
    assert difference.differs
    assert [difference.frozen.value, difference.now] == [2, 1]


def test_an_entry_moved_out_of_the_year_shows_too(closed, coordinator, plan):
    _closing, rows = closed
    change(rows[0], by=coordinator, day=date(YEAR + 1, 1, 2))
    (entry,) = standing_of(plan, on=END, public=False).measured
    assert (entry.amount, entry.amount_now, entry.differs) == ("2", "1", True)


def test_a_changed_definition_does_not_touch_what_is_frozen(closed, coordinator):
    closing, _rows = closed
    indicator = closing.values.get().indicator
    indicator.parameters = {"kind": ["training"]}
    indicator.save()
    assert [difference.differs for difference in differences(closing)] == [False]


def test_an_unknown_value_is_frozen_as_unknown(plan, measured, cast):
    measured(source="goals.observed", calculation=Calculation.LATEST)
    closing = close_year(plan, YEAR, by=cast[Role.LEAD_OFFICE])
    assert closing.values.get().value is None


@pytest.mark.parametrize("attempt", ["update", "delete"])
def test_the_database_refuses_to_touch_a_frozen_value(closed, attempt):
    with pytest.raises(IntegrityError, match="only grows"), transaction.atomic():
        if attempt == "update":
            FrozenValue.objects.update(value=Decimal(99))
        else:
            FrozenValue.objects.all().delete()


@pytest.mark.parametrize(
    ("year", "words"), [(YEAR + 5, "gilt nicht"), (YEAR, "schon abgeschlossen")]
)
def test_what_cannot_be_closed_says_why(closed, plan, cast, year, words):
    with pytest.raises(ValidationError, match=words):
        close_year(plan, year, by=cast[Role.LEAD_OFFICE])


def test_a_running_year_cannot_be_closed(plan, cast):
    with clock.at(END), pytest.raises(ValidationError, match="noch nicht vorbei"):
        close_year(plan, YEAR, by=cast[Role.LEAD_OFFICE])


def test_reopening_needs_a_reason_and_is_public(closed, cast):
    closing, _rows = closed
    lead_office = cast[Role.LEAD_OFFICE]
    with pytest.raises(ValidationError):
        reopen_year(closing, by=lead_office, reason=" ")
    reopen_year(closing, by=lead_office, reason="Ein Eintrag fehlte")
    assert not Closing.objects.standing().filter(pk=closing.pk).exists()
    activity = Activity.objects.get(verb="goals.year.reopened", subject_id=closing.plan_id)
    assert (activity.is_public, activity.note) == (True, "Ein Eintrag fehlte")


def test_only_the_lead_office_reopens(closed, coordinator):
    with pytest.raises(PermissionDenied):
        reopen_year(closed[0], by=coordinator, reason="weil")


def test_after_reopening_the_year_can_be_closed_again_with_new_values(closed, plan, entry, cast):
    closing, _rows = closed
    lead_office = cast[Role.LEAD_OFFICE]
    entry(9, 9)
    reopen_year(closing, by=lead_office, reason="Ein Eintrag fehlte")
    assert close_year(plan, YEAR, by=lead_office).values.get().value == 3
    assert closing.values.get().value == 2
