"""One field template for all."""

from datetime import date
from decimal import Decimal

import pytest
from django import forms
from django.utils import translation

from wirkkreis.ui.forms import DateField, HouseBoundField, MoneyField, TimeField
from wirkkreis.ui.sample import SampleForm
from wirkkreis.ui.widgets import DateInput, SuggestInput


class Small(forms.Form):
    mark_optional = True
    name = forms.CharField(help_text="Vor- und Nachname")
    kind = forms.ChoiceField(choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)
    day = DateField(required=False)
    cost = MoneyField(required=False)
    start = TimeField(required=False)


def errors_of(form: forms.Form, name: str) -> list[str]:
    field = form[name]
    assert isinstance(field, HouseBoundField)
    return field.error_texts


def test_hint_and_error_have_the_ids_the_input_points_to():
    html = str(Small({"name": ""})["name"].as_field_group())
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'id="id_name_helptext"' in html
    assert 'id="id_name_error"' in html
    assert 'aria-invalid="true"' in html


def test_radios_stand_in_a_fieldset_with_their_errors():
    html = str(Small({})["kind"].as_field_group())
    assert '<fieldset class="field field-wrong" aria-describedby="id_kind_error">' in html
    assert html.count("<legend") == 1
    assert 'for="id_kind_0"' in html


def test_the_summary_links_to_the_first_input_of_each_field():
    html = str(Small({"day": "31.2.2026"}))
    assert 'href="#id_kind_0"' in html
    assert 'href="#id_name"' in html
    assert 'id="fehler" tabindex="-1" autofocus' in html


def test_an_untouched_form_has_no_summary():
    assert "fehler" not in str(Small())


def test_optional_fields_are_marked_and_required_ones_not():
    form = Small()
    assert "freiwillig" in str(form["day"].as_field_group())
    assert "freiwillig" not in str(form["name"].as_field_group())
    form.mark_optional = False
    assert "freiwillig" not in str(form["day"].as_field_group())


def test_a_wrong_date_leaves_the_input_empty_and_returns_in_the_message():
    form = Small({"day": "31.2.2026"})
    assert "„31.2.2026“ ist kein Datum" in errors_of(form, "day")[0]
    assert 'value="31.2.2026"' not in str(form["day"])
    assert DateInput().format_value("2026-02-31") == ""
    assert DateInput().format_value(date(2026, 2, 1)) == "2026-02-01"


def test_typed_rubbish_in_a_date_stays_text():
    html = str(Small({"day": "<b>heute</b>"})["day"].as_field_group())
    assert "<b>" not in html


@pytest.mark.parametrize(
    ("typed", "amount"),
    [("1.234,50", "1234.50"), ("1234,5", "1234.5"), ("1.234", "1234"), ("12.50", "12.50"),
     ("2 500 €", "2500"), ("1.234.567,00", "1234567.00"), ("0", "0")],
)  # fmt: skip
def test_money_is_read_as_people_write_it(typed, amount):
    with translation.override("de"):
        assert MoneyField().clean(typed) == Decimal(amount)


@pytest.mark.parametrize("typed", ["viel", "-5", "1,2,3", "1.23.4567"])
def test_what_is_no_amount_is_refused(typed):
    with translation.override("de"), pytest.raises(forms.ValidationError):
        MoneyField().clean(typed)


def test_missing_answers_are_asked_for_in_the_houses_words():
    form = SampleForm({})
    assert errors_of(form, "title") == ["Bitte füllen Sie dieses Feld aus."]
    assert errors_of(form, "kind") == ["Bitte wählen Sie hier etwas aus."]
    assert errors_of(form, "agreed") == ["Bitte setzen Sie hier den Haken."]


def test_a_form_keeps_its_own_words():
    class Own(forms.Form):
        name = forms.CharField(error_messages={"required": "Wie heißen Sie?"})

    assert errors_of(Own({}), "name") == ["Wie heißen Sie?"]


def test_suggestions_are_a_datalist_and_escaped():
    class Place(forms.Form):
        place = forms.CharField(widget=SuggestInput(['"><script>']))

    html = str(Place()["place"])
    assert 'list="id_place_list"' in html
    assert '<datalist id="id_place_list">' in html
    assert "<script>" not in html


def test_what_is_typed_finds_its_own_direction():
    assert 'dir="auto"' in str(Small()["name"])
    assert 'dir="ltr"' in str(Small()["cost"])
    assert 'dir="ltr"' in str(SampleForm()["email"])
