from wirkkreis.activity.differences import difference
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
