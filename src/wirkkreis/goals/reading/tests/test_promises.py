"""What is a promise and what only looks like one."""

from itertools import pairwise

import pytest

from wirkkreis.goals.reading.matching import HOUSE, Source
from wirkkreis.goals.reading.model import Suggestion, Term
from wirkkreis.goals.reading.promises import promises


def _promised(text: str, year: int | None = 2019) -> list[Suggestion]:
    return [suggestion for _, suggestion in promises(text, year)]


@pytest.mark.parametrize(
    ("text", "kind", "target", "quote"),
    [
        ("Der Ausschuss tagt mind. 3x / Jahr.", "count", 3, "mind. 3x / Jahr"),
        ("Der Ausschuss tagt viermal im Jahr.", "count", 4, "viermal im Jahr"),
        ("Der Ausschuss tagt zweimal jährlich.", "count", 2, "zweimal jährlich"),
        ("Es gibt Workshops, mindestens zwei.", "count", 2, "mindestens zwei"),
        ("Der Stammtisch findet vierteljährlich statt.", "count", 4, "vierteljährlich"),
        ("Ein monatliches Treffen wird angeboten.", "count", 12, "monatliches"),
        ("Das Café öffnet wöchentlich.", "count", 52, "wöchentlich"),
        ("Das Netzwerk trifft sich alle zwei Monate.", "count", 6, "alle zwei Monate"),
        ("Das Netzwerk trifft sich alle 3 Monate.", "count", 4, "alle 3 Monate"),
        ("Jährlich werden 5 Projekte gefördert.", "count", 5, "Jährlich werden 5 Projekte"),
        (
            "Pro Jahr finden mindestens drei Fachtage statt.",
            "count",
            3,
            "Pro Jahr finden mindestens drei Fachtage",
        ),
        ("Es werden drei neue Bündnisse gegründet.", "count", 3, "drei neue Bündnisse"),
        ("Zehn Vereine beteiligen sich.", "count", 10, "Zehn Vereine"),
        ("Gefördert werden 10-15 Projekte.", "count", 10, "10-15 Projekte"),
        ("Gefördert werden zwei bis drei Projekte.", "count", 2, "zwei bis drei Projekte"),
        (
            "Mindestens eine Veranstaltung widmet sich dem Thema.",
            "count",
            1,
            "Mindestens eine Veranstaltung",
        ),
        ("Der Anteil steigt auf mindestens 5 %.", "count", 5, "mindestens 5 %"),
        ("Das Fest hat ca. 50 Teilnehmende.", "people", 50, "ca. 50 Teilnehmende"),
        ("Es werden 20 Lehrkräfte geschult.", "people", 20, "20 Lehrkräfte"),
        ("Erreicht werden 1.200 Schülerinnen und Schüler.", "people", 1200, "1.200 Schülerinnen"),
        (
            "Im Ausschuss wirken 2 jugendliche Vertreter mit.",
            "people",
            2,
            "2 jugendliche Vertreter",
        ),
        (
            "Konferenzen finden in möglichst vielen der 11 Gemeinden statt.",
            "coverage",
            11,
            "in möglichst vielen der 11 Gemeinden",
        ),
        (
            "Projekte laufen in mindestens fünf Kommunen.",
            "coverage",
            5,
            "in mindestens fünf Kommunen",
        ),
        ("Projekte laufen in 5 von 11 Gemeinden.", "coverage", 5, "in 5 von 11 Gemeinden"),
        ("In allen 9 Städten gibt es Ansprechpersonen.", "coverage", 9, "In allen 9 Städten"),
        ("Der Rat tagt drei Mal pro Jahr.", "count", 3, "drei Mal pro Jahr"),
        ("Der Rat tagt fünf- bis sechsmal im Jahr.", "count", 5, "fünf- bis sechsmal im Jahr"),
        ("Der Rat tagt 4–6 mal im Jahr.", "count", 4, "4–6 mal im Jahr"),
        ("Der Rat trifft sich alle 14 Tage.", "count", 26, "alle 14 Tage"),
        ("Das Café öffnet jeden Dienstag.", "count", 52, "jeden Dienstag"),
        ("Das Café öffnet zweimal die Woche.", "count", 104, "zweimal die Woche"),
        (
            "Das Café öffnet an jedem ersten Mittwoch im Monat.",
            "count",
            12,
            "jedem ersten Mittwoch im Monat",
        ),
        (
            "Pro Halbjahr finden zwei Treffen statt.",
            "count",
            4,
            "Pro Halbjahr finden zwei Treffen",
        ),
        ("Pro Jahr erscheint ein Rundbrief.", "count", 1, "Pro Jahr"),
        ("Es wird ein bis zwei Fachtage geben.", "count", 1, "ein bis zwei Fachtage"),
        ("Es gibt zwischen 3 und 5 Feste.", "count", 3, "zwischen 3 und 5 Feste"),
        (
            "Es gibt mindestens 2 und höchstens 4 Feste.",
            "count",
            2,
            "mindestens 2 und höchstens 4 Feste",
        ),
        ("Siebenunddreißig Vereine sind dabei.", "count", 37, "Siebenunddreißig Vereine"),
        ("Mindestens 3 der 5 Schulen sind dabei.", "count", 3, "Mindestens 3 der 5 Schulen"),
        ("Es werden 2 Ansprechpartner benannt.", "people", 2, "2 Ansprechpartner"),
        ("Mindestens 8 der 11 Orte sind dabei.", "coverage", 8, "Mindestens 8 der 11 Orte"),
        ("Alle 11 Gemeinden machen mit.", "coverage", 11, "Alle 11 Gemeinden"),
        (
            "Möglichst viele der 11 Gemeinden machen mit.",
            "coverage",
            11,
            "Möglichst viele der 11 Gemeinden",
        ),
        (
            "In der Hälfte der 11 Gemeinden gibt es Feste.",
            "coverage",
            6,
            "In der Hälfte der 11 Gemeinden",
        ),
        ("Jede der 11 Gemeinden macht mit.", "coverage", 11, "Jede der 11 Gemeinden"),
        ("Zwei Drittel der 11 Orte machen mit.", "coverage", 8, "Zwei Drittel der 11 Orte"),
        ("Ein Drittel der Vereine macht mit.", "count", 33, "Ein Drittel"),
        ("Mindestens die Hälfte der Sitze hat die Jugend.", "count", 50, "Mindestens die Hälfte"),
        ("Mind. 75% der Gäste kommen wieder.", "count", 75, "Mind. 75%"),
        ("Ca. 100 Jugendliche machen mit.", "people", 100, "Ca. 100 Jugendliche"),
        ("Der Rat tagt min. zwei mal pro Jahr.", "count", 2, "min. zwei mal pro Jahr"),
        ("Der Rat tagt ein- bis zweimal.", "count", 1, "ein- bis zweimal"),
        ("Der Rat tagt dreimal.", "count", 3, "dreimal"),
        ("Der Rat trifft sich alle 6–8 Wochen.", "count", 6, "alle 6–8 Wochen"),
        ("Es gibt 1–2 Feste p.a.", "count", 1, "1–2 Feste p.a."),
        ("Es gibt mind. 1 Fest/Jahr.", "count", 1, "mind. 1 Fest/Jahr"),
        ("Erreicht werden mindestens 2 000 Menschen.", "people", 2000, "mindestens 2 000 Menschen"),
        ("Die Zahl der Patenschaften steigt auf 25.", "count", 25, "25"),
        ("Anzahl der Gäste: mind. 50", "people", 50, "mind. 50"),
        (
            "Das Netzwerk, das 2012 gegründet wurde, tagt viermal im Jahr.",
            "count",
            4,
            "viermal im Jahr",
        ),
    ],
)
def test_an_amount_is_found(text: str, kind: str, target: float, quote: str) -> None:
    assert [(s.kind, s.target, s.quote) for s in _promised(text)] == [(kind, target, quote)]


