"""The list of participants of one day as PDF, to be signed by hand.

Funders ask for one list per day with the exact name of the project; of children a number and one
adult with a signature are enough, people in danger stay without names on a sheet of their own
(docs/adr/0014-events.md).
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from wirkkreis.events.models import Event, Names, Registration
from wirkkreis.languages.known import BASE
from wirkkreis.languages.sorting import german_key
from wirkkreis.tenancy import clock
from wirkkreis.tenancy.models import rules_for
from wirkkreis.ui.documents.making import pdf
from wirkkreis.ui.letterhead import Letterhead

BLANK_LINES: Final = 8
"""For those who come without a registration."""

LINES: Final = 15
"""Blank lines fill a list at least up to here: one sheet of paper with its signature."""

BLANK: Final = ""
List = dict[str, Any]


def list_document(event: Event, day: date | None) -> bytes:
    """The list of an event on a day, with those who have a firm place, in German order."""
    partnership = event.partnership
    data = {
        "facts": _facts(event, day),
        **_lines(event, _firm(event)),
        "signature": _("Ort, Datum, Unterschrift der veranstaltenden Stelle"),
    }
    return pdf(
        "events/documents/list.typ",
        data,
        title=_("Teilnahmeliste"),
        language=get_language() or BASE,
        letterhead=Letterhead(partnership.name, partnership.colour),
    )


def _firm(event: Event) -> list[Registration]:
    found = Registration.objects.filter(admission__event=event).firm()
    return sorted(found, key=_by_name)


def _by_name(one: Registration) -> tuple[bool, str]:
    name = one.name or one.guardian
    return (not name, german_key(name or one.code))


def _facts(event: Event, day: date | None) -> list[Mapping[str, Any]]:
    organiser = str(event.organiser) if event.organiser else event.partnership.name
    rows = [
        (_("Projekt"), event.project or event.title),
        (_("Veranstaltung"), event.title if event.project else ""),
        (_("Tag"), date_format(day, "l, j. F Y") if day else ""),
        (_("Ort"), event.where()),
        (_("Veranstalter"), organiser),
    ]
    return [{"word": word, "value": value} for word, value in rows if value]


def _lines(event: Event, firm: Sequence[Registration]) -> List:
    """The list in the event's mode: what stands above it, its columns and its lines."""
    if event.names == Names.PROTECTED:
        return _without_names(firm)
    age = rules_for((event.day or clock.today()).year).age_for_own_data
    if event.names == Names.UNDER_AGE:
        return _of_children(firm, age)
    return _with_names(firm, age)


def _with_names(firm: Sequence[Registration], age: int) -> List:
    """A line for each person; of a group one name is known, and who gave none writes it down."""
    return {
        "note": _("Bitte leserlich mit Vor- und Nachnamen eintragen und unterschreiben."),
        "heads": [_("Nr."), _("Vor- und Nachname"), _("Organisation oder Ort"), _("Unterschrift")],
        "widths": ["auto", "2fr", "2fr", "2fr"],
        "rows": _numbered(
            [[person, BLANK, BLANK] for one in firm for person in _people(one, age)], columns=3
        ),
    }


def _people(one: Registration, age: int) -> list[Any]:
    """The lines of a registration. The young are one line and a number, beside the adult's name."""
    adults = one.size - one.minors
    together = _("mit %(name)s") % {"name": one.name} if one.name else BLANK
    lines: list[Any] = [one.name, *([{"name": BLANK, "beside": together}] * (adults - 1))]
    if one.minors:
        young = _("%(count)d unter %(age)d Jahren") % {"count": one.minors, "age": age}
        lines.append({"name": one.guardian or one.name, "beside": young})
    return lines if adults else lines[1:]


def _of_children(firm: Sequence[Registration], age: int) -> List:
    """A line for each group: how many, and the adult who signs for them."""
    note = _(
        "Die Kinder und Jugendlichen sind unter %(age)s Jahre alt. Ihre Namen werden nicht "
        "aufgeschrieben; eine erwachsene Person unterschreibt für sie."
    )
    groups = [[str(one.minors or one.size), one.guardian, BLANK, BLANK] for one in firm]
    return {
        "note": note % {"age": age},
        "heads": [
            _("Nr."),
            _("Anzahl unter %(age)s") % {"age": age},
            _("Erwachsene Begleitperson"),
            _("Funktion"),
            _("Unterschrift"),
        ],
        "widths": ["auto", "2.6cm", "2fr", "1.4fr", "2fr"],
        "rows": _numbered(groups, columns=4),
    }


def _without_names(firm: Sequence[Registration]) -> List:
    """A line for each person: a code and a mark, signed below by the organiser alone."""
    codes = sorted(one.code for one in firm for _turn in range(one.size))
    return {
        "note": _(
            "Zum Schutz der Teilnehmenden ohne Namen. Die veranstaltende Stelle bestätigt mit "
            "ihrer Unterschrift, wie viele Menschen da waren."
        ),
        "heads": [_("Nr."), _("Code"), _("war da")],
        "widths": ["auto", "1fr", "1fr"],
        "rows": _numbered([[code, BLANK] for code in codes], columns=2),
        "total": _("Anzahl der Teilnehmenden"),
    }


def _numbered(known: Sequence[Sequence[Any]], *, columns: int) -> list[list[Any]]:
    """The lines and blank ones behind them, each with its number."""
    blank = max(BLANK_LINES, LINES - len(known))
    lines = [*known, *([BLANK] * columns for _turn in range(blank))]
    return [[str(number), *line] for number, line in enumerate(lines, start=1)]
