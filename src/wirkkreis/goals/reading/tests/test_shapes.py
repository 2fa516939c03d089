"""Shapes plans come in, each as small as shows it, and the tree that must come out."""

from textwrap import dedent

import pytest

from wirkkreis.goals.reading import Reading, read
from wirkkreis.goals.reading.tests.invariants import assert_sound

SIGNS = {"guiding": "L", "intermediate": "M", "action": "H"}
THREE = "L1 Offenheit\n  M1.1 Begegnung\n    H1.1.1 Ein Fest\n    H1.1.2 Ein Café\n"

# what it shows, the plan, the tree: sign of the level, number, words; "~" where assumed
SHAPES: tuple[tuple[str, str, str], ...] = (
    (
        "abbreviated with a full stop",
        """\
        Leitz. 1: Offenheit
        Mittlerz. 1.1: Begegnung
        Handlungsz. 1.1.1: Ein Fest
        Handlungsz. 1.1.2: Ein Café
        """,
        THREE,
    ),
    (
        "single letters in company",
        "L1: Offenheit\nM1.1: Begegnung\nH1.1.1: Ein Fest\nH1.1.2: Ein Café\n",
        THREE,
    ),
    (
        "labels in brackets",
        "[LZ 1] Offenheit\n[MZ 1.1] Begegnung\n[HZ 1.1.1] Ein Fest\n[HZ 1.1.2] Ein Café\n",
        THREE,
    ),
    (
        "full-width signs",
        """\
        Ｌeitziel １： Offenheit
        Mittlerziel １．１： Begegnung
        HZ １．１．１ Ein Fest
        HZ 1.1.2 Ein Café
        """,
        THREE,
    ),
    (
        "spaced capitals",
        """\
        L E I T Z I E L  1
        Offenheit
        M I T T L E R Z I E L  1.1
        Begegnung
        HANDLUNGSZIEL 1.1.1
        Ein Fest
        HANDLUNGSZIEL 1.1.2
        Ein Café
        """,
        THREE,
    ),
    (
        "a label divided at the end of its line",
        """\
        Leitziel 1: Offenheit
        Mittlerziel 1.1: Begegnung
        Handlungs-
        ziel 1.1.1: Ein Fest
        Handlungsziel 1.1.2: Ein Café
        """,
        THREE,
    ),
    (
        "numbers alone, and no word about goals",
        "1 Offenheit\n1.1 Begegnung\n1.1.1 Ein Fest\n1.1.2 Ein Café\n",
        THREE,
    ),
    (
        "Roman numbers, letters and figures alone",
        """\
        I. Offenheit
          a) Begegnung
            1. Ein Fest
            2. Ein Café
          b) Wissen
            1. Ein Vortrag
        II. Schutz
          a) Beratung
        """,
        """\
        LI Offenheit
          Ma Begegnung
            H1 Ein Fest
            H2 Ein Café
          Mb Wissen
            H1 Ein Vortrag
        LII Schutz
          Ma Beratung
        """,
    ),
    (
        "headings alone",
        """\
        # Zielplan 2024
        ## Offenheit
        ### Begegnung
        - Ein Fest
        - Ein Café
        ### Wissen
        - Ein Vortrag
        """,
        """\
        L Offenheit
          M Begegnung
            H Ein Fest
            H Ein Café
          M Wissen
            H Ein Vortrag
        """,
    ),
    (
        "small Roman numbers in a list",
        """\
        Mittlerziel 1.1: Begegnung
        Handlungsziele:
        i.) Ein Fest
        ii.) Ein Café
        iii.) Ein Garten
        """,
        "M1.1 Begegnung\n  Hi Ein Fest\n  Hii Ein Café\n  Hiii Ein Garten\n",
    ),
    (
        "a list that goes on after goals further in",
        """\
        Leitziele:
        - Offenheit
          - Mittlerziel: Begegnung
        - Schutz
          - Mittlerziel: Beratung
        """,
        "L Offenheit\n  M Begegnung\nL Schutz\n  M Beratung\n",
    ),
    (
        "a Mittlerziel without its label before a new first Handlungsziel",
        """\
        1. Mittlerziel: Begegnung
        1. Handlungsziel: Ein Fest
        2. Handlungsziel: Ein Café
        2. Die Vereine arbeiten zusammen
        1. Handlungsziel: Ein Runder Tisch
        """,
        """\
        M1 Begegnung
          H1 Ein Fest
          H2 Ein Café
        M2 Die Vereine arbeiten zusammen
          H1 Ein Runder Tisch
        """,
    ),
    (
        "a heading without its label between labelled sisters",
        """\
        ## Mittlerziel: Begegnung
        ### Handlungsziel: Ein Fest
        ### Ein Café
        ### Handlungsziel: Ein Garten
        """,
        "M Begegnung\n  H Ein Fest\n  H Ein Café\n  H Ein Garten\n",
    ),
    (
        "a bullet without its label between labelled sisters",
        """\
        ## Mittlerziel: Begegnung
        * Handlungsziel: Ein Fest
        * Ein Café
        * Handlungsziel: Ein Garten
        """,
        "M Begegnung\n  H Ein Fest\n  H Ein Café\n  H Ein Garten\n",
    ),
    (
        "bullets within a goal are no goals",
        """\
        - Handlungsziel 1: Ein Fest mit
        - Sportvereinen
        - Kulturvereinen
        - Handlungsziel 2: Ein Café
        """,
        "H1 Ein Fest mit | - Sportvereinen | - Kulturvereinen\nH2 Ein Café\n",
    ),
    (
        "a number at the beginning of a wrapped line",
        """\
        Mittlerziel 1.1: Begegnung
        Handlungsziel 1.1.1: Ein Fest gemäß Abschnitt
        1.2 des Leitbildes am
        3. Oktober.
        """,
        "M1.1 Begegnung\n  H1.1.1 Ein Fest gemäß Abschnitt 1.2 des Leitbildes am 3. Oktober.\n",
    ),
    (
        "a heading that goes on on the next page",
        """\
        Leitziel 1: Offenheit
        Mittlerziel 1.1: Begegnung
        Leitziel 1: Offenheit (Fortsetzung)
        Mittlerziel 1.2: Wissen
        """,
        "L1 Offenheit\n  M1.1 Begegnung\n  M1.2 Wissen\n",
    ),
    (
        "the contents repeat the headings",
        """\
        Inhalt
        1. Leitziel: Offenheit
        2. Leitziel: Schutz

        1. Leitziel: Offenheit
        1. Mittlerziel: Begegnung
        2. Leitziel: Schutz
        1. Mittlerziel: Beratung
        """,
        "L1 Offenheit\n  M1 Begegnung\nL2 Schutz\n  M1 Beratung\n",
    ),
    (
        "a running head at the page's foot, within a divided word",
        """\
        PfD Altmoor 2022

        Handlungsziel 1: Der Ausschuss berät über den Jugend-

        PfD Altmoor 2022
        Seite 1 von 2

        fonds.

        PfD Altmoor 2022
        Seite 2 von 2
        """,
        "H1 Der Ausschuss berät über den Jugendfonds.\n",
    ),
    (
        "the level in a column of its own",
        """\
        | Ebene | Nr. | Ziel |
        |---|---|---|
        | Leitziel | 1 | Offenheit |
        | Mittlerziel | 1.1 | Begegnung |
        | Handlungsziel | 1.1.1 | Ein Fest |
        | Handlungsziel | 1.1.2 | Ein Café |
        """,
        THREE,
    ),
    (
        "labels in the first column",
        """\
        | Leitziel 1 | Offenheit |
        |---|---|
        | Mittlerziel 1.1 | Begegnung |
        | Handlungsziel 1.1.1 | Ein Fest |
        | Indikator | 50 Gäste |
        """,
        "L1 Offenheit\n  M1.1 Begegnung\n    H1.1.1 Ein Fest | Indikator: 50 Gäste\n",
    ),
    (
        "rows across the table, and its head repeated",
        """\
        | Leitziel 1: Offenheit | |
        |---|---|
        | Mittlerziel 1.1: Begegnung | |
        | Handlungsziel | Maßnahmen |
        | 1.1.1 Ein Fest | Zelt |
        | Handlungsziel | Maßnahmen |
        | 1.1.2 Ein Café | Raum |
        | Mittlerziel 1.2: Wissen | |
        | Handlungsziel | Maßnahmen |
        | 1.2.1 Ein Vortrag | Saal |
        """,
        """\
        L1 Offenheit
          M1.1 Begegnung
            H1.1.1 Ein Fest | Zelt
            H1.1.2 Ein Café | Raum
          M1.2 Wissen
            H1.2.1 Ein Vortrag | Saal
        """,
    ),
    (
        "a word that labels nothing here stays a word",
        """\
        Leitziel 1: Offenheit
        Mittlerziel 1.1: Begegnung
        Handlungsziele:
        - Ziel 1: Ein Fest
        - Ziel 2: Ein Café
        """,
        "L1 Offenheit\n  M1.1 Begegnung\n    H Ziel 1: Ein Fest\n    H Ziel 2: Ein Café\n",
    ),
)


