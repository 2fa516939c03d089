from wirkkreis.people.models import Organisation
from wirkkreis.people.spelling import FoldedField


def test_the_column_follows_its_sources(club):
    club.name, club.register_number = "Straßenfest e. V.", "VR 12"
    club.save()
    assert Organisation.objects.get().found_by == "strassenfest e v vr 12"


def test_the_field_writes_itself_into_migrations():
    name, path, _args, kwargs = FoldedField(sources=("name",)).deconstruct()
    assert (name, path) == (None, "wirkkreis.people.spelling.FoldedField")
    assert kwargs == {"sources": ("name",)}
