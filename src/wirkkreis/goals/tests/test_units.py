"""The unit of a number is said in the reader's language, and a closed year keeps its own words."""

from datetime import date
from importlib import import_module

import pytest
from django.db import connection
from django.urls import reverse
from django.utils.translation import override

from wirkkreis.accounts.models import Role
from wirkkreis.goals.assessing import divided, spoken
from wirkkreis.goals.closing import close_year, digest
from wirkkreis.goals.continuing import continue_plan
from wirkkreis.goals.exporting import plan_rows, plan_tree
from wirkkreis.goals.models import Indicator, Plan
from wirkkreis.goals.standing import standing_of
from wirkkreis.goals.tests.conftest import YEAR
from wirkkreis.languages.said import choose
from wirkkreis.tenancy import clock

UNIT = {"de": "Sitzungen", "en": "meetings"}
END = date(YEAR, 12, 31)
MIGRATION = import_module("wirkkreis.goals.migrations.0003_units_in_several_languages")


@pytest.mark.parametrize(
    ("language", "unit"),
    [("", "Sitzungen"), ("/en", "meetings"), ("/ar", "اجتماعات"), ("/de-simple", "Treffen")],
)
def test_everybody_reads_the_unit_in_their_language(browser, language, unit):
    goal = Plan.objects.in_force().get().goals.get(number="1.1")
    page = browser(None).get(f"{language}{goal.get_absolute_url()}").content.decode()
    assert f" {unit}" in page
    assert ("Sitzungen" in page.replace("Sitzungen des Bündnisses", "")) == (language == "")


def test_a_unit_without_a_translation_says_that_it_is_german(browser, goal, measured, entry):
    measured(unit="Sitzungen")
    entry(2, 1)
    with clock.at(END):
        page = browser(Role.COORDINATOR).get(f"/en{goal.get_absolute_url()}").content.decode()
    assert 'of 3 <span lang="de" dir="ltr">Sitzungen</span>' in page


def test_a_sentence_is_divided_where_its_unit_stands():
    unit = choose({"de": "<b>"}, "en")
    assert divided("2 von 3 <b>, heute 1 <b>", unit) == ["2 von 3 ", unit, ", heute 1 ", unit, ""]
    assert divided("2 von 3", choose({})) == ["2 von 3"]
    with override("de"):
        assert spoken("2 von 3 <b>", unit) == "2 von 3 &lt;b&gt;"
    with override("en"):
        assert spoken("2 of <b>", unit) == '2 of <span lang="de" dir="ltr">&lt;b&gt;</span>'


def test_files_hold_the_unit_in_the_page_s_language_and_data_in_all(measured, entry, plan):
    measured(unit=UNIT)
    entry(2, 1)
    with override("en"):
        standing = standing_of(plan, on=END, public=False)
        (row,) = plan_rows(standing)
        data = plan_tree(standing)["goals"][0]["indicators"][0]
    assert row[7] == "meetings"
    assert data["unit"] == UNIT


def test_a_continuation_carries_the_unit_in_every_language(measured, plan, coordinator):
    measured(unit=UNIT)
    span = {"starts": date(YEAR + 1, 1, 1), "ends": date(YEAR + 1, 12, 31)}
    following = continue_plan(plan, by=coordinator, title="Danach", **span)
    assert Indicator.objects.get(goal__plan=following).unit.all == UNIT


def test_a_closed_year_keeps_the_unit_in_every_language(measured, plan, cast):
    measured(unit=UNIT)
    with clock.at(date(YEAR + 1, 1, 15)):
        frozen = close_year(plan, YEAR, by=cast[Role.LEAD_OFFICE]).values.get()
    assert frozen.definition["unit"] == UNIT
    assert frozen.unit.within("en") == "meetings"


def test_a_year_closed_with_a_plain_unit_stays_valid_and_readable(closed_with_a_plain_unit):
    frozen = closed_with_a_plain_unit
    assert frozen.unit.all == {"de": "Sitzungen"}
    assert frozen.digest == digest(frozen.definition, frozen.value, frozen.rows)


def test_the_pages_of_a_year_closed_with_a_plain_unit_show_it(browser, closed_with_a_plain_unit):
    closing = closed_with_a_plain_unit.closing
    office = browser(Role.LEAD_OFFICE)
    page = office.get(reverse("plan-year", args=[closing.plan_id, closing.year])).content.decode()
    assert "0 Sitzungen" in page


def test_what_was_stored_stays_when_units_learn_languages_and_comes_back():
    stored = ["Sitzungen", "", 'mit "Zeichen"']
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE goals_indicator (id serial, unit varchar(60) NOT NULL)")
        cursor.executemany("INSERT INTO goals_indicator (unit) VALUES (%s)", [(s,) for s in stored])
        cursor.execute(MIGRATION.FORWARDS)
        cursor.execute("SELECT unit ->> 'de', unit = '{}' FROM goals_indicator ORDER BY id")
        assert cursor.fetchall() == [("Sitzungen", False), (None, True), ('mit "Zeichen"', False)]
        cursor.execute(MIGRATION.BACKWARDS)
        cursor.execute("SELECT unit FROM goals_indicator ORDER BY id")
        assert [unit for (unit,) in cursor.fetchall()] == stored


@pytest.fixture
def closed_with_a_plain_unit(measured, plan, cast, monkeypatch):
    """A value as it was frozen when units were plain texts."""
    measured(unit=UNIT)
    defined = Indicator.definition
    monkeypatch.setattr(Indicator, "definition", lambda self: defined(self) | {"unit": "Sitzungen"})
    with clock.at(date(YEAR + 1, 1, 15)):
        return close_year(plan, YEAR, by=cast[Role.LEAD_OFFICE]).values.get()
