"""The drawn QR code is the code."""

import re

import segno

from wirkkreis.ui.qr import QUIET, draw


def test_the_path_covers_exactly_the_dark_modules():
    text = "otpauth://totp/anna?secret=ABC"
    drawing = draw(text)
    drawn = {
        (int(x) + step, int(y))
        for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", drawing.path)
        for step in range(int(length))
    }
    rows = segno.make(text, error="m").matrix
    dark = {
        (x + QUIET, y + QUIET) for y, row in enumerate(rows) for x, bit in enumerate(row) if bit
    }
    assert drawn == dark
    assert drawing.size == len(rows) + 2 * QUIET
