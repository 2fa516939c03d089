import pytest
from django import forms
from django.http import QueryDict

from wirkkreis.people.models import Organisation
from wirkkreis.people.naming import NamesField


class Guests(forms.Form):
    organisations = NamesField(model=Organisation, required=False)


@pytest.fixture
def chosen(here):
    """The form as somebody sent it with these lines."""

    def send(*lines):
        sent = QueryDict(mutable=True)
        sent.setlist("organisations", lines)
        return Guests(sent)

    return send


def test_organisations_are_found_in_any_spelling(chosen):
    both = [
        Organisation.objects.create(name=name, kind="association")
        for name in ("Müllers Café", "Müllers Café Nord")
    ]
    form = chosen("Muellers Cafe", "nord", "", "nord")
    assert form.is_valid(), form.errors
    assert form.cleaned_data["organisations"] == both


def test_an_organisation_that_could_be_two_is_not_guessed(chosen):
    for name in ("Chor Nord", "Chor Süd"):
        Organisation.objects.create(name=name, kind="association")
    assert "Chor" in chosen("Chor").errors["organisations"][0]


def test_names_are_suggested_and_lines_stay_free(here):
    Organisation.objects.create(name="Chor & Co", kind="association")
    form = Guests(initial={"organisations": ["Heimatverein"]})
    field = form.fields["organisations"]
    assert isinstance(field, NamesField)
    field.suggest()
    shown = str(form["organisations"])
    assert '<option value="Chor &amp; Co">' in shown
    assert shown.count('name="organisations"') == 3
    assert shown.count("value=") == 2
