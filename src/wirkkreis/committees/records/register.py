"""The register as a list: what narrows it, in which order it stands, and as a spreadsheet."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from django.db.models import F, Q
from django.utils.translation import gettext as _

from wirkkreis.committees.models import Resolution
from wirkkreis.committees.models.record import ResolutionQuerySet
from wirkkreis.committees.records.record_forms import RegisterFilter
from wirkkreis.tenancy import clock

ORDERS: Final = {
    "day": "day",
    "number": "number",
    "title": "title",
    "due": "measure__due",
}
NEWEST: Final = "-day"


class Register:
    """The resolutions an address asks for (`?committee=…&year=…&state=…&sort=-day`).

    What the address says wrongly narrows nothing; its error stands at the filter.
    """

    def __init__(self, query: Mapping[str, Any], resolutions: ResolutionQuerySet) -> None:
        self.query = query
        self.resolutions = resolutions
        self.form = RegisterFilter(query)
        self.form.is_valid()

    @property
    def is_narrowed(self) -> bool:
        """Whether the address asks for some of them only."""
        return any(self.form.cleaned_data.values())

    def rows(self) -> ResolutionQuerySet:
        """The resolutions with all that a line shows, in order."""
        found = self._narrowed().select_related("committee", "measure__owner")
        return found.order_by(*self._order())

    def lines(self) -> Iterator[list[Any]]:
        """The rows of the spreadsheet."""
        today = clock.today()
        for row in self.rows():
            measure = row.measure
            yield [
                row.number,
                row.day,
                str(row.committee.name),
                row.get_kind_display(),
                row.get_power_display(),
                row.title,
                row.text,
                row.conditions,
                row.is_public,
                said_state(row, today),
                str(measure.owner) if measure and measure.owner else "",
                measure.due if measure else None,
                measure.done_on if measure else None,
            ]

    def _narrowed(self) -> ResolutionQuerySet:
        asked, found = self.form.cleaned_data, self.resolutions
        if asked.get("committee"):
            found = found.filter(committee=asked["committee"])
        if asked.get("year"):
            found = found.filter(day__year=asked["year"])
        if asked.get("kind"):
            found = found.filter(kind=asked["kind"])
        if asked.get("state"):
            found = found.filter(_in_state(asked["state"], clock.today()))
        return found.matching(asked["q"]) if asked.get("q") else found

    def _order(self) -> list[Any]:
        asked = str(self.query.get("sort", NEWEST))
        column = ORDERS.get(asked.removeprefix("-"), "day")
        backwards = asked.startswith("-") or asked.removeprefix("-") not in ORDERS
        first = F(column).desc(nulls_last=True) if backwards else F(column).asc(nulls_last=True)
        return [first, "-pk" if backwards else "pk"]


def columns() -> list[str]:
    """The heads of the spreadsheet."""
    return [
        _("Nummer"),
        _("Tag"),
        _("Gremium"),
        _("Art"),
        _("Wirkung"),
        _("Worum es geht"),
        _("Wortlaut"),
        _("Auflagen"),
        _("öffentlich"),
        _("Umsetzung"),
        _("Wer"),
        _("Bis wann"),
        _("erledigt am"),
    ]


def state_of(row: Resolution, today: date) -> str:
    """How far carrying it out is, by the name of the filter's choice."""
    if row.measure is None:
        return "unassigned" if row.needs_work else "none"
    if row.measure.state == "open":
        return "overdue" if row.is_overdue(today) else "open"
    return str(row.measure.state)


def said_state(row: Resolution, today: date) -> str:
    """The same in words."""
    words = {
        "unassigned": _("noch niemandes Aufgabe"),
        "none": _("nichts umzusetzen"),
        "open": _("in Arbeit"),
        "overdue": _("überfällig"),
        "done": _("umgesetzt"),
        "dropped": _("wird nicht weiter verfolgt"),
    }
    return words[state_of(row, today)]


def _in_state(state: str, today: date) -> Q:
    assigned = Q(measure__state="open")
    return {
        "unassigned": Q(needs_work=True, measure__isnull=True),
        "open": assigned,
        "overdue": assigned & Q(measure__due__lt=today),
        "done": Q(measure__state="done"),
        "none": Q(needs_work=False, measure__isnull=True),
    }[state]
