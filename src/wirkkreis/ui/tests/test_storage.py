"""One stylesheet and one script for the visitor."""

from pathlib import Path

import pytest
from django.core.files.storage import FileSystemStorage

from wirkkreis.ui.storage import HouseStaticFilesStorage, bundled

STATIC = Path(__file__).parent.parent / "static"


def own_files():
    storage = FileSystemStorage(STATIC)
    found = (path for path in STATIC.rglob("*") if path.is_file())
    return {
        str(path.relative_to(STATIC)): (storage, str(path.relative_to(STATIC))) for path in found
    }


def content(paths, name):
    storage, path = paths[name]
    with storage.open(path) as file:
        return file.read().decode()


def test_the_bundles_hold_every_part_and_import_nothing():
    paths = bundled(own_files())
    css, js = content(paths, "ui/house.css"), content(paths, "ui/house.js")
    assert "@import" not in css
    assert "import " not in js
    for part in (STATIC / "ui/css").iterdir():
        assert part.read_text() in css, f"{part.name} is not imported by house.css"
    for part in (STATIC / "ui/js").iterdir():
        assert part.read_text() in js, f"{part.name} is not imported by house.js"


def test_layers_keep_their_order():
    css = content(bundled(own_files()), "ui/house.css")
    assert css.startswith("@layer reset, tokens, base, components, screens, utilities;")
    assert css.count("@layer components {") > 5
    assert css.count("{") == css.count("}")


def test_a_part_that_is_missing_stops_the_build():
    paths = own_files()
    del paths["ui/css/tree.css"]
    with pytest.raises(KeyError):
        bundled(paths)


def test_collected_files_are_hashed_and_compressed(tmp_path, settings):
    settings.STATIC_ROOT = tmp_path
    storage = HouseStaticFilesStorage(location=tmp_path)
    paths = own_files()
    for name, (source, path) in paths.items():
        with source.open(path) as file:
            storage.save(name, file)
    assert not [error for *_, error in storage.post_process(paths) if isinstance(error, Exception)]
    hashed = storage.stored_name("ui/house.css")
    assert "@import" not in (tmp_path / hashed).read_text()
    assert (tmp_path / f"{hashed}.br").stat().st_size < 14_000