@pytest.mark.parametrize(
    ("text", "starts", "due"),
    [
        ("Am 20.02. 2019 findet die Konferenz statt.", "2019-02-20", "2019-02-20"),
        ("Am 3. Mai findet das Fest statt.", "2019-05-03", "2019-05-03"),
        ("Im September 2019 findet die Woche statt.", "2019-09-01", "2019-09-30"),
        ("Im September findet die Woche statt.", "2019-09-01", "2019-09-30"),
        ("Ab Juni 2019 öffnet das Café.", "2019-06-01", None),
        ("Ab 2020 gibt es einen Jugendfonds.", "2020-01-01", None),
        ("Bis Ende 2025 besteht ein Netzwerk.", None, "2025-12-31"),
        ("Bis 2027 besteht ein Netzwerk.", None, "2027-12-31"),
        ("Bis zum 30.06.2020 liegt ein Konzept vor.", None, "2020-06-30"),
        ("Bis Ende März liegt ein Konzept vor.", None, "2019-03-31"),
        ("Bis Mitte 2020 liegt ein Konzept vor.", None, "2020-06-30"),
        ("Bis zum Jahresende liegt ein Konzept vor.", None, "2019-12-31"),
        ("Im 2. Quartal wird das Projekt ausgewertet.", "2019-04-01", "2019-06-30"),
        ("Im IV. Quartal 2020 wird das Projekt ausgewertet.", "2020-10-01", "2020-12-31"),
        ("Im zweiten Halbjahr wird das Projekt ausgewertet.", "2019-07-01", "2019-12-31"),
        ("In der ersten Jahreshälfte 2020 wird es ausgewertet.", "2020-01-01", "2020-06-30"),
        ("Bis zum Ende des 3. Quartals wird es ausgewertet.", None, "2019-09-30"),
        ("Vom 3. bis 5. Mai 2019 findet das Camp statt.", "2019-05-03", "2019-05-05"),
        ("Von März bis Juni 2019 läuft die Ausstellung.", "2019-03-01", "2019-06-30"),
        ("Die Schwerpunkte werden 2019 veröffentlicht.", "2019-01-01", "2019-12-31"),
        ("Im Laufe des Jahres 2020 entsteht ein Leitbild.", "2020-01-01", "2020-12-31"),
        ("Am 2019-05-03 findet das Fest statt.", "2019-05-03", "2019-05-03"),
        ("In KW 38 findet das Fest statt.", "2019-09-16", "2019-09-22"),
        ("In der 38. Kalenderwoche 2020 findet es statt.", "2020-09-14", "2020-09-20"),
        ("Ab dem Schuljahr 2019/20 gibt es eine AG.", "2019-08-01", None),
        ("Im Schuljahr 2019/2020 gibt es eine AG.", "2019-08-01", "2020-07-31"),
        ("Anfang März findet das Fest statt.", "2019-03-01", "2019-03-10"),
        ("Mitte März findet das Fest statt.", "2019-03-11", "2019-03-20"),
        ("Ende März findet das Fest statt.", "2019-03-21", "2019-03-31"),
        ("Bis Jahresmitte liegt der Bericht vor.", None, "2019-06-30"),
        ("Zum Jahresende 2020 liegt der Bericht vor.", "2020-12-31", "2020-12-31"),
        ("Das Projekt läuft von 2019 bis 2021.", "2019-01-01", "2021-12-31"),
        ("Innerhalb von zwei Jahren entsteht es.", "2019-01-01", "2020-12-31"),
        ("Spätestens im Mai 2020 liegt der Bericht vor.", None, "2020-05-31"),
        ("Vom 15. bis 28.03.2019 läuft die Ausstellung.", "2019-03-15", "2019-03-28"),
        ("Schwerpunkte werden entwickelt und 2019 veröffentlicht.", "2019-01-01", "2019-12-31"),
    ],
)
def test_a_time_is_a_milestone(text: str, starts: str | None, due: str | None) -> None:
    (found,) = [suggestion.as_json() for suggestion in _promised(text)]
    assert (found["kind"], found["starts"], found["due"]) == ("milestone", starts, due)


