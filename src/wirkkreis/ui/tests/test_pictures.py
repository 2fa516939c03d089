"""What is left of an uploaded picture."""

from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from PIL import Image, PngImagePlugin

from wirkkreis.testing.pictures import TAKEN_AT, picture
from wirkkreis.ui import pictures_child
from wirkkreis.ui.pictures import drawn_anew, fitted
from wirkkreis.ui.pictures_child import redrawn
from wirkkreis.ui.uploads import Problem


def pixel(shown, place):
    """Red, green, blue and opacity."""
    colours = shown.convert("RGBA").getpixel(place)
    assert isinstance(colours, tuple)
    return colours


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_what_the_camera_wrote_is_gone_and_the_picture_is_the_same(kind):
    content = picture(kind)
    assert TAKEN_AT.encode() in content
    clean = drawn_anew(content)
    assert TAKEN_AT.encode() not in clean
    shown = Image.open(BytesIO(clean))
    assert (shown.format, shown.size, dict(shown.getexif())) == (kind, (40, 20), {})
    left, right = pixel(shown, (5, 10)), pixel(shown, (35, 10))
    assert left[1] > left[0]
    assert right[0] > right[1]


def test_words_in_a_png_are_gone():
    words = PngImagePlugin.PngInfo()
    words.add_itxt("Author", TAKEN_AT)
    assert TAKEN_AT.encode() not in redrawn(picture("PNG", pnginfo=words))


def test_what_hides_behind_the_picture_is_gone():
    assert b"<script>" not in redrawn(picture() + b"<script>alert(1)</script>")


def test_a_picture_taken_sideways_stands_upright():
    assert Image.open(BytesIO(redrawn(picture(orientation=6)))).size == (20, 40)


@pytest.mark.parametrize(
    ("kind", "mode"),
    [("PNG", "RGBA"), ("PNG", "P"), ("PNG", "L"), ("PNG", "1"), ("JPEG", "L"), ("JPEG", "CMYK")],
)
def test_every_kind_of_colour_is_kept(kind, mode):
    made = Image.new("RGB", (4, 4), "green").convert(mode)
    out = BytesIO()
    made.save(out, kind)
    shown = pixel(Image.open(BytesIO(redrawn(out.getvalue()))), (1, 1))
    expected = pixel(made, (1, 1))
    assert all(abs(a - b) < 5 for a, b in zip(shown, expected, strict=True))


def test_what_is_seen_through_stays_so():
    out = BytesIO()
    made = Image.new("RGBA", (4, 4), (255, 0, 0, 0)).quantize()
    made.save(out, "PNG", transparency=0)
    assert pixel(Image.open(BytesIO(redrawn(out.getvalue()))), (1, 1))[3] == 0


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "kind"),
        (b"\x89PNG\r\n\x1a\n", "kind"),
        (b"GIF89a" + bytes(40), "kind"),
        (picture(size=(400, 400))[:-900], "damaged"),
        (picture("PNG", size=(400, 400))[:200], "damaged"),
    ],
)
def test_what_is_no_picture_is_named(content, problem):
    with pytest.raises(Problem, match=problem):
        redrawn(content)


def test_a_picture_that_unfolds_to_too_much_is_not_drawn(monkeypatch):
    monkeypatch.setattr(pictures_child, "MOST_PIXELS", 799)
    with pytest.raises(Problem, match="large"):
        redrawn(picture())


def test_problems_are_said_in_words():
    with pytest.raises(ValidationError, match="PNG, JPEG oder WebP"):
        drawn_anew(b"kein Bild")


@pytest.mark.parametrize(
    ("size", "left"), [((400, 200), (100, 50)), ((200, 400), (50, 100)), ((40, 20), (40, 20))]
)
def test_a_picture_is_made_to_fit_and_never_larger(size, left):
    clean = fitted(picture(size=size), longest=100)
    assert TAKEN_AT.encode() not in clean
    assert Image.open(BytesIO(clean)).size == left
