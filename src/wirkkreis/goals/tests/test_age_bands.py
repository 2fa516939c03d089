import pytest
from django import forms
from django.utils.datastructures import MultiValueDict

from wirkkreis.goals.forms.age_bands import AgeBands


class HeadCount(forms.Form):
    people = forms.IntegerField(required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.age_bands = AgeBands(self, total="people", reached=self.initial)

    def clean(self):
        return {"reached": self.age_bands.counted()}


@pytest.fixture
def sent(cast):
    """The form with what somebody typed."""
    return lambda **typed: HeadCount(MultiValueDict({name: [typed[name]] for name in typed}))


@pytest.mark.parametrize(
    ("typed", "reached"),
    [
        ({}, {}),
        ({"people": "0"}, {"": 0}),
        ({"people": "12"}, {"": 12}),
        ({"band_0": "3", "band_4": "2"}, {"0–13": 3, "65+": 2}),
        ({"people": "5", "band_0": "3", "band_4": "2"}, {"0–13": 3, "65+": 2}),
        ({"people": "7", "band_0": "3"}, {"0–13": 3, "": 4}),
    ],
)
def test_total_and_age_bands_come_together(sent, typed, reached):
    form = sent(**typed)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["reached"] == reached


def test_bands_that_are_more_than_the_total_are_refused_at_the_total(sent):
    form = sent(people="4", band_0="3", band_4="2")
    assert form.errors == {
        "people": ["Die Altersgruppen ergeben 5, das sind mehr als 4."],
    }


def test_a_band_the_rules_have_given_up_stays_where_it_was_counted(cast):
    form = HeadCount(initial={"6–10": 7, "": 2})
    shown = {field.label: field.value() for field in form.age_bands.inputs}
    assert shown["6–10"] == 7
    assert "" not in shown
