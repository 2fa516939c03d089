"""Colours as numbers: hex text, OKLCH and the contrast of WCAG 2.2.

OKLCH formulas: Björn Ottosson, "A perceptual color space for image processing" (2020).
Contrast: WCAG 2.2, definitions of relative luminance and contrast ratio.
"""

import math
import re
from typing import NamedTuple

_HEX = re.compile(r"#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_CHROMA_STEPS = 14


class Oklch(NamedTuple):
    """Lightness 0 to 1, chroma from 0 (grey) to about 0.37, hue in degrees."""

    lightness: float
    chroma: float
    hue: float


def is_colour(text: str) -> bool:
    """True for "#1a2b3c", "#123" and the same without the hash."""
    return _HEX.fullmatch(text.strip()) is not None


def contrast(one: str, other: str) -> float:
    """The WCAG contrast ratio of two hex colours, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """The relative luminance of a hex colour, 0 (black) to 1 (white)."""
    red, green, blue = (_to_linear(part) for part in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def to_oklch(colour: str) -> Oklch:
    """A hex colour in OKLCH. Raises ValueError for text that is no colour."""
    red, green, blue = (_to_linear(part) for part in _channels(colour))
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    middle = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
    return Oklch(lightness, math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360)


def to_hex(colour: Oklch) -> str:
    """The nearest colour a screen can show: chroma is lowered until it fits into sRGB."""
    channels = _to_srgb(colour)
    if not _fits(channels):
        low, high = 0.0, colour.chroma
        for _ in range(_CHROMA_STEPS):
            middle = (low + high) / 2
            fits = _fits(_to_srgb(colour._replace(chroma=middle)))
            low, high = (middle, high) if fits else (low, middle)
        channels = _to_srgb(colour._replace(chroma=low))
    return "#" + "".join(f"{round(min(max(part, 0.0), 1.0) * 255):02x}" for part in channels)


def _to_srgb(colour: Oklch) -> tuple[float, float, float]:
    a = colour.chroma * math.cos(math.radians(colour.hue))
    b = colour.chroma * math.sin(math.radians(colour.hue))
    long = (colour.lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (colour.lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (colour.lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        _from_linear(4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short),
        _from_linear(-1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short),
        _from_linear(-0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short),
    )


def _fits(channels: tuple[float, float, float]) -> bool:
    return all(-0.0005 <= part <= 1.0005 for part in channels)


def _channels(colour: str) -> tuple[float, float, float]:
    found = _HEX.fullmatch(colour.strip())
    if found is None:
        raise ValueError(f"not a colour: {colour!r}")
    digits = found[1] if len(found[1]) == 6 else "".join(digit * 2 for digit in found[1])
    red, green, blue = (int(digits[start : start + 2], 16) / 255 for start in (0, 2, 4))
    return red, green, blue


def _to_linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def _from_linear(channel: float) -> float:
    if channel <= 0.0031308:
        return channel * 12.92
    return float(1.055 * channel ** (1 / 2.4) - 0.055)
