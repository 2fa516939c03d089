"""The glossary knows every model, and migrations say what they do."""

import re
from pathlib import Path

from tests.house.walked import our_models, told
from tests.lints import source

IMPORT = re.compile(r"^(?:from|import) (wirkkreis[\w.]*)", re.MULTILINE)
MAY_BE_IMPORTED = {
    "wirkkreis.tenancy.operations": "puts the table behind the wall",
    "wirkkreis.tenancy.wall": "fills in the partnership we are in",
    "wirkkreis.languages.fields": "is a kind of column",
    "wirkkreis.languages.finding": "is a kind of column",
    "wirkkreis.languages.sorting": "is a kind of column",
}
"""What a migration may take from us, and why."""
GLOSSARY = source.CHECKOUT / "docs" / "glossary.md"


def test_the_glossary_knows_every_model():
    known = set(re.findall(r"`(\w+)`", source.text(GLOSSARY)))
    assert {told(model) for model in our_models() if model.__name__ not in known} == set()


def test_the_glossary_knows_no_model_that_is_gone():
    rows = source.text(GLOSSARY).partition("## The rows")[2].partition("## The house")[0]
    names = {model.__name__ for model in our_models()}
    assert set(re.findall(r"^\| `(\w+)` \|", rows, re.MULTILINE)) == names


def test_every_model_says_what_it_is():
    assert [told(model) for model in our_models() if not (model.__doc__ or "").strip()] == []
    silent = [told(m) for m in our_models() if (m.__doc__ or "").startswith(f"{m.__name__}(")]
    assert silent == []


def test_migrations_count_up_and_have_names():
    for folder in source.PACKAGE.glob("*/migrations"):
        names = sorted(path.stem for path in folder.glob("[0-9]*.py"))
        numbers = [int(name.partition("_")[0]) for name in names]
        assert numbers == list(range(1, len(names) + 1)), folder
        assert all(re.fullmatch(r"\d{4}_[a-z]\w+", name) for name in names), folder


def test_migrations_import_nothing_that_may_change_under_them():
    found = [
        source.at(path, 1, f"imports {name}, which may change later")
        for path in _migrations()
        for name in IMPORT.findall(source.text(path))
        if name not in MAY_BE_IMPORTED
    ]
    assert not found, "\n".join(found)


def _migrations() -> list[Path]:
    return sorted(source.PACKAGE.glob("*/migrations/[0-9]*.py"))
