import pytest
from django.core.exceptions import ValidationError

from wirkkreis.activity.models import Activity
from wirkkreis.diary import writing
from wirkkreis.diary.models import Kind
from wirkkreis.diary.tests.conftest import TODAY
from wirkkreis.goals import arranging


def _codes():
    return list(Kind.objects.values_list("code", flat=True))


def test_a_new_kind_stands_at_the_end_with_a_code_of_its_own(anna, kinds):
    first = arranging.add_kind(Kind, by=anna, name={"de": "Überfahrt zum Café", "en": "Trip"})
    again = arranging.add_kind(Kind, by=anna, name={"de": "Überfahrt zum Café!"}, confidential=True)
    assert (
        _codes()[-2:] == [first.code, again.code] == ["uberfahrt-zum-cafe", "uberfahrt-zum-cafe-2"]
    )
    assert (first.confidential, again.confidential) == (False, True)
    assert first.is_active


def test_a_name_in_any_script_gets_a_code(anna, kinds):
    assert arranging.add_kind(Kind, by=anna, name={"de": "???"}).code == "art"
    assert (
        len(arranging.add_kind(Kind, by=anna, name={"de": "x" * 60}).code) == arranging.CODE_LENGTH
    )


def test_a_change_is_recorded_with_old_and_new(anna, kinds):
    kind = kinds["visit"]
    kind.name, kind.confidential = {"de": "Hausbesuch", "en": "Visit"}, False
    arranging.change_kind(kind, by=anna)
    done = Activity.objects.latest("pk")
    assert done.verb == "diary.kind.changed"
    assert done.changes == {
        "name": ["Besuch vor Ort", "Hausbesuch"],
        "confidential": [True, False],
    }
    assert Kind.objects.get(code="visit").name.all["en"] == "Visit"


def test_the_last_kind_offered_stays(anna, kinds):
    Kind.objects.exclude(code="visit").update(is_active=False)
    kind = kinds["visit"]
    kind.is_active = False
    with pytest.raises(ValidationError, match="im Angebot"):
        arranging.change_kind(kind, by=anna)
    with pytest.raises(ValidationError, match="im Angebot"):
        arranging.remove_kind(kind, by=anna)


def test_a_kind_changes_places_with_its_neighbour(anna, kinds):
    before = _codes()
    arranging.move_kind(kinds[before[2]], by=anna, up=True)
    assert _codes() == [before[0], before[2], before[1], *before[3:]]
    arranging.move_kind(kinds[before[2]], by=anna, up=False)
    assert _codes() == before


def test_at_the_ends_nothing_moves(anna, kinds):
    before = _codes()
    arranging.move_kind(kinds[before[0]], by=anna, up=True)
    arranging.move_kind(kinds[before[-1]], by=anna, up=False)
    assert _codes() == before
    assert not Activity.objects.exists()


def test_kinds_that_shared_a_place_can_be_told_apart(anna, kinds):
    Kind.objects.update(position=0)
    before = _codes()
    arranging.move_kind(kinds[before[1]], by=anna, up=True)
    assert _codes()[:2] == [before[1], before[0]]


def test_only_a_kind_that_was_never_used_can_be_removed(anna, kinds):
    writing.write(by=anna, kind=kinds["visit"], day=TODAY)
    with pytest.raises(ValidationError, match="gibt es Einträge"):
        arranging.remove_kind(kinds["visit"], by=anna)
    arranging.remove_kind(kinds["training"], by=anna)
    assert "visit" in _codes()
    assert "training" not in _codes()
