"""What is doubtful about numbers is counted in the rows that prove them, all at once."""

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext

from wirkkreis.goals.doubting import doubts
from wirkkreis.goals.evidence import OBSERVED
from wirkkreis.goals.models import Calculation
from wirkkreis.goals.tests.conftest import YEAR

END = date(YEAR, 12, 31)


def said(found, indicator):
    return [gap.text for gap in found[indicator.pk]]


def test_each_number_is_doubted_by_its_own_rows(measured, entry):
    meetings = measured(parameters={"kind": ["meeting"]})
    advice = measured(parameters={"kind": ["advice"]})
    entry(2, 1, people=3, place="Allstedt")
    entry(2, 2, people=3)
    entry(2, 3, kind="advice", place="Allstedt")
    found = doubts([meetings, advice], on=END)
    assert said(found, meetings) == ["1 Eintrag ohne Gemeinde"]
    assert said(found, advice) == ["1 Eintrag, bei dem nicht steht, wie viele Menschen dabei waren"]


def test_what_is_complete_is_not_doubted(measured, entry):
    indicator = measured()
    entry(2, 1, people=3, place="Allstedt")
    assert said(doubts([indicator], on=END), indicator) == []


def test_rows_after_the_day_do_not_count(measured, entry):
    indicator = measured()
    entry(5, 1)
    assert said(doubts([indicator], on=date(YEAR, 4, 30)), indicator) == []


def test_in_public_a_visit_is_doubted_only_from_the_months_end_on(measured, entry):
    indicator = measured()
    entry(3, 10, kind="advice", people=1)
    for day, gaps in ((20, []), (31, ["1 Eintrag ohne Gemeinde"])):
        assert said(doubts([indicator], on=date(YEAR, 3, day), public=True), indicator) == gaps


def test_a_source_without_doubts_or_unknown_has_none(measured):
    observed = measured(source=OBSERVED, calculation=Calculation.LATEST)
    unknown = measured(source="events.visits")
    found = doubts([observed, unknown], on=END)
    assert said(found, observed) == said(found, unknown) == []


def test_any_number_of_numbers_takes_one_query(measured, entry):
    entry(2, 1)
    few, many = [measured()], [measured() for _ in range(12)]
    for indicators in (few, many):
        with CaptureQueriesContext(connection) as queries:
            doubts(indicators, on=END)
        assert len(queries) == 1
