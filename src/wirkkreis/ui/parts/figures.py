"""Figures in inline SVG, each with its table; attributes alone, as the policy forbids styles."""

from collections.abc import Sequence
from typing import Any

from django import template
from django.utils.functional import Promise

from wirkkreis.ui import geometry
from wirkkreis.ui.qr import draw

register = template.Library()


@register.inclusion_tag("ui/shelf/bars.html")
def bars(
    rows: Sequence[Any], title: str | Promise, unit: str | Promise = "", of: float | None = None
) -> dict[str, Any]:
    """Horizontal bars (`items.Bar`); `of` is the full width, the largest value unless given."""
    return {"title": title, "unit": unit, "rows": geometry.bar_rows(rows, of)}


@register.inclusion_tag("ui/shelf/stack.html")
def stack(parts: Sequence[Any], title: str | Promise, unit: str | Promise = "") -> dict[str, Any]:
    """One bar made of parts (`items.Share`), with signs, words and values below."""
    return {"title": title, "unit": unit, "parts": geometry.stacked(parts)}


@register.inclusion_tag("ui/shelf/line.html")
def line(
    points: Sequence[Any],
    title: str | Promise,
    unit: str | Promise = "",
    target: float | None = None,
) -> dict[str, Any]:
    """A small line over time (`items.Point`), from zero, with the target as a dashed line."""
    drawing = geometry.line_drawing(points, target)
    return {"title": title, "unit": unit, "points": points, "target": target, "drawing": drawing}


@register.inclusion_tag("ui/shelf/area_map.html")
def area_map(
    areas: Sequence[Any],
    title: str | Promise,
    width: float,
    height: float,
    legend: Sequence[Any] = (),
    credit: str | Promise = "",
    value_head: str | Promise = "",
) -> dict[str, Any]:
    """A map of areas (`items.Area`, `items.LegendEntry`) and the same as a table beside it.

    `width` and `height` are the map's own units; `credit` names the source, as its licence demands.
    Where no area has an outline, the table stands alone.
    """
    return {
        "title": title,
        "drawn": any(area.path for area in areas),
        "areas": [
            (area, geometry.text(area.label_x), geometry.text(area.label_y)) for area in areas
        ],
        "view_box": f"0 0 {geometry.text(width)} {geometry.text(height)}",
        "label_size": geometry.text(width / 38),
        "hatch": geometry.text(width / 60),
        "hatch_line": geometry.text(width / 200),
        "legend": legend,
        "credit": credit,
        "value_head": value_head,
    }


@register.inclusion_tag("ui/shelf/qr.html")
def qr(text: str, label: str | Promise, size: int = 220) -> dict[str, Any]:
    """The QR code of a text, black on white in the dark too; `size` in pixels.

    `label` says what it opens. A page also gives the address as a link: who reads it on the phone
    cannot scan it. Raises segno.DataOverflowError beyond some 2 300 letters.
    """
    return {"drawing": draw(text), "label": label, "size": size}
