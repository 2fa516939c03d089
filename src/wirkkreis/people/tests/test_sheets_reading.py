import csv
from datetime import date, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.test import RequestFactory
from openpyxl import Workbook

from wirkkreis.people import sheets_child, sheets_reading
from wirkkreis.people.sheets_child import Problem, rows_of
from wirkkreis.people.sheets_reading import UnreadableSheet, read_sheet
from wirkkreis.ui.sheets import sheet

ROWS = [["Name", "Gemeinde"], ["Müller; Söhne", "Südharz"]]


def csv_file(separator=";", encoding="utf-8"):
    lines = "\r\n".join(separator.join(f'"{cell}"' for cell in row) for row in ROWS)
    return lines.encode(encoding)


def xlsx_file(*rows):
    book = Workbook()
    page = book.create_sheet("Liste", 0)
    for row in rows:
        page.append(row)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def archive(**files):
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return file.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_csv_is_read_whatever_its_separator_and_encoding(separator, encoding):
    assert rows_of(csv_file(separator, encoding)) == ROWS


def test_xlsx_is_read_with_days_and_whole_numbers():
    content = xlsx_file(["a", None, 3.0], [], [date(2026, 3, 1), datetime(2026, 3, 1, 9, 5), True])  # noqa: DTZ001  # sheets know no zones
    assert rows_of(content) == [["a", "", "3"], [""] * 3, ["2026-03-01", "2026-03-01 09:05", "ja"]]


def test_what_we_write_we_read_again():
    rows = [["=1+1", "+49 3475"], ["-", "Zeile\nzwei"]]
    request = RequestFactory().get("/")
    for kind in ("csv", "xlsx"):
        made = sheet(request, name="x", columns=["A", "B"], rows=rows, format=kind)
        assert rows_of(made.content) == [["A", "B"], *rows]


def test_the_child_answers_the_parent():
    assert read_sheet(csv_file()) == ROWS
    with pytest.raises(UnreadableSheet, match="Passwort"):
        read_sheet(b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"))


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"\xd0\xcf\x11\xe0 old", "old"),
        (b"PK\x03\x04 broken", "damaged"),
        (archive(word__document_xml="<x/>"), "kind"),
        (archive(xl__workbook_xml="<broken"), "damaged"),
        (archive(xl__workbook_xml="0" * 90_000_000), "bomb"),
        (b"\x00\x01\x02", "binary"),
        (b"\x81\x8d\x8f", "binary"),
        (b"Name\n" + b"x\n" * 2_001, "long"),
        (b'"' + b"x" * 200_000, "damaged"),
    ],
)
def test_what_cannot_be_read_is_named(content, problem):
    with pytest.raises(Problem, match=f"^{problem}$"):
        rows_of(content)


def test_a_large_file_is_not_even_opened():
    with pytest.raises(UnreadableSheet, match="5 MB"):
        read_sheet(b"x" * 5_000_001)


def test_an_empty_file_has_no_rows():
    with pytest.raises(UnreadableSheet, match="keine Zeilen"):
        read_sheet(b"\n\n")


def test_an_entity_bomb_hurts_only_the_child():
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 12}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE x [<!ENTITY a0 "lol">{entities}]><workbook>&a11;</workbook>'
    with pytest.raises(UnreadableSheet):
        read_sheet(archive(xl__workbook_xml=bomb))


def test_a_child_that_does_not_answer_is_given_up(monkeypatch):
    monkeypatch.setattr(sheets_reading, "CHILD_SECONDS", 0.001)
    with pytest.raises(UnreadableSheet, match="abgebrochen"):
        read_sheet(csv_file())


def test_every_problem_has_words():
    assert set(sheets_reading.PROBLEMS) >= {"encrypted", "old", "kind", "damaged", "binary"}
    assert csv.field_size_limit() > sheets_child.MOST_CHARACTERS
