"""SVG pictures for documents, as `picture` of the layout takes them: the map and the QR code.

On pages they are the shelf's `area_map` and `qr`.
"""

from collections.abc import Mapping, Sequence

from django.utils.html import format_html, format_html_join

from wirkkreis.ui.items import Area
from wirkkreis.ui.qr import draw
from wirkkreis.ui.theme import theme_of

LABELS_ACROSS = 38
"""The size of a label: this many of them, one above the other, are as high as the map is wide."""


def map_picture(areas: Sequence[Area], *, width: float, height: float, colour: str) -> str:
    """The areas in the shades of a partnership's colour; a value not told is hatched."""
    tokens = theme_of(colour).light
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
        '<pattern id="hatch" width="16" height="16" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><path d="M0 0H16V16H0Z" fill="#fff"/>'
        '<path d="M0 0V16" stroke="#6e7597" stroke-width="5"/></pattern>'
        '<g stroke="#fff" stroke-width="3">{shapes}</g>'
        '<g font-family="Fira Sans" font-size="{size}" text-anchor="middle">{labels}</g></svg>',
        width=f"{width:.1f}",
        height=f"{height:.1f}",
        size=f"{width / LABELS_ACROSS:.1f}",
        shapes=format_html_join(
            "", '<path d="{}" fill="{}"/>', ((area.path, _ground(area, tokens)) for area in areas)
        ),
        labels=format_html_join(
            "",
            '<text x="{}" y="{}" fill="{}">{}</text>',
            (
                (f"{area.label_x:.1f}", f"{area.label_y:.1f}", _ink(area, tokens), area.label)
                for area in areas
            ),
        ),
    )


def qr_picture(text: str) -> str:
    """The QR code of a text, with its quiet zone: the same drawing as on pages."""
    drawing = draw(text)
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}">'
        '<rect width="{size}" height="{size}" fill="#fff"/><path d="{path}"/></svg>',
        size=drawing.size,
        path=drawing.path,
    )


def _ground(area: Area, tokens: Mapping[str, str]) -> str:
    return "url(#hatch)" if area.step is None else tokens[f"step-{area.step}"]


def _ink(area: Area, tokens: Mapping[str, str]) -> str:
    return "#131525" if area.step is None else tokens[f"on-step-{area.step}"]