def tree_of(reading: Reading) -> str:
    """The goals as an indented list; a "|" stands where a goal's text begins a new line."""
    told: list[str] = []
    depths: list[int] = []
    for goal in reading.goals:
        depths.append(0 if goal.parent is None else depths[goal.parent] + 1)
        sign = f"{SIGNS[goal.level]}{goal.number or ''}{'~' if goal.parent_assumed else ''}"
        told.append(f"{'  ' * depths[-1]}{sign} {goal.text.replace(chr(10), ' | ')}\n")
    return "".join(told)


@pytest.mark.parametrize(("plan", "tree"), [row[1:] for row in SHAPES], ids=[s[0] for s in SHAPES])
def test_a_shape_gives_its_tree(plan: str, tree: str) -> None:
    plan = dedent(plan)
    reading = read(plan)
    assert tree_of(reading) == dedent(tree)
    assert_sound(plan, reading)


@pytest.mark.parametrize(
    "paper",
    [
        "Protokoll\n1. Begrüßung\n1.1 Gäste\n1.2 Beschlussfähigkeit\n2. Haushalt\n2.1 Antrag\n",
        "# Kochbuch\n\nWir kochen gern.\n\n## Suppen\n\nSie wärmen.\n\n## Kuchen\n\nEr schmeckt.\n",
        "Einkauf\n1. Brot\n2. Milch\n3. Obst\n",
        "Liebe Gäste,\n\nH 1 liegt links, M 2 rechts. Wir freuen uns.\n",
    ],
)
def test_other_papers_have_no_goals(paper: str) -> None:
    assert read(paper).goals == ()


