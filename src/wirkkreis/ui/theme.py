"""A partnership's one colour, turned into every token the stylesheet needs.

The colour may be anything, even white: what carries text is moved in lightness, never in hue,
until WCAG 2.2 AA holds on every ground it is used on. The colour itself stays as `--brand`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from wirkkreis.ui.colour import Oklch, contrast, to_hex, to_oklch

DEFAULT_COLOUR = "#2044aa"
"""KERN's action colour (darkblue 700), for a house that has chosen none."""

TEXT_CONTRAST = 4.5
"""WCAG 2.2, 1.4.3: text against its ground."""

LIGHT_GROUNDS = ("#ffffff", "#fbf9f5", "#f4f1e9")
DARK_GROUNDS = ("#131525", "#1b1e32", "#262a42")
_LIGHT_INK, _DARK_INK = "#131525", "#ffffff"
_STEPS_LIGHT = (0.955, 0.88, 0.77, 0.62, 0.42)
_STEPS_DARK = (0.30, 0.40, 0.53, 0.68, 0.85)
_NUDGE = 0.005


@dataclass(frozen=True)
class Theme:
    """The tokens of one colour, for light and for dark surroundings."""

    light: Mapping[str, str]
    dark: Mapping[str, str]


def theme_css(colour: str) -> str:
    """The stylesheet of a partnership's colour. Raises ValueError for text that is no colour."""
    theme = theme_of(colour)
    light, dark = _declarations(theme.light), _declarations(theme.dark)
    return (
        f"@layer tokens {{\n:root {{\n{light}}}\n"
        f"@media (prefers-color-scheme: dark) {{\n:root {{\n{dark}}}\n}}\n}}\n"
    )


def theme_of(colour: str) -> Theme:
    """All tokens derived from one hex colour, safe to read in light and dark."""
    base = to_oklch(colour)
    brand = {"brand": to_hex(base), "on-brand": readable_on(to_hex(base))}
    return Theme(light=brand | _light(base), dark=brand | _dark(base))


def readable_on(ground: str) -> str:
    """White or ink, whichever reads better on the ground; one of them always reaches AA."""
    return max(_DARK_INK, _LIGHT_INK, "#000000", key=lambda ink: _rank(ink, ground))


def _light(base: Oklch) -> dict[str, str]:
    tint = to_hex(Oklch(0.955, min(base.chroma, 0.022), base.hue))
    accent = _darkened_until_readable(base, [*LIGHT_GROUNDS, tint])
    return {
        "accent": to_hex(accent),
        "accent-strong": to_hex(accent._replace(lightness=max(accent.lightness - 0.1, 0.1))),
        "on-accent": _DARK_INK,
        "accent-tint": tint,
        "accent-line": to_hex(Oklch(0.84, min(base.chroma, 0.06), base.hue)),
        **_deep(base),
        **_steps(base, _STEPS_LIGHT),
    }


def _dark(base: Oklch) -> dict[str, str]:
    tint = to_hex(Oklch(0.30, min(base.chroma, 0.05), base.hue))
    accent = _lightened_until_readable(base, [*DARK_GROUNDS, tint])
    return {
        "accent": to_hex(accent),
        "accent-strong": to_hex(accent._replace(lightness=min(accent.lightness + 0.08, 0.97))),
        "on-accent": _LIGHT_INK,
        "accent-tint": tint,
        "accent-line": to_hex(Oklch(0.42, min(base.chroma, 0.07), base.hue)),
        **_deep(base),
        **_steps(base, _STEPS_DARK),
    }


def _deep(base: Oklch) -> dict[str, str]:
    """The dark ground of hero and footer, the same in light and dark."""
    return {
        "deep": to_hex(Oklch(0.32, min(base.chroma, 0.095), base.hue)),
        "deep-2": to_hex(Oklch(0.40, min(base.chroma, 0.11), base.hue)),
        "on-deep": to_hex(Oklch(0.97, min(base.chroma, 0.012), base.hue)),
        "on-deep-soft": to_hex(Oklch(0.90, min(base.chroma, 0.035), base.hue)),
    }


def _steps(base: Oklch, lightnesses: Iterable[float]) -> dict[str, str]:
    """Five grounds from little to much, for maps, each with an ink that reads on it."""
    tokens = {}
    for number, lightness in enumerate(lightnesses):
        chroma = min(base.chroma, 0.03 + 0.035 * number)
        ground = to_hex(Oklch(lightness, chroma, base.hue))
        tokens[f"step-{number}"] = ground
        tokens[f"on-step-{number}"] = readable_on(ground)
    return tokens


def _darkened_until_readable(base: Oklch, grounds: Iterable[str]) -> Oklch:
    colour = base._replace(lightness=min(base.lightness, 0.62))
    while not _readable(to_hex(colour), grounds):
        colour = colour._replace(lightness=colour.lightness - _NUDGE)
    return colour


def _lightened_until_readable(base: Oklch, grounds: Iterable[str]) -> Oklch:
    colour = Oklch(max(base.lightness, 0.74), min(base.chroma, 0.12), base.hue)
    while not _readable(to_hex(colour), grounds):
        colour = colour._replace(lightness=colour.lightness + _NUDGE)
    return colour


def _readable(ink: str, grounds: Iterable[str]) -> bool:
    return all(contrast(ink, ground) >= TEXT_CONTRAST for ground in grounds)


def _rank(ink: str, ground: str) -> tuple[bool, bool, float]:
    """Readable first; of the readable ones the softer ink before pure black."""
    ratio = contrast(ink, ground)
    return ratio >= TEXT_CONTRAST, ink != "#000000", ratio


def _declarations(tokens: Mapping[str, str]) -> str:
    return "".join(f"  --{name}: {value};\n" for name, value in tokens.items())
