from datetime import date

import pytest
from django.forms import DateField
from django.utils.formats import date_format, number_format
from django.utils.translation import override

DAY = date(2026, 3, 9)


def test_an_english_day_names_the_month_after_the_day() -> None:
    with override("en"):
        assert date_format(DAY) == "9 March 2026"
        assert date_format(DAY, "SHORT_DATE_FORMAT") == "09/03/2026"


@pytest.mark.parametrize("typed", ["2026-03-09", "09/03/2026", "9.3.2026"])
def test_an_english_page_understands_the_day_it_asks_for(typed: str) -> None:
    with override("en"):
        assert DateField().clean(typed) == DAY


def test_numbers_and_german_days_stay_as_they_were() -> None:
    with override("en"):
        assert number_format(1234.5, 1, force_grouping=True) == "1,234.5"
    with override("de-simple"):
        assert date_format(DAY) == "9. März 2026"
