"""A picture for tests, as a camera makes it: with what it shows and where it was taken."""

from io import BytesIO

from PIL import Image

TAKEN_AT = "Sangerhausen, Kylische Str."
EXIF_DESCRIPTION, EXIF_ORIENTATION, EXIF_GPS = 0x010E, 0x0112, 0x8825


def picture(
    kind: str = "JPEG",
    *,
    size: tuple[int, int] = (40, 20),
    orientation: int = 1,
    pnginfo: object = None,
) -> bytes:
    """A red picture with a green left half; `kind` is Pillow's."""
    made = Image.new("RGB", size, "red")
    made.paste(Image.new("RGB", (size[0] // 2, size[1]), "green"), (0, 0))
    exif = Image.Exif()
    exif[EXIF_DESCRIPTION] = TAKEN_AT
    exif[EXIF_ORIENTATION] = orientation
    exif.get_ifd(EXIF_GPS)[2] = (51.0, 28.0, 0.0)
    out = BytesIO()
    made.save(out, kind, exif=exif, pnginfo=pnginfo)
    return out.getvalue()
