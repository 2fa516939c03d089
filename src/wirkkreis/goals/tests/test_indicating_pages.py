"""The form of an indicator follows its source and shows the number before it is saved."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from wirkkreis.goals.evidence import OBSERVED
from wirkkreis.goals.indicating import observe
from wirkkreis.goals.models import Calculation, Indicator
from wirkkreis.goals.tests.conftest import HTMX, YEAR
from wirkkreis.tenancy import clock


@pytest.fixture(autouse=True)
def _in_december():
    with clock.at(date(YEAR, 12, 1)):
        yield


def form_of(**given):
    return {
        "name": "Sitzungen",
        "source": "diary.entries",
        "calculation": "count",
        "own_goal_only": "on",
        "unit": "Sitzungen",
        "direction": "up",
        "target": "3",
        "period": "whole",
        "starts": f"{YEAR}-01-01",
        "due": f"{YEAR}-12-31",
    } | given


def add(goal):
    return reverse("indicator-add", args=[goal.pk])


def edit(indicator):
    return reverse("indicator-edit", args=[indicator.pk])


def test_a_number_is_made_of_a_source_with_its_choices(office, goal, entry):
    entry(2, 1)
    entry(2, 2, kind="advice")
    sent = form_of(**{"p-kind": ["meeting"]})
    assert office.post(add(goal), sent).status_code == 303
    made = goal.indicators.get()
    assert made.parameters == {"kind": ["meeting"]}
    page = office.get(edit(made)).content.decode()
    assert "1 von 3 Sitzungen" in page


def test_the_span_is_the_plans_until_it_is_said(office, goal):
    page = office.get(add(goal)).content.decode()
    assert f'value="{YEAR}-01-01"' in page
    assert "Sobald die Quelle feststeht" in page


def test_without_scripts_a_button_takes_the_other_source_and_keeps_what_was_typed(office, goal):
    sent = form_of(source="diary.hours", unit="Einträge", name="Halb getippt", show="source")
    answer = office.post(add(goal), sent)
    page = answer.content.decode()
    form = answer.context["form"]
    assert answer.status_code == 200
    assert [value for value, _word in form.fields["calculation"].choices] == ["sum", "share"]
    assert form["calculation"].value() == "sum"
    assert form["unit"].value() == {
        "de": "Stunden",
        "de-simple": "Stunden",
        "en": "Hours",
        "ar": "ساعات",
    }
    assert "Halb getippt" in page
    assert not goal.indicators.exists()


def test_choosing_a_source_begins_with_what_was_entered_for_this_goal(office, goal, entry):
    entry(2, 1, goals=[])
    sent = {"source": "diary.entries", "starts": f"{YEAR}-01-01", "due": f"{YEAR}-12-31"}
    answer = office.post(add(goal), sent | {"show": "source"})
    assert answer.context["form"]["own_goal_only"].value()
    assert answer.context["preview"].value.amount == 0


def test_with_htmx_only_the_fields_of_the_source_come(office, goal):
    sent = form_of(source="diary.people", show="source")
    page = office.post(add(goal), sent, headers=HTMX).content.decode()
    assert page.strip().startswith('<div id="source"')
    assert "Altersgruppen" in page
    assert "<html" not in page


def test_with_htmx_the_number_of_today_follows_the_form(office, goal, entry):
    entry(2, 1)
    page = office.post(add(goal), form_of(target="2", show="preview"), headers=HTMX).content
    assert "1 von 2 Sitzungen" in page.decode()
    assert "<form" not in page.decode()


def test_looking_at_a_half_filled_form_finds_no_fault(office, goal):
    answer = office.post(add(goal), {"source": "diary.entries", "show": "preview", "due": "bald"})
    assert answer.status_code == 200
    assert "Fehler:" not in answer.content.decode()


def test_what_is_missing_is_said_at_the_field(office, goal):
    sent = form_of(name="", source="", due=f"{YEAR - 1}-01-01", target="viele")
    answer = office.post(add(goal), sent)
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"name", "source", "due", "target"}
    assert "viele" in answer.content.decode()


def test_a_share_asks_for_the_whole_and_shows_the_field_for_it(office, goal, entry):
    entry(2, 1)
    entry(2, 2, kind="advice")
    share = {"calculation": "share", "p-kind": ["meeting"]}
    answer = office.post(add(goal), form_of(**share))
    assert list(answer.context["form"].errors) == ["denominator"]
    assert 'id="id_denominator"' in answer.content.decode()
    office.post(add(goal), form_of(**share, denominator="diary.entries", target="50", unit="%"))
    made = goal.indicators.get()
    assert made.denominator == "diary.entries"
    assert "50 von 50 %" in office.get(edit(made)).content.decode()


def test_a_calculation_the_source_does_not_offer_is_refused(office, goal):
    answer = office.post(add(goal), form_of(calculation="median"))
    assert list(answer.context["form"].errors) == ["calculation"]


def test_a_change_grows_the_version_and_no_change_does_not(office, measured):
    indicator = measured()
    same = form_of(name="Zahl")
    assert office.post(edit(indicator), same).status_code == 303
    indicator.refresh_from_db()
    assert indicator.version == 1
    office.post(edit(indicator), same | {"target": "4", "p-kind": ["meeting"]})
    indicator.refresh_from_db()
    assert (indicator.version, indicator.target) == (2, Decimal(4))
    assert indicator.parameters == {"kind": ["meeting"]}


def test_a_stored_target_is_shown_without_needless_zeros(office, measured):
    page = office.get(edit(measured(target=Decimal("3.00")))).content.decode()
    assert 'name="target" value="3"' in page
    page = office.get(edit(measured(target=Decimal("2.50")))).content.decode()
    assert 'name="target" value="2,5"' in page


def test_an_unknown_source_stays_until_another_is_chosen(office, measured):
    indicator = measured(source="events.visits")
    answer = office.get(edit(indicator))
    assert ("events.visits", "noch nicht vorhanden: events.visits") in answer.context[
        "form"
    ].fields["source"].choices


def test_an_indicator_goes_only_after_a_question(office, measured):
    indicator = measured()
    url = reverse("indicator-remove", args=[indicator.pk])
    assert "bleiben alle erhalten" in office.get(url).content.decode()
    assert office.post(url).status_code == 303
    assert not Indicator.objects.filter(pk=indicator.pk).exists()


def test_a_measured_indicator_stays_and_says_why(office, measured, coordinator):
    indicator = measured(source=OBSERVED, calculation=Calculation.LATEST)
    observe(indicator, by=coordinator, value=Decimal(1), day=date(YEAR, 3, 1), method="gezählt")
    answer = office.post(reverse("indicator-remove", args=[indicator.pk]))
    assert answer.status_code == 422
    assert "Er bleibt stehen" in answer.content.decode()


def test_the_form_asks_as_often_with_many_rows(office, measured, entry, queries_of):
    indicator = measured()
    entry(2, 1, place="Allstedt")
    few = queries_of(office, edit(indicator))
    for day in range(2, 25):
        entry(2, day, place="Allstedt")
    assert queries_of(office, edit(indicator)) == few