@pytest.mark.parametrize(
    "text",
    [
        "Jugendliche von 12 bis 27 Jahren werden erreicht.",
        "Teilnehmen können Menschen ab 14 Jahren.",
        "12- bis 18-Jährige gestalten das Fest.",
        "Nach § 8 SGB VIII und Artikel 3 Grundgesetz wird beraten.",
        "Auskunft gibt Frau Muster, Tel. 03464 535-3431.",
        "Die Fachstelle sitzt in 06526 Sangerhausen, Haus 2.",
        "Dies dient Leitziel 2 und Mittlerziel 2.1.",
        "Das Programm läuft seit 2015.",
        "Grundlage ist der Beschluss vom 12.03.2019.",
        "Das Bündnis besteht seit dem 1. Mai 2017.",
        "Die Interkulturelle Woche 2019 wird unterstützt.",
        "Im Jahr 2018 fanden 5 Workshops statt.",
        "Gefördert wird mit bis zu 5.000 Euro.",
        "Die Beratung dauert 2 Stunden.",
        "Auf drei Ebenen wird gearbeitet.",
        "Z1 Beteiligung wird gestärkt.",
        "Die drei Handlungsfelder ergänzen sich.",
        "Der 9. November 1938 mahnt.",
        "Eine Veranstaltung bringt Menschen zusammen.",
        "Die langjährigen und minderjährigen Engagierten werden regelmäßig beraten.",
        "Der Austausch zwischen zwei Gruppen wird gefördert.",
        "Vertreter der 11 Gemeinden wirken mit.",
        "Geöffnet ist von 9 bis 16 Uhr.",
        "Am 31.02.2019 ist nichts.",
        "In KW 54 ist nichts.",
        "In den letzten drei Jahren entstand ein Netzwerk.",
        "Im Programm 2020 bis 2024 wird gearbeitet.",
        "Der Fonds verfügt über 10.000 € jährlich.",
        "Der Landkreis hat 140.000 Einwohner.",
        "Rund um die Uhr, 24/7, wird geholfen.",
        "Die Agenda 2030 und die Resolution 1325 gelten.",
        "2015/2016 gab es 3 Vorfälle.",
        "Begründung: Die Analyse zeigt 34 Straftaten.",
        "- Ressourcen: 2 Räume",
        "Im Jahr 2019 wurden 5 Workshops durchgeführt.",
        "Im Landkreis leben 132.000 Menschen.",
        "Die Partnerschaft umfasst 3 Städte und 8 Gemeinden.",
    ],
)
def test_this_is_no_promise(text: str) -> None:
    assert _promised(text) == []


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Im Mai ist die interkulturelle Woche.", "Interkulturelle Woche"),
        (
            "Im Mai wird dies in der interkulturellen Woche sowie dem Jahrmarkt umgesetzt.",
            "Interkulturelle Woche und Jahrmarkt",
        ),
        (
            "Das Projekt Mut – der Film soll im Mai evaluiert und an allen Orten gezeigt werden.",
            "Projekt evaluiert",
        ),
        (
            "Dazu werden 2019 unter Beteiligung des Rates Ziele entwickelt und veröffentlicht.",
            "Ziele entwickelt und veröffentlicht",
        ),
        ("Bis Ende 2020 liegt ein Leitfaden vor.", "Leitfaden"),
        ("Das Amt erstellt bis Mai einen Bericht.", "Bericht"),
        ("Bis Mai ist die Website online.", "Website"),
        ("Ab Mai steht eine mehrsprachige Seite zur Verfügung.", "Mehrsprachige Seite"),
        ("Q3/2019: Start der Kampagne", "Start der Kampagne"),
        ("Eröffnung des Cafés im Mai", "Eröffnung des Cafés"),
        ("Ein Café ab Mai", "Café"),
        ("Im Mai findet ein Fachtag zum Thema Teilhabe statt.", "Fachtag"),
        ("Die Beratungsstelle ist ab Mai geöffnet.", "Beratungsstelle geöffnet"),
        ("Der Rundbrief erscheint vierteljährlich.", "Rundbrief pro Jahr"),
        ("Ab 2019 wird jährlich ein Preis verliehen.", "Preis pro Jahr"),
        ("Der Ausschuss tagt nach Bedarf (mind. 3x / Jahr).", "Sitzungen pro Jahr"),
        ("Es gibt Vernetzung (3 Workshops) und Lesungen (mind. 2).", "Workshops|Lesungen"),
        ("Pro Jahr zwei Kurse und ein Fachtag.", "Kurse pro Jahr|Fachtag pro Jahr"),
        ("Jährlich gibt es einen Fachtag und drei Kurse.", "Fachtag pro Jahr|Kurse pro Jahr"),
        ("Es gibt mindestens 2 Kurse und 1 Fest pro Jahr.", "Kurse pro Jahr|Fest pro Jahr"),
        ("Es gibt 3 Kurse mit je 20 Lehrkräften.", "Kurse|Lehrkräfte"),
        ("Es kommen 20 Personen je Termin.", "Personen je Termin"),
        ("Anzahl der Teilnehmenden (mind. 25 pro Treffen)", "Teilnehmenden je Treffen"),
        ("Mindestens 30 % der Schulen sind dabei.", "% der Schulen"),
        ("Der Rat kommt viermal jährlich zusammen.", "Treffen pro Jahr"),
        ("Es kommen 200 Schülerinnen und Schüler.", "Schülerinnen und Schüler"),
        ("Eröffnung: 1. Mai 2019, 14 Uhr", "Eröffnung"),
        ("Im Frühjahr und im Herbst findet ein Fest statt.", "Fest|Fest"),
        ("Bis 15. Mai reichen Träger ihre Anträge ein.", "Träger"),
        ("Es kommen 50 Ehrenamtliche mit 20 Gästen.", "Ehrenamtliche|Gäste"),
    ],
)
def test_a_unit_says_what_is_counted_or_reached(text: str, unit: str) -> None:
    assert "|".join(suggestion.unit for suggestion in _promised(text)) == unit


