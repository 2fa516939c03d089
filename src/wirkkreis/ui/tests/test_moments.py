"""A day and a time become one moment; nothing typed is lost, and the clock change is no trap."""

from datetime import UTC, datetime

import pytest
from django import forms

from wirkkreis.ui.forms import HouseBoundField, MomentField


class Occasion(forms.Form):
    starts = MomentField(help_text="Auf die Minute genau.")
    ends = MomentField(required=False)


def given(day="2026-07-01", hour="14:30", **more):
    return Occasion({"starts_0": day, "starts_1": hour, **more})


def errors_of(form, name="starts"):
    field = form[name]
    assert isinstance(field, HouseBoundField)
    return field.error_texts


@pytest.mark.parametrize(
    ("day", "hour", "moment"),
    [
        ("2026-07-01", "14:30", datetime(2026, 7, 1, 12, 30, tzinfo=UTC)),
        ("1.12.2026", "9:00", datetime(2026, 12, 1, 8, 0, tzinfo=UTC)),
        ("2026-03-29", "03:00", datetime(2026, 3, 29, 1, 0, tzinfo=UTC)),
        ("2026-10-25", "02:30", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
    ],
)
def test_a_moment_is_on_the_clock_in_berlin_and_the_first_where_there_are_two(day, hour, moment):
    form = given(day, hour)
    assert form.is_valid()
    assert form.cleaned_data["starts"].astimezone(UTC) == moment
    assert form.cleaned_data["starts"].tzinfo is not None
    assert form.cleaned_data["ends"] is None


def test_an_hour_that_is_left_out_is_refused_and_stays_in_its_input():
    form = given("2026-03-29", "02:30")
    assert "„02:30“ gibt es an diesem Tag nicht" in errors_of(form)[0]
    shown = str(form["starts"])
    assert 'value="2026-03-29"' in shown
    assert 'value="02:30"' in shown


def test_half_a_moment_is_asked_for_its_other_half():
    assert errors_of(given(hour="")) == ["Bitte geben Sie auch die Uhrzeit an."]
    assert errors_of(given(day="")) == ["Bitte geben Sie auch den Tag an."]
    assert errors_of(given(ends_1="10:00"), "ends") == ["Bitte geben Sie auch den Tag an."]
    assert 'value="14:30"' in str(given(day="")["starts"])


def test_a_moment_that_is_missing_is_asked_for_unless_it_is_optional():
    form = Occasion({})
    assert errors_of(form) == ["Bitte füllen Sie dieses Feld aus."]
    assert errors_of(form, "ends") == []


def test_what_could_not_be_read_is_repeated():
    both = errors_of(given("31.2.2026", "um drei"))
    assert "„31.2.2026“ ist kein Datum" in both[0]
    assert "„um drei“ ist keine Uhrzeit" in both[1]


@pytest.mark.parametrize(("day", "hour"), [("0001-01-01", "00:00"), ("0001-01-01", "23:59")])
def test_the_ends_of_all_time_break_nothing(day, hour):
    form = given(day, hour)
    assert form.is_valid() or "ist kein Datum" in errors_of(form)[0]


def test_a_kept_moment_comes_back_on_the_clock_in_berlin_and_counts_as_unchanged():
    kept = datetime(2026, 7, 1, 12, 30, tzinfo=UTC)
    shown = str(Occasion(initial={"starts": kept})["starts"])
    assert 'value="2026-07-01"' in shown
    assert 'value="14:30"' in shown
    again = Occasion({"starts_0": "2026-07-01", "starts_1": "14:30"}, initial={"starts": kept})
    assert again.changed_data == []


def test_both_halves_have_labels_and_the_whole_has_its_hint_and_errors():
    html = str(given(hour="")["starts"].as_field_group())
    assert 'aria-describedby="id_starts_helptext id_starts_error"' in html
    assert '<label class="field-hint" for="id_starts_0">Tag</label>' in html
    assert '<label class="field-hint" for="id_starts_1">Uhrzeit</label>' in html
    assert html.count("<legend") == 1
    assert html.count('dir="ltr"') == 2
    assert 'href="#id_starts_0"' in str(given(hour=""))
