import pytest
from babel.messages.catalog import Message

from wirkkreis.languages.proofreading import is_complete, is_copied, slips


@pytest.mark.parametrize(
    ("german", "english", "expected"),
    [
        ("Bis %(day)s", "Until %(day)s", []),
        ("Bis %(day)s", "Until %(date)s", ["lacks %(day)", "invents %(date)"]),
        ("Bis {day}", "Until", ["lacks {day}"]),
        ("%s von %s", "%s of", ["lacks %s"]),
        ("100 %% sicher", "100 % safe", ["lacks %%"]),
        ("50 % der Mittel", "50 % of the money", []),
        ("<b>Neu</b>", "<b>New", ["lacks </b>"]),
        ('<a href="%(url)s">hier</a>', '<a href="%(url)s">here</a>', []),
        ("Ja", "Yes\n", ["ends its last line differently"]),
        ("Jahr %(n)s", "Year %(n)", ["lacks %(n)"]),
    ],
)
def test_what_is_lost_or_invented_is_named(german: str, english: str, expected: list[str]) -> None:
    assert list(slips(Message(german, english))) == expected


def test_only_the_last_plural_form_must_count() -> None:
    ids = ("%(n)s Ziel für %(who)s", "%(n)s Ziele für %(who)s")
    assert not list(slips(Message(ids, ("One goal for %(who)s", "%(n)s goals for %(who)s"))))
    assert list(slips(Message(ids, ("%(n)s for %(who)s", "Goals for %(who)s")))) == ["lacks %(n)"]


def test_complete_means_every_form_and_no_doubt() -> None:
    assert is_complete(Message("Ja", "Yes"))
    assert not is_complete(Message("Ja", ""))
    assert not is_complete(Message(("Jahr", "Jahre"), ("year", "")))
    assert not is_complete(Message("Ja", "Yes", flags=["fuzzy"]))


def test_copied_means_the_same_words() -> None:
    assert is_copied(Message("Ziel", "Ziel"))
    assert is_copied(Message(("Jahr", "Jahre"), ("year", "Jahre")))
    assert not is_copied(Message("Ziel", "Goal"))
    assert not is_copied(Message("%(n)s / %(m)s", "%(n)s / %(m)s"))