def test_what_is_promised_for_each_of_several_has_no_source_that_sums() -> None:
    kurse, gaeste = _promised("Es gibt 3 Kurse mit je 20 Gästen.")
    assert (kurse.source, gaeste.source) == ("events.held", None)
    assert "jedes Mal" in gaeste.assumed[0]


def test_the_time_of_a_goal_holds_for_what_it_promises() -> None:
    (found,) = _promised("Es finden 4 Feste statt.\nZeitraum: bis 30.06.2020")
    assert (found.kind, found.target, str(found.due)) == ("count", 4, "2020-06-30")
    assert found.assumed == ("Zeit aus „Zeitraum: bis 30.06.2020“",)


def test_a_deadline_is_an_end_and_no_beginning() -> None:
    (found,) = _promised("Einen Beirat gründen\n– Frist: 31.12.2019")
    assert (found.unit, found.starts, str(found.due)) == (
        "Beirat gründen",
        None,
        "2019-12-31",
    )


def test_a_time_alone_is_the_milestone_of_its_goal() -> None:
    (found,) = _promised("Jugendforum gründen\nbis 30.06.2020")
    assert (found.kind, found.unit, found.quote) == (
        "milestone",
        "Jugendforum gründen",
        "bis 30.06.2020",
    )


def test_a_plan_of_several_years_says_which_of_them_a_time_without_year_takes() -> None:
    ((_, found),) = promises("Im Mai findet ein Fest statt.", Term(2025, 2029))
    assert (str(found.starts), "erste Jahr des Plans 2025–2029" in found.assumed[0]) == (
        "2025-05-01",
        True,
    )


