"""What leaves the house as a spreadsheet."""

import csv
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.test import RequestFactory
from openpyxl import load_workbook

from wirkkreis.ui.sheets import Format, asked_format, sheet, sheet_links

DANGEROUS = ["=1+1", "+49 3475 1", "-2", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x")']


def written(kind: Format, *rows: list[Any]) -> bytes:
    request = RequestFactory().get("/orte/", {"q": "Haus"})
    return sheet(
        request, name="Orte & Häuser", columns=["Name", "=Zahl"], rows=rows, format=kind
    ).content


def read_csv(*rows: list[Any]) -> list[list[str]]:
    text = written("csv", *rows).decode("utf-8-sig")
    return list(csv.reader(StringIO(text, newline=""), delimiter=";"))


def read_xlsx(*rows: list[Any]) -> Any:
    return load_workbook(BytesIO(written("xlsx", *rows))).active


@pytest.mark.parametrize("text", DANGEROUS)
def test_no_text_becomes_a_formula_in_csv(text):
    assert read_csv([text, 1])[1][0] == f"'{text}"


@pytest.mark.parametrize("text", DANGEROUS)
def test_no_text_becomes_a_formula_in_xlsx(text):
    cell = read_xlsx([text, 1])["A2"]
    assert (cell.data_type, cell.value, cell.quotePrefix) == ("s", text, True)


def test_heads_are_texts_too():
    assert read_csv()[0] == ["Name", "'=Zahl"]
    assert read_xlsx()["B1"].data_type == "s"


def test_a_negative_number_stays_a_number():
    assert read_csv([-2, Decimal("1.5")])[1] == ["-2", "1,5"]
    page = read_xlsx([-2, Decimal("1.5")])
    assert (page["A2"].value, page["B2"].value) == (-2, 1.5)


def test_days_times_and_answers_are_written_for_people():
    moment = datetime(2026, 1, 1, 12, 0, tzinfo=UTC)
    rows = read_csv([date(2026, 3, 1), moment], [True, None])
    assert rows[1:] == [["2026-03-01", "2026-01-01 13:00"], ["ja", ""]]
    assert read_xlsx([date(2026, 3, 1), moment])["B2"].value == datetime(2026, 1, 1, 13, 0)  # noqa: DTZ001  # sheets know no zones


def test_control_characters_never_break_a_file():
    assert read_csv(["a\0b", "\ud800"])[1] == ["ab", ""]
    assert read_xlsx(["a\x07b", "\ud800"])["A2"].value == "ab"


def test_line_ends_and_semicolons_stay_inside_their_cell():
    assert read_csv(["Markt 1;\nEisleben", 1])[1] == ["Markt 1;\nEisleben", "1"]


def test_a_text_too_long_for_a_cell_is_cut():
    assert len(read_xlsx(["x" * 40_000, 1])["A2"].value) == 32_767


def test_the_file_has_a_plain_name_and_says_where_it_came_from():
    request = RequestFactory().get("/orte/", {"q": "Haus"})
    answer = sheet(request, name="Orte & Häuser", columns=["A"], rows=[], format="xlsx")
    assert answer["Content-Disposition"] == 'attachment; filename="orte-hauser.xlsx"'
    book = load_workbook(BytesIO(answer.content))
    assert book.properties.description == "http://testserver/orte/?q=Haus"


def test_only_known_formats_are_asked_for():
    get = RequestFactory().get
    assert asked_format(get("/", {"format": "xlsx"})) == "xlsx"
    assert asked_format(get("/", {"format": "exe"})) is None
    assert asked_format(get("/")) is None


def test_the_ways_to_the_files_keep_filter_and_order():
    request = RequestFactory().get("/orte/", {"q": "Haus", "sort": "-name", "page": "3"})
    links = {link.label: link.url for link in sheet_links(request)}
    assert links == {
        "CSV": "?q=Haus&sort=-name&format=csv",
        "Excel (XLSX)": "?q=Haus&sort=-name&format=xlsx",
    }
