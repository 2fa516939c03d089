import pytest

from wirkkreis.activity.differences import difference
from wirkkreis.events.models import Format, Impulse
from wirkkreis.tenancy.models import Partnership


class Told(Partnership):
    """A row that declares one of its fields."""

    NON_PERSONAL = ("region",)

    class Meta:
        proxy = True
        app_label = "tenancy"


def test_only_declared_fields_tell_their_values():
    before = Told(name="Alt", region="Nord", slug="x")
    after = Told(name="Neu", region="Süd", slug="x")
    found = difference(before, after)
    assert found.fields == ["name", "region"]
    assert found.changes == {"region": ("Nord", "Süd")}


def test_nothing_changed_is_nothing_told():
    assert difference(Told(name="Alt"), Told(name="Alt")) == ([], {})


@pytest.mark.usefixtures("mansfeld")
def test_a_text_that_differs_in_another_language_only_differs():
    before = Impulse(text={"de": "Ein Bus", "en": "A bus"})
    after = Impulse(text={"de": "Ein Bus", "en": "One bus", "ar": "حافلة"})
    assert difference(before, after).fields == ["text"]
    assert difference(before, Impulse(text=before.text)).fields == []


@pytest.mark.usefixtures("mansfeld")
def test_the_values_told_are_those_of_the_language_that_differs():
    before = Format(name={"de": "Fest"}, code="x")
    after = Format(name={"de": "Fest", "en": "Festival"}, code="x")
    assert difference(before, after).changes == {"name": ("", "Festival")}
    renamed = Format(name={"de": "Markt"}, code="x")
    assert difference(before, renamed).changes == {"name": ("Fest", "Markt")}
