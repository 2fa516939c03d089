"""Lists as spreadsheets: the one place that writes CSV and XLSX.

A text that a spreadsheet program would run as a formula stays a text in both.
"""

import csv
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any, Literal

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from wirkkreis.ui.frame import Link

Format = Literal["csv", "xlsx"]

RUNS_AS_FORMULA = ("=", "+", "-", "@", "\t", "\r")
KINDS: dict[Format, str] = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
LABELS: dict[Format, str] = {"csv": "CSV", "xlsx": "Excel (XLSX)"}
NOT_FOR_SHEETS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
LONGEST_CELL = 32_767
"""Characters; what a cell of a spreadsheet holds."""


def asked_format(request: HttpRequest) -> Format | None:
    """The format that `?format=` asks for, None for the page itself."""
    found: dict[str, Format] = {"csv": "csv", "xlsx": "xlsx"}
    return found.get(request.GET.get("format", ""))


def sheet_links(request: HttpRequest, address: str = "") -> list[Link]:
    """The ways to the list that is shown, filter and order included, as a file.

    `address` names the page that gives the files, where it is another one.
    """
    query = request.GET.copy()
    query.pop("page", None)
    links = []
    for format_ in KINDS:
        query["format"] = format_
        links.append(Link(LABELS[format_], f"{address}?{query.urlencode()}"))
    return links


def sheet(
    request: HttpRequest,
    *,
    name: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[Any]],
    format: Format,  # noqa: A002  # the word of the address, `?format=csv`
) -> HttpResponse:
    """A file to download, called `name`. Values may be texts, numbers, days, times, yes/no or None.

    CSV is what a German spreadsheet program opens by a click: UTF-8 with its mark, semicolons, a
    decimal comma. In XLSX, the file says from which address it came.
    """
    if format == "csv":
        body = _csv(columns, rows)
    else:
        body = _xlsx(name, columns, rows, source=request.build_absolute_uri())
    file_name = f"{slugify(name) or 'liste'}.{format}"
    return HttpResponse(
        body,
        content_type=KINDS[format],
        headers={
            "Content-Disposition": content_disposition_header(
                as_attachment=True, filename=file_name
            )
        },
    )


def _csv(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    text = StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([_harmless(str(column)) for column in columns])
    writer.writerows([_written(value) for value in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _written(value: Any) -> str:
    """A value as CSV shows it; only a text can be taken for a formula, a number cannot."""
    plain = _plain(value)
    if plain is None:
        return ""
    if isinstance(plain, datetime):
        return f"{plain:%Y-%m-%d %H:%M}"
    if isinstance(plain, date):
        return plain.isoformat()
    if isinstance(plain, int | float | Decimal):
        return str(plain).replace(".", ",")
    return _harmless(plain)


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(RUNS_AS_FORMULA) else text


def _xlsx(
    name: str, columns: Sequence[str], rows: Iterable[Sequence[Any]], *, source: str
) -> bytes:
    book = Workbook(write_only=True)
    book.properties.title = name
    book.properties.description = source
    page: Any = book.create_sheet(_sheet_title(name))
    page.freeze_panes = "A2"
    for number, column in enumerate(columns, start=1):
        page.column_dimensions[get_column_letter(number)].width = max(14, len(str(column)) + 4)
    page.append([_head(page, str(column)) for column in columns])
    for row in rows:
        page.append([_cell(page, _plain(value)) for value in row])
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _head(page: Any, text: str) -> Any:
    head = WriteOnlyCell(page, text)
    head.data_type = "s"
    head.font = Font(bold=True)
    head.alignment = Alignment(wrap_text=True, vertical="top")
    return head


def _cell(page: Any, value: Any) -> Any:
    """The value, or for a text like a formula a cell that stays a text, also when it is edited."""
    if not isinstance(value, str):
        return value
    if not value.startswith(RUNS_AS_FORMULA):
        return value[:LONGEST_CELL]
    cell = WriteOnlyCell(page, value[:LONGEST_CELL])
    cell.data_type = "s"
    cell.quotePrefix = True  # Excel's own mark for "this is a text"
    return cell


def _plain(value: Any) -> Any:
    """A value of the few types both formats know; times in the install's zone, without its name."""
    if isinstance(value, bool):
        return _("ja") if value else _("nein")
    if isinstance(value, datetime):
        return timezone.make_naive(value) if timezone.is_aware(value) else value
    if value is None or isinstance(value, int | float | Decimal | date):
        return value
    return NOT_FOR_SHEETS.sub("", str(value))


def _sheet_title(name: str) -> str:
    return re.sub(r"[\[\]:*?/\\']", " ", name).strip()[:31] or _("Liste")
