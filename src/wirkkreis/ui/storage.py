"""Static files for visitors: hashed, compressed, and one request where there are many files.

`house.css` and `house.js` list the files they are made of. In development the browser follows the
list; collectstatic puts the files in its place.
"""

import posixpath
import re
from collections.abc import Iterator
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage, Storage
from whitenoise.storage import CompressedManifestStaticFilesStorage

BUNDLES = ("ui/house.css", "ui/house.js")

_IMPORT = re.compile(
    r"""^(?:
        @import\ url\("(?P<css>[^"]+)"\)\ layer\((?P<layer>[\w-]+)\)
        | import\ "(?P<js>[^"]+)"
    );$""",
    re.MULTILINE | re.VERBOSE,
)

Paths = dict[str, tuple[Storage, str]]


class HouseStaticFilesStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """whitenoise's storage (untyped), with the bundles put together first."""

    def post_process(self, paths: Paths, *args: Any, **kwargs: Any) -> Iterator[Any]:
        """Hash and compress all files, after the bundles have been put together."""
        yield from super().post_process(bundled(paths), *args, **kwargs)


def bundled(paths: Paths) -> Paths:
    """The same files, the bundles replaced by one file each. Raises KeyError for a missing part."""
    made = InMemoryStorage()
    result = dict(paths)
    for name in BUNDLES:
        if name in paths:
            made.save(name, ContentFile(_inlined(name, paths).encode()))
            result[name] = (made, name)
    return result


def _inlined(name: str, paths: Paths) -> str:
    def part(found: re.Match[str]) -> str:
        address = found["css"] or found["js"]
        text = _read(posixpath.normpath(posixpath.join(posixpath.dirname(name), address)), paths)
        return f"@layer {found['layer']} {{\n{text}}}" if found["css"] else text

    return _IMPORT.sub(part, _read(name, paths))


def _read(name: str, paths: Paths) -> str:
    storage, path = paths[name]
    with storage.open(path) as file:
        content: bytes = file.read()
    return content.decode()
