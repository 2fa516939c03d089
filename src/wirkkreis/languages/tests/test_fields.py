import copy
import json
import pickle
from collections.abc import Iterator
from typing import Any

import pytest
from django import forms
from django.core import serializers
from django.core.exceptions import FieldError, ValidationError
from django.db import models
from django.test.utils import isolate_apps
from django.utils.translation import override

from wirkkreis.languages.fields import TranslatedField
from wirkkreis.languages.said import Said

TEXTS = {"de": "Fest", "en": "Party", "ar": "حفلة"}


@pytest.fixture
def event() -> Iterator[type[models.Model]]:
    with isolate_apps("wirkkreis.languages"):

        class Event(models.Model):
            title = TranslatedField("Titel", max_length=20)
            note = TranslatedField("Notiz", blank=True, multiline=True)

            class Meta:
                app_label = "languages"

            def __str__(self) -> str:
                return self.title

        yield Event


def test_reading_follows_the_active_language(event: Any) -> None:
    row = event(title=TEXTS)
    with override("ar"):
        assert (row.title, row.title.lang) == ("حفلة", "ar")
    with override("de-simple"):
        assert (row.title, row.title.lang) == ("Fest", "de")
    with override("uk"):
        assert row.title.lang == "de"
    assert row.title.within("ar-sy").lang == "ar"


def test_without_german_any_language_will_do(event: Any) -> None:
    assert event(title={"pl": "Święto", "en": "Party"}).title.lang == "en"


@pytest.mark.parametrize("text", ["null", '"', "{}", "[1]", "\\", "0", "'; --"])
def test_every_text_survives(event: Any, text: str) -> None:
    row = event(title=text)
    row.clean_fields()
    assert row.title == text
    fields = json.loads(serializers.serialize("json", [row]))[0]["fields"]
    assert event(title=event._meta.get_field("title").to_python(fields["title"])).title == text


def test_an_empty_text_is_an_empty_said(event: Any) -> None:
    assert isinstance(event().title, Said)
    assert (event(title="").title, dict(event(title="").title.all)) == ("", {})


def test_assigning_a_said_keeps_every_language(event: Any) -> None:
    with override("en"):
        row = event(title=event(title=TEXTS).title)
    assert row.title.all == TEXTS


def test_rows_survive_pickling_and_copying(event: Any) -> None:
    title = event(title=TEXTS).title
    pickled = pickle.loads(pickle.dumps(title))  # noqa: S301  # pickled on this very line
    for twin in (pickled, copy.deepcopy(title), copy.copy(title)):
        assert (twin, twin.lang, twin.all) == (title, title.lang, title.all)


def test_saying_adds_and_removes_a_language() -> None:
    said = Said("Fest").saying("en", "Party")
    assert said.within("en") == "Party"
    assert dict(said.saying("en", "").all) == {"de": "Fest"}


def test_what_is_read_cannot_be_changed_behind_the_row(event: Any) -> None:
    with pytest.raises(TypeError):
        event(title=TEXTS).title.all["de"] = "Anderes"


def test_cleaning_strips_and_drops_the_empty(event: Any) -> None:
    row = event(title={"de": " Fest\t", "en": "  "}, note="a\r\nb")
    row.clean_fields()
    assert dict(row.title.all) == {"de": "Fest"}
    assert row.note == "a\nb"


@pytest.mark.parametrize(
    "texts",
    [
        {},
        {"en": "Party"},
        {"de": "Fest", "xx": "?"},
        {"de": "Fe\x00st"},
        {"de": "Fe\u202est"},
        {"de": "Fe\ud800st"},
        {"de": "Fest", "en": "x" * 21},
    ],
    ids=["nothing", "no German", "unknown", "control", "turning", "surrogate", "too long"],
)
def test_cleaning_refuses(event: Any, texts: dict[str, str]) -> None:
    with pytest.raises(ValidationError) as refusal:
        event(title=texts).clean_fields()
    assert set(refusal.value.message_dict) == {"title"}


def test_marks_that_persian_needs_are_kept(event: Any) -> None:
    row = event(title={"de": "Buch", "fa": "کتاب\u200cها"})
    row.clean_fields()
    assert row.title.within("fa") == "کتاب\u200cها"


def test_other_things_than_texts_are_refused(event: Any) -> None:
    for wrong in (5, ["Fest"], {"de": 5}):
        with pytest.raises(TypeError):
            event(title=wrong)


def test_a_filter_names_its_language(event: Any) -> None:
    sql = str(event.objects.filter(title__en__icontains="par", title__de="Fest").query)
    assert "'en'" in sql or "en" in sql
    with pytest.raises(FieldError):
        event.objects.filter(title="Fest")
    with pytest.raises(FieldError):
        event.objects.filter(title__english="Party")


def test_the_migration_writes_only_what_was_said(event: Any) -> None:
    _, path, args, kwargs = event._meta.get_field("note").deconstruct()
    assert path == "wirkkreis.languages.fields.TranslatedField"
    assert (args, kwargs) == ([], {"verbose_name": "Notiz", "blank": True, "multiline": True})


def test_null_is_not_an_empty_text() -> None:
    with isolate_apps("wirkkreis.languages"):

        class Wrong(models.Model):
            title = TranslatedField(null=True)  # type: ignore[misc]  # the slip under test

            class Meta:
                app_label = "languages"

            def __str__(self) -> str:
                return self.title

        assert [error.id for error in Wrong._meta.get_field("title").check()] == ["languages.E001"]


def test_a_model_form_carries_all_languages_through(event: Any) -> None:
    form_class = forms.modelform_factory(event, fields=["title"])
    row = event(title=TEXTS | {"uk": "Свято"})
    form = form_class({"title": "Feier", "title-en": "", "title-uk": "Свято"}, instance=row)
    assert form.is_valid(), form.errors
    assert form.save(commit=False).title.all == {"de": "Feier", "uk": "Свято"}


def test_a_form_sent_back_unchanged_has_not_changed(event: Any) -> None:
    form_class = forms.modelform_factory(event, fields=["title", "note"])
    sent = {"title": "Fest", "title-en": "Party", "title-ar": "حفلة"}
    assert form_class(sent, instance=event(title=TEXTS)).changed_data == []
    assert "initial-title" not in str(form_class(instance=event(title=TEXTS)))
