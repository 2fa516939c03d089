import pytest

from wirkkreis.people.columns import COLUMNS, heading_row, label_of, recognised


def test_headings_are_known_in_many_spellings():
    heads = ["VEREIN", "Strasse", "PLZ", "ort ", "E-Mail", "vereinsregister"]
    assert recognised("organisations", heads) == {
        "name": 0,
        "street": 1,
        "postcode": 2,
        "town": 3,
        "register_number": 5,
    }


def test_the_first_of_two_columns_of_one_meaning_counts():
    assert recognised("organisations", ["Name", "Verein"]) == {"name": 0}


def test_a_title_may_stand_above_the_headings():
    rows = [["Adressliste 2026"], [], ["Nachname", "Vorname", "Verein"]]
    assert heading_row("persons", rows) == 2


def test_without_a_name_there_are_no_headings():
    assert heading_row("organisations", [["PLZ", "Ort"], ["06526", "Sangerhausen"]]) is None


@pytest.mark.parametrize("kind", ["organisations", "persons"])
def test_every_column_is_known_by_its_own_label(kind):
    for column in COLUMNS[kind]:
        assert column.is_called(str(label_of(kind, column.field)))
