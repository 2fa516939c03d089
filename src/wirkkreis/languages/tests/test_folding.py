import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirkkreis.languages.folding import fold, letters, stems


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Ärger", "arger"),
        ("Straße", "strasse"),
        ("GROẞ", "gross"),
        ("Łódź", "lodz"),
        ("Œuvre", "oeuvre"),
        ("  St.-Georg / Allee ", "st georg allee"),
        ("Raum ٢", "raum 2"),
        ("a_b", "a b"),
        ("Привет", "привет"),
    ],
)
def test_letters_are_small_and_bare(text: str, plain: str) -> None:
    assert letters(text) == plain


@pytest.mark.parametrize("name", ["Müller", "Mueller", "MULLER", "Mu\u0308ller"])
def test_every_spelling_of_an_umlaut_is_found(name: str) -> None:
    assert fold(name) == "muller"


@pytest.mark.parametrize("word", ["bauer", "neue", "quelle", "treue"])
def test_vowels_that_are_no_umlaut_stay(word: str) -> None:
    assert fold(word) == word


@given(st.text())
def test_letters_of_letters_are_the_same(text: str) -> None:
    once = letters(text)
    assert letters(once) == once


@given(st.lists(st.sampled_from(["Mü", "lä", "tö", "be", "na", "ßo", "Ü", " "])))
def test_umlauts_may_be_spelled_out(syllables: list[str]) -> None:
    text = "r".join(syllables)
    spelled = text
    for umlaut, plain in [("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("Ü", "Ue")]:
        spelled = spelled.replace(umlaut, plain)
    assert fold(spelled) == fold(text)


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("Konferenzen", "konferenz"),
        ("Konferenz", "konferenz"),
        ("Bündnisse", "bundnis"),
        ("Häuser", "haus"),
        ("Lehrerinnen", "lehrer"),
        ("Vereins", "verein"),
        ("Seen", "seen"),
    ],
)
def test_an_inflected_word_is_looked_for_by_its_stem(word, stem):
    assert stems(word) == [stem]


@given(st.text(max_size=60))
def test_a_stem_is_the_beginning_of_its_word(text):
    assert all(
        word.startswith(stem) and stem
        for word, stem in zip(fold(text).split(), stems(text), strict=True)
    )
