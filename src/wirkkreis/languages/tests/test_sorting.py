from collections.abc import Iterator
from typing import Any

import pytest
from django.db import models
from django.test.utils import isolate_apps
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from wirkkreis.languages.fields import TranslatedField
from wirkkreis.languages.sorting import LENGTH, SortKeyField, german_key


@pytest.fixture
def place() -> Iterator[type[models.Model]]:
    with isolate_apps("wirkkreis.languages"):

        class Place(models.Model):
            name = models.CharField(max_length=50)
            title = TranslatedField()
            name_key = SortKeyField(source="name")
            title_key = SortKeyField(source="title")

            class Meta:
                app_label = "languages"

            def __str__(self) -> str:
                return self.name

        yield Place


def test_names_stand_as_in_a_german_index() -> None:
    names = [
        "2. Runde",
        "10. Runde",
        "Aachen",
        "Ärzte",
        "Gross",
        "Groß",
        "Gross Rosenburg",
        "Großörner",
        "Mueller, Anna",
        "Muller",
        "Müller",
        "Raum 2",
        "Raum 10",
        "Raum 10 b",
        "Zörbig",
        "Аллея",
        "حفلة",
    ]
    shuffled = sorted(names, key=len)
    assert sorted(shuffled, key=german_key) == names


@given(st.integers(0, 10**30), st.integers(0, 10**30))
def test_numbers_sort_by_their_value(one: int, other: int) -> None:
    assert (german_key(f"Raum {one}") < german_key(f"Raum {other}")) == (one < other)


@given(st.text(max_size=20), st.text(max_size=20))
def test_bytes_and_code_points_agree_on_the_order(one: str, other: str) -> None:
    keys = [german_key(text.encode(errors="ignore").decode()) for text in (one, other)]
    assert sorted(keys) == sorted(keys, key=str.encode)


@given(st.text())
def test_a_key_can_always_be_stored(text: str) -> None:
    key = german_key(text)
    assert len(key) <= LENGTH
    assert "\0" not in key


@given(st.text(alphabet="abcxyz ", max_size=20), st.text(alphabet="abcxyz", min_size=1))
def test_a_name_comes_before_its_continuation(name: str, more: str) -> None:
    assert german_key(name.strip()) < german_key(f"{name.strip()} {more}")


def test_the_key_fills_itself(place: Any) -> None:
    row = place(name="Älteste Straße", title={"de": "Über", "en": "About"})
    with override("en"):
        for field in row._meta.fields[-2:]:
            field.pre_save(row, add=True)
    assert row.name_key == german_key("Älteste Straße")
    assert row.title_key == german_key("Über")


def test_the_migration_names_only_the_source(place: Any) -> None:
    _, path, args, kwargs = place._meta.get_field("name_key").deconstruct()
    assert (path, args) == ("wirkkreis.languages.sorting.SortKeyField", [])
    assert kwargs == {"source": "name"}
    assert SortKeyField(**kwargs).db_collation == "C"
