"""docs/operating.md says what the code reads, and nothing else."""

import re

from tests.lints import source
from wirkkreis.tenancy import roles

MANUAL = source.CHECKOUT / "docs" / "operating.md"
NAME = re.compile(r"\b(?:WIRKKREIS_[A-Z_]*[A-Z]|DATABASE_(?:OWNER_)?URL(?:_FILE)?)\b")


def test_every_setting_is_explained():
    explained = {_plain(name) for line in _table() for name in NAME.findall(line.split("|")[1])}
    assert _read() - explained == set(), "explain it in docs/operating.md, section 2"


def test_no_setting_is_explained_that_nothing_reads():
    said = {_plain(name) for name in NAME.findall(source.text(MANUAL))}
    assert said - _read() == set()


def test_the_roles_are_made_by_the_statements_of_the_code():
    shown = " ".join(
        " ".join(re.findall(r"```sql\n(.*?)```", source.text(MANUAL), re.DOTALL)).split()
    )
    statements = [
        *roles.for_the_cluster(),
        *roles.for_a_database_as_superuser("wirkkreis"),
        *roles.for_a_database_as_owner(),
    ]
    missing = [statement for statement in statements if f"{statement};" not in shown]
    assert not missing, "put it into docs/operating.md, section 4"


def _table() -> list[str]:
    return [line for line in source.text(MANUAL).splitlines() if line.startswith("| `")]


def _read() -> set[str]:
    """Every name in the code and in the scripts around it."""
    texts = [source.text(path) for path in source.python(tests=False)]
    texts.append(source.text(source.CHECKOUT / "bootstrap" / "run"))
    return {_plain(name) for text in texts for name in NAME.findall(text)}


def _plain(name: str) -> str:
    """A secret may stand in a file: NAME and NAME_FILE are one setting."""
    return name.removesuffix("_FILE")
