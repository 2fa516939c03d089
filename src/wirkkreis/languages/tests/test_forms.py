from typing import Any

import pytest
from django import forms
from django.utils.translation import override

from wirkkreis.languages.forms import TranslatedFormField


class Card(forms.Form):
    title = TranslatedFormField(label="Titel", max_length=10, languages=("de", "en", "ar"))
    note = TranslatedFormField(label="Notiz", required=False, multiline=True)


def test_german_alone_is_enough_and_carries_the_fields_own_name() -> None:
    form = Card({"title": " Fest "})
    assert form.is_valid(), form.errors
    assert form.cleaned_data == {"title": {"de": "Fest"}, "note": {}}


def test_german_is_required_even_beside_other_languages() -> None:
    form = Card({"title-en": "Party"})
    with override("de"):
        assert form.errors["title"] == ["Bitte füllen Sie dieses Feld auf Deutsch aus."]


def test_a_fault_in_another_language_names_the_language_and_marks_its_input() -> None:
    form = Card({"title": "Fest", "title-en": "x" * 11})
    with override("de"):
        assert form.errors["title"] == [
            "Englisch: Bitte kürzen Sie den Text auf höchstens 10 Zeichen."
        ]
    german, english, arabic = _inputs(str(form["title"]))
    assert "aria-invalid" in english
    assert "aria-invalid" not in german + arabic
    assert "<details" in str(form["title"])
    assert " open>" in str(form["title"])


def test_a_language_that_has_a_text_is_shown_though_not_offered() -> None:
    html = str(Card(initial={"title": {"de": "Fest", "uk": "Свято"}})["title"])
    assert 'name="title-uk"' in html
    assert "Свято" in html


def test_inputs_say_their_language_and_direction() -> None:
    german, _, arabic = _inputs(str(Card()["title"]))
    assert 'id="id_title"' in german
    assert " required" in german
    assert 'lang="ar" dir="rtl"' in arabic
    assert " required" not in arabic


def test_what_was_typed_is_escaped() -> None:
    form = Card({"title": '"><b>', "note": "</textarea><b>"})
    assert "<b>" not in f"{form['title']}{form['note']}"


def test_only_a_real_change_counts_as_one() -> None:
    initial: dict[str, Any] = {"title": {"de": "Fest"}}
    assert not Card({"title": "Fest ", "title-en": ""}, initial=initial).has_changed()
    assert Card({"title": "Fest", "title-en": "Party"}, initial=initial).has_changed()


def test_a_field_left_out_of_the_post_is_known_to_be_left_out() -> None:
    widget = Card().fields["note"].widget
    assert widget.value_omitted_from_data({"title": "Fest"}, {}, "note")
    assert not widget.value_omitted_from_data({"note-ar": ""}, {}, "note")


@pytest.mark.parametrize("language", ["de", "en", "ar"])
def test_it_draws_in_every_language(language: str) -> None:
    with override(language):
        assert str(Card()["title"]).count("<input") == 3


def _inputs(html: str) -> list[str]:
    return [part.partition(">")[0] for part in html.split("<input")[1:]]
