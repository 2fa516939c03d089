"""Municipalities as lines of text, as offices have them in lists: "15087015 Allstedt".

A joint unit stands behind: "15087205 Helbra; 150875052 Verbandsgemeinde Mansfelder Grund-Helbra".
Cells may be apart by semicolons or tabs, as they come out of a table.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from wirkkreis.places.models import Municipality

LONGEST_NAME = 120
KEY_AND_NAME = re.compile(r"(\d+)\s+(\S.*)")
OF_MUNICIPALITY, OF_UNIT = re.compile(r"\d{8}"), re.compile(r"\d{9}(\d{3})?")


@dataclass(frozen=True)
class Line:
    """A municipality and the unit it belongs to, each with its official key."""

    ags: str
    name: str
    unit_ars: str
    unit_name: str

    @property
    def is_its_own_unit(self) -> bool:
        """Whether it is administered by itself."""
        return self.unit_ars == own_ars(self.ags)


def read_lines(text: str) -> list[Line]:
    """The municipalities of a text. Raises ValidationError naming each line that is not readable.

    A key that stands twice is not readable either: one of the lines must be wrong.
    """
    found: dict[str, Line] = {}
    faults: list[str] = []
    for number, raw in enumerate(text.splitlines(), 1):
        if not raw.strip():
            continue
        line = _read(raw)
        if line is None:
            fault = _("Zeile %(number)s ist nicht lesbar: „%(text)s“.")
            faults.append(fault % {"number": number, "text": raw.strip()[:60]})
        elif line.ags in found:
            fault = _("Zeile %(number)s: Der Gemeindeschlüssel %(key)s steht schon weiter oben.")
            faults.append(fault % {"number": number, "key": line.ags})
        else:
            found[line.ags] = line
    if faults:
        raise ValidationError(faults)
    return list(found.values())


def as_lines(municipalities: Iterable[Municipality]) -> str:
    """The text that `read_lines` reads back; expects units to be selected."""
    return "\n".join(
        f"{row.ags} {row.name}"
        if row.unit.ars == own_ars(row.ags)
        else f"{row.ags} {row.name}; {row.unit.ars} {row.unit.name}"
        for row in municipalities
    )


def own_ars(ags: str) -> str:
    """The regional key of a municipality that is its own unit: the joint unit's place is zero."""
    return f"{ags[:5]}0{ags[5:]}"


def _read(raw: str) -> Line | None:
    cells: list[str] = []
    for part in re.split(r"[;\t]", raw):
        together = KEY_AND_NAME.fullmatch(part.strip())
        cells += together.groups() if together else [part.strip()]
    match [cell for cell in cells if cell]:
        case [ags, name]:
            line = Line(ags, name, own_ars(ags), name)
        case [ags, name, ars, unit]:
            line = Line(ags, name, ars, unit)
        case _:
            return None
    keys_hold = OF_MUNICIPALITY.fullmatch(line.ags) and OF_UNIT.fullmatch(line.unit_ars)
    names_fit = max(len(line.name), len(line.unit_name)) <= LONGEST_NAME
    return line if keys_hold and names_fit else None
