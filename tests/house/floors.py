"""Which package stands on which floor, read from what import-linter reads."""

import re
import tomllib
from functools import cache
from pathlib import Path

from tests.lints.source import CHECKOUT, PACKAGE


@cache
def floors() -> dict[str, int]:
    """The floor of each package; the ground is 0."""
    told = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = told["tool"]["importlinter"]["contracts"][0]["layers"]
    return {
        package: number
        for number, layer in enumerate(reversed(layers))
        for package in re.findall(r"\w+", layer)
    }


def package_of(path: Path) -> str:
    """The package a file belongs to."""
    return path.relative_to(PACKAGE).parts[0]


def may_point(from_package: str, to_package: str) -> bool:
    """Down, or into the same package; siblings do not know each other."""
    if from_package == to_package:
        return True
    return floors()[from_package] > floors()[to_package]
