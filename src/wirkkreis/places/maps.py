"""Maps of values by municipality or by unit, ready for the shelf's `area_map`.

    {% area_map map.areas map.title map.width map.height map.legend map.credit map.value_head %}

Every map made of the shipped boundaries carries CREDIT beside it: their licence demands it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

from django.db import models
from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirkkreis.places.geometry import MARGIN, WIDTH, Box
from wirkkreis.places.models import Municipality, Outlined, Unit
from wirkkreis.ui.items import Area, LegendEntry

Value = int | float
Text = str | Promise

SHADES = 4
NICE = (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10)
LETTER = 14.5
"""Width of a letter of a label in map units, as `area_map` writes labels at this WIDTH."""


class Level(models.TextChoices):
    """Whether a map shows municipalities or the units they belong to."""

    UNITS = "units", gettext_lazy("Verwaltungseinheiten")
    MUNICIPALITIES = "municipalities", gettext_lazy("Gemeinden")


@dataclass(frozen=True)
class PlaceMap:
    """What `area_map` is handed."""

    title: Text
    areas: Sequence[Area]
    width: float
    height: float
    legend: Sequence[LegendEntry]
    credit: str
    value_head: Text


def place_map(
    values: Mapping[int, Value | None],
    *,
    level: Level,
    title: Text,
    value_head: Text,
    otherwise: Value | None = None,
    words: Mapping[int, Text] | None = None,
    unknown: Text = "",
    link: Callable[[Outlined], str] | None = None,
) -> PlaceMap:
    """A map of `values` by the id of municipality or unit, in one query.

    A place without a value takes `otherwise`: pass 0 where nothing recorded means none. None is
    hatched and reads `unknown` ("keine Angabe" unless said otherwise); zero is never drawn like it.
    `words` says single values differently ("weniger als 5"); `link` gives a place its address.
    """
    places: Iterable[Outlined] = (
        Unit.objects.all() if level == Level.UNITS else Municipality.objects.all()
    )
    shown = [(place, values.get(place.pk, otherwise)) for place in places]
    bound = shade_bound([value for _place, value in shown if value is not None])
    missing = unknown or _("keine Angabe")
    said = words or {}
    areas = [
        Area(
            name=place.name,
            path=place.outline,
            label_x=place.label_x,
            label_y=place.label_y,
            label=label_for(place),
            value=said.get(place.pk, missing if value is None else in_words(value)),
            step=shade(value, bound),
            url=link(place) if link else "",
        )
        for place, value in shown
    ]
    height = Box.around(*(area.path for area in areas)).bottom + MARGIN
    legend = legend_for([value for _place, value in shown], bound, missing)
    return PlaceMap(title, areas, WIDTH, height, legend, _credit_of(areas), value_head)


def rolled_up(values: Mapping[int, Value]) -> dict[int, Value]:
    """Sums by unit of values by municipality, in one query. Not for counts of distinct things."""
    sums: dict[int, Value] = {}
    for pk, unit in Municipality.objects.values_list("pk", "unit"):
        if pk in values:
            sums[unit] = sums.get(unit, 0) + values[pk]
    return sums


def credit() -> SafeString:
    """The credit of the shipped boundaries, with the links that their licence asks for."""
    return format_html(
        _(
            '© <a href="{source}">GeoBasis-DE / BKG</a> 2021 (Daten verändert), '
            '<a href="{licence}">dl-de/by-2-0</a>'
        ),
        source="http://www.bkg.bund.de",
        licence="https://www.govdata.de/dl-de/by-2-0",
    )


def _credit_of(areas: Iterable[Area]) -> str:
    return credit() if any(area.path for area in areas) else ""


def shade_bound(values: Sequence[Value]) -> int:
    """How much one shade spans: a round number, so that four of them reach the largest value."""
    exact = max(values, default=0) / SHADES
    magnitude = 10 ** max(floor(log10(exact)), 0) if exact > 1 else 1
    return ceil(next(nice * magnitude for nice in NICE if nice * magnitude >= exact))


def shade(value: Value | None, bound: int) -> int | None:
    """0 for none, 1 to 4 for more and more, None for an unknown value."""
    if value is None:
        return None
    return min(ceil(value / bound), SHADES) if value > 0 else 0


def legend_for(values: Sequence[Value | None], bound: int, unknown: Text) -> list[LegendEntry]:
    """The shades that occur, each with the values it stands for."""
    whole = all(value is None or value == int(value) for value in values)
    used = {shade(value, bound) for value in values}
    entries = [
        LegendEntry(step, _span(step, bound, whole=whole))
        for step in range(SHADES + 1)
        if step in used
    ]
    return [*entries, LegendEntry(None, unknown)] if None in used else entries


def label_for(place: Outlined) -> str:
    """The name, or the part that tells it apart, as far as it fits into its outline."""
    room = Box.around(place.outline).width
    short = place.name.removeprefix("Verbandsgemeinde ").removeprefix("Lutherstadt ")
    fitting = (name for name in (place.name, short) if len(name) * LETTER <= room)
    return next(fitting, "")


def in_words(value: Value) -> str:
    """A number as the page's language writes it."""
    return number_format(value, use_l10n=True, force_grouping=True)


def _span(step: int, bound: int, *, whole: bool) -> str:
    last = in_words(step * bound)
    if step == 0 or (bound == 1 and whole):
        return last
    first = (step - 1) * bound
    if whole:
        return _("%(first)s bis %(last)s") % {"first": in_words(first + 1), "last": last}
    return _("über %(first)s bis %(last)s") % {"first": in_words(first), "last": last}