def test_two_times_in_a_sentence_each_keep_their_own_words() -> None:
    first, second = _promised(
        "Im Mai 2019 findet ein Fest statt und bis Oktober 2019 liegt ein Bericht vor."
    )
    assert first.quote == "Im Mai 2019 findet ein Fest statt"
    assert second.quote == "bis Oktober 2019 liegt ein Bericht vor."


def test_a_count_takes_the_time_of_its_sentence_and_no_milestone_is_added() -> None:
    (found,) = _promised("Bis Ende 2020 finden mindestens vier Workshops statt.")
    assert (found.kind, found.target, str(found.due)) == ("count", 4, "2020-12-31")


def test_an_event_with_guests_is_a_milestone_and_people() -> None:
    assert [
        s.kind for s in _promised("Am 20.02.2019 findet die Konferenz mit ca. 50 Gästen statt.")
    ] == ["milestone", "people"]


def test_without_a_year_in_the_plan_a_time_has_no_date_but_says_so() -> None:
    (found,) = _promised("Im 2. Quartal findet ein Fachtag statt.", None)
    assert found.starts is found.due is None
    assert "Jahr" in found.assumed[0]


def test_loose_text_counts_only_what_is_announced() -> None:
    told = "Am 12.03.2019 wurden 30 Gäste begrüßt. Im Mai 2019 soll ein Fachtag folgen."
    assert [s.quote for _, s in promises(told, 2019, loose=True)] == [
        "Im Mai 2019 soll ein Fachtag folgen."
    ]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Es finden 3 Workshops statt.", "events.held"),
        ("Es finden 3 Sitzungen statt.", "diary.entries"),
        ("Es werden 40 Beratungsstunden geleistet.", "diary.hours"),
        ("Es werden 40 Stundenkontingente vergeben.", None),
        ("Es nehmen 50 Personen teil.", "events.participants"),
        ("Es werden 5 Vereine gewonnen.", "diary.organisations"),
        ("Es gibt Angebote in 5 Gemeinden.", "events.municipalities"),
        ("Im Ausschuss sitzen 2 Vertreter.", "goals.observed"),
        ("Der Anteil steigt auf 30 %.", "goals.observed"),
        ("Es werden 4 Leitfäden gedruckt.", None),
    ],
)
def test_a_promise_is_matched_to_a_source_only_where_one_fits(
    text: str, source: str | None
) -> None:
    assert [suggestion.source for suggestion in _promised(text)] == [source]


def test_only_sources_that_are_offered_are_named() -> None:
    offered = [source for source in HOUSE if source.name != "events.participants"]
    ((_, found),) = promises("Es nehmen 50 Personen teil.", 2019, offered)
    assert found.source is None
    ((_, other),) = promises(
        "Es nehmen 50 Personen teil.", 2019, [Source("events.guests", frozenset({"people"}))]
    )
    assert other.source == "events.guests"


def test_quotes_stand_where_they_are_said_to_stand() -> None:
    text = (
        "Es gibt z. B. 3 Feste. Im Mai 2019 tagt der Rat mit ca. 20 Gästen. Bis 2020 "
        "entstehen 2 Treffs."
    )
    found = promises(text, 2019)
    assert all(text[place:].startswith(suggestion.quote) for place, suggestion in found)
    assert all(before[0] <= after[0] for before, after in pairwise(found))
