"""A suggested indicator gets a name that can stand as a heading."""

import pytest

from wirkkreis.goals.reading import read
from wirkkreis.goals.reviewing.document import opened
from wirkkreis.goals.reviewing.naming import LONGEST, name_for
from wirkkreis.testing.year_2017 import TEXT

YEAR = ("2017-01-01", "2017-12-31")


def named(kind, unit, starts=None, due=None, period="whole", quote=""):
    return name_for(kind=kind, unit=unit, period=period, starts=starts, due=due, quote=quote)


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("Sitzungen pro Jahr", ("count", "Sitzungen", None, None, "year")),
        ("Sitzungen pro Vierteljahr", ("count", "Sitzungen", *YEAR, "quarter")),
        ("Projekte", ("count", "Projekte")),
        (
            "Demokratiekonferenz im 1. Halbjahr 2017",
            ("milestone", "Demokratiekonferenz", "2017-01-01", "2017-06-30"),
        ),
        ("Fachtag im 2. Quartal 2017", ("milestone", "Fachtag", "2017-04-01", "2017-06-30")),
        ("Fachtag im 4. Quartal 2017", ("milestone", "Fachtag", "2017-10-01", "2017-12-31")),
        ("Feste im 2. Halbjahr 2017", ("count", "Feste", "2017-07-01", "2017-12-31")),
        ("Feste im Februar 2024", ("count", "Feste", "2024-02-01", "2024-02-29")),
        ("Leitfaden im Jahr 2017", ("milestone", "Leitfaden", *YEAR)),
        ("Konferenz am 20. Februar 2017", ("milestone", "Konferenz", "2017-02-20", "2017-02-20")),
        ("Begegnungscafé ab Juni 2017", ("milestone", "Begegnungscafé", "2017-06-01")),
        ("Begegnungscafé ab 12. Juni 2017", ("milestone", "Begegnungscafé", "2017-06-12")),
        ("Leitfaden bis Ende 2025", ("milestone", "Leitfaden", None, "2025-12-31")),
        ("Leitfaden bis 30. Juni 2025", ("milestone", "Leitfaden", None, "2025-06-30")),
        (
            "Feste vom 1. Mai 2017 bis 31. August 2017",
            ("count", "Feste", "2017-05-01", "2017-08-31"),
        ),
        ("Erreichte Gemeinden", ("coverage", "Gemeinden")),
        ("Teilnehmende", ("people", "Teilnehmer")),
        ("Teilnehmende", ("people", "Teilnehmern")),
        (
            "Jugendliche Vertreter",
            ("people", "Vertreter", None, None, "whole", "2 jugendliche Vertreter"),
        ),
        ("Umgesetzt im 2. Quartal 2017", ("milestone", "", "2017-04-01", "2017-06-30")),
        ("Wie oft es stattfand", ("count", "besuchen")),
        ("Erreichte Orte", ("coverage", "")),
        ("Erreichte Menschen", ("people", "50")),
    ],
)
def test_a_name_says_what_is_counted_and_when(name, given):
    assert named(*given) == name


def test_a_name_is_german_and_never_too_long():
    assert len(named("count", "A" + "b" * 300)) <= LONGEST


def test_no_name_of_the_plan_of_2017_is_a_bare_quote_or_verb():
    suggestions = list(opened(read(TEXT.read_text(encoding="utf-8")).as_json()).suggestions)
    names = [found.name for found in suggestions]
    assert "Sitzungen pro Jahr" in names
    assert any(name.endswith(" im 1. Halbjahr 2017") for name in names), names
    assert all(name[0].isupper() and len(name) < 60 for name in names), names
    assert all(found.quote for found in suggestions)
