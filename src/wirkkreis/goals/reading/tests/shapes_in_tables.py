"""Shapes of plans in tables, each as small as shows it, and the tree that must come out."""

from wirkkreis.goals.reading.tests.shapes import THREE

SHAPES: tuple[tuple[str, str, str], ...] = (
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
        "codes with a letter for the level, and no lines at the sides",
        """\
        Ziel-Nr.|Zielebene|Formulierung|Messgröße
        ---|---|---|---
        L1|Leitziel|Offenheit|
        M1.1|Mittlerziel|Begegnung|
        H1.1.1|Handlungsziel|Ein Fest|
        H1.1.2|Handlungsziel|Ein Café|
        """,
        THREE,
    ),
    (
        "as many indicators in a cell as goals",
        """\
        | Leitziel | Handlungsziele | Indikatoren |
        | Offenheit | 1. Ein Fest<br>2. Ein Café | 50 Gäste<br>12 Termine |
        """,
        "L Offenheit\n  H1 Ein Fest | 50 Gäste\n  H2 Ein Café | 12 Termine\n",
    ),
)
