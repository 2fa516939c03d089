from wirkkreis.goals.models import Goal
from wirkkreis.languages.finding import FoldedField
from wirkkreis.people.models import Organisation


def found_by(row):
    return row._meta.get_field("found_by").pre_save(row, add=False)


def test_the_column_follows_its_sources():
    club = Organisation(partnership_id=1, name="Straßenfest", register_number="VR 12")
    assert found_by(club) == club.found_by == "strassenfest vr 12"


def test_every_language_of_a_text_is_found():
    assert (
        found_by(Goal(partnership_id=1, text={"de": "Bürger", "en": "Citizens"}))
        == "burger citizens"
    )


def test_the_field_writes_itself_into_migrations():
    name, path, _args, kwargs = FoldedField(sources=("name",)).deconstruct()
    assert (name, path) == (None, "wirkkreis.languages.finding.FoldedField")
    assert kwargs == {"sources": ("name",)}