def test_a_paragraph_behind_a_list_of_bullets_is_nobodys() -> None:
    reading = read(
        "Handlungsziele:\n- Ein Fest wird gefeiert.\n- Ein Café öffnet.\n\n"
        "Bis Ende 2024 werden zehn Vereine beraten.\n"
    )
    assert [goal.text for goal in reading.goals] == ["Ein Fest wird gefeiert.", "Ein Café öffnet."]
    assert [s.target for note in reading.notes for s in note.suggestions] == [10]


@pytest.mark.parametrize(
    ("head", "title", "year"),
    [
        ("# Fortschreibung 2025", "Fortschreibung 2025", 2025),
        ("Zielplan 2024–2026", "Zielplan 2024–2026", 2024),
        ("Ziele 2022/2023", "Ziele 2022/2023", 2022),
        ("Altmoor\nFörderjahr 2023", "Altmoor", 2023),
        ("Altmoor\nStand: 12.12.2019", "Altmoor", None),
        ("Bis 2030 gilt:", None, None),
    ],
)
def test_a_plan_has_its_title_and_year(head: str, title: str | None, year: int | None) -> None:
    reading = read(f"{head}\n\nLeitziel 1: Offenheit\n")
    assert (reading.title, reading.year) == (title, year)


def test_a_forgotten_label_is_told() -> None:
    reading = read("# Leitziel: Offenheit\n# Schutz\n# Leitziel: Wissen\n")
    assert [goal.level for goal in reading.goals] == ["guiding"] * 3
    assert any("Zeile 2" in warning and "Schutz" in warning for warning in reading.warnings)
