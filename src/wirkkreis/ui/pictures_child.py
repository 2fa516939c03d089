"""The child process that draws pictures anew (`ui.uploads`).

`python -m wirkkreis.ui.pictures_child [LONGEST]`: in pixels, of the longest side; without it a
picture keeps its size. It knows no Django and no database.
"""

import sys
from base64 import b64encode
from io import BytesIO

from PIL import Image, ImageOps

from wirkkreis.ui import uploads

SECONDS = 7
MOST_PIXELS = 40_000_000
FORMATS = ("PNG", "JPEG", "WEBP")
# How each is written: nothing to be seen is lost, and a photo stays about as large as it was.
OPTIONS: dict[str, dict[str, int | bool]] = {
    "PNG": {"optimize": True},
    "JPEG": {"quality": 90, "progressive": True},
    "WEBP": {"quality": 90},
}


def main() -> int:
    """Answers with the picture, in base64."""
    longest = int(sys.argv[1]) if len(sys.argv) > 1 else None
    return uploads.answer(
        lambda content: b64encode(redrawn(content, longest)).decode(), seconds=SECONDS
    )


def redrawn(content: bytes, longest: int | None = None) -> bytes:
    """The picture without what was written beside it. Raises `Problem`."""
    Image.MAX_IMAGE_PIXELS = None  # our own limit stands below
    try:
        picture = Image.open(BytesIO(content), formats=FORMATS)
    except Exception as error:  # whatever stands there instead of a picture
        raise uploads.Problem("kind") from error
    if picture.width * picture.height > MOST_PIXELS:
        raise uploads.Problem("large")
    try:
        return _written(picture, longest)
    except Exception as error:  # whatever a damaged picture makes the library raise
        raise uploads.Problem("damaged") from error


def _written(picture: Image.Image, longest: int | None) -> bytes:
    kind = str(picture.format)
    # Which colours the numbers stand for belongs to what is seen.
    colours = picture.info.get("icc_profile")
    upright = ImageOps.exif_transpose(picture)
    mode = _mode(kind, upright)
    bare = Image.new(mode, upright.size)
    bare.paste(upright.convert(mode))
    if longest:
        bare.thumbnail((longest, longest))
    out = BytesIO()
    bare.save(out, kind, icc_profile=colours if mode == upright.mode else None, **OPTIONS[kind])
    return out.getvalue()


def _mode(kind: str, picture: Image.Image) -> str:
    """How to keep what is seen: grey stays grey, what is seen through stays so."""
    if picture.has_transparency_data:
        return "RGBA"
    if picture.mode == "P" or (kind == "JPEG" and picture.mode != "L"):
        return "RGB"
    return picture.mode


if __name__ == "__main__":
    sys.exit(main())
