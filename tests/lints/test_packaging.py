"""What a wheel of the house would hold. Whether one can be built is tried by hand: `pip wheel .`"""

import tomllib
from fnmatch import fnmatch
from pathlib import Path

from tests.lints.source import CHECKOUT, PACKAGE

TABLES = tomllib.loads((CHECKOUT / "pyproject.toml").read_text())["tool"]["setuptools"]
SHAPES = TABLES["package-data"]["wirkkreis"]


def test_every_file_of_the_house_is_in_the_wheel() -> None:
    left_out = [str(path) for path in _files() if path.suffix != ".py" and not _is_data(path)]
    assert not left_out, "name their kind under package-data in pyproject.toml"


def test_every_module_stands_in_a_package() -> None:
    homeless = [
        str(path)
        for path in _files()
        if path.suffix == ".py" and not (PACKAGE / path.parent / "__init__.py").exists()
    ]
    assert not homeless, "a folder without __init__.py does not get into the wheel"


def test_every_kind_of_data_is_there() -> None:
    kinds = {f"**/*{path.suffix}" for path in _files()}
    assert set(SHAPES) - {"**/*.mo"} <= kinds


def _files() -> list[Path]:
    """What is shipped, by its path in the house."""
    found = (path.relative_to(PACKAGE) for path in PACKAGE.rglob("*") if path.is_file())
    return [path for path in found if not {"tests", "__pycache__"} & set(path.parts)]


def _is_data(path: Path) -> bool:
    return any(fnmatch(path.name, shape.removeprefix("**/")) for shape in SHAPES)
