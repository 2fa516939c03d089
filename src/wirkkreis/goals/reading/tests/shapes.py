"""Shapes of plans in lines, each as small as shows it, and the tree that must come out."""

THREE = "L1 Offenheit\n  M1.1 Begegnung\n    H1.1.1 Ein Fest\n    H1.1.2 Ein Café\n"

# What it shows, the plan, the tree: sign of the level, number, words; "~" where assumed
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
        "letters and numbers without a full stop before the label",
        """\
        A. Leitziel
        Offenheit
        A.1 Mittlerziel
        Begegnung
        a) Handlungsziel: Ein Fest
        b) Ein Café
        c) Handlungsziel: Ein Garten
        2 Leitziel
        Schutz
        """,
        """\
        LA Offenheit
          MA.1 Begegnung
            Ha Ein Fest
            Hb Ein Café
            Hc Ein Garten
        L2 Schutz
        """,
    ),
    (
        "letters with numbers, and words that explain the label",
        """\
        Leitziel (Vision): Offenheit
        Mittlerziel A: Begegnung
        Handlungsziel A1: Ein Fest
        Handlungsziel A2 (bis Mai): Ein Café
        Mittlerziel B: Wissen
        Handlungsziel B1: Ein Vortrag
        """,
        """\
        L (Vision) Offenheit
          MA Begegnung
            HA1 Ein Fest
            HA2 (bis Mai) Ein Café
          MB Wissen
            HB1 Ein Vortrag
        """,
    ),
    (
        "a heading above several levels, and levels explained in brackets",
        """\
        Leitziel (Programmebene)
        Offenheit wächst.

        Mittlerziele / Handlungsziele

        MZ 1: Begegnung
        HZ 1.1: Ein Fest
        """,
        "L (Programmebene) Offenheit wächst.\n  M1 Begegnung\n    H1.1 Ein Fest\n",
    ),
    (
        "a short title above the goal's text",
        """\
        Leitziel 1: Demokratie
        Die Menschen im Landkreis gestalten ihr Zusammenleben selbst.

        Handlungsziel 1.1: Bildung
        Zwei Fahrten.

        Begründung: Es gab 34 Anfragen.
        """,
        """\
        L1 Demokratie | Die Menschen im Landkreis gestalten ihr Zusammenleben selbst.
          H1.1 Bildung | Zwei Fahrten. | Begründung: Es gab 34 Anfragen.
        """,
    ),
    (
        "words set in italics",
        "1. **Leitziel:** *Offenheit wächst*.\n\n- **Handlungsziel 1.1:** _Ein Fest_\n",
        "L1 Offenheit wächst.\n  H1.1 Ein Fest\n",
    ),
    (
        "sentences that introduce the goals below",
        """\
        Unsere Leitziele lauten:
        1. Offenheit
        2. Schutz

        Für das Leitziel 1 gelten folgende Mittlerziele:
        1.1 Begegnung

        Zur Erreichung des Mittlerziels 1.1 werden folgende Handlungsziele verfolgt:
        a) Ein Fest
        b) Ein Café

        Dem Leitziel 2 dienen diese Handlungsziele:
        a) Eine Beratung
        """,
        """\
        L1 Offenheit
        L2 Schutz
          M1.1 Begegnung
            Ha Ein Fest
            Hb Ein Café
          Ha Eine Beratung
        """,
    ),
    (
        "goals that begin with a small letter",
        """\
        Leitziel 1 Offenheit
        Mittlerziel 1.1 politische Bildung, wie es auch
        Leitziel 1 und das Leitbild sagen
        Handlungsziel 1.1.1 an allen Schulen ein Fest
        """,
        """\
        L1 Offenheit
          M1.1 politische Bildung, wie es auch Leitziel 1 und das Leitbild sagen
            H1.1.1 an allen Schulen ein Fest
        """,
    ),
    (
        "numbered indicators and measures of a goal",
        """\
        Handlungsziel 1
        Ein Forum
        Indikator 1: mind. 10 Mitglieder
        Maßnahme 1: Werbung
        Handlungsziel 2
        Ein Fest
        """,
        "H1 Ein Forum | Indikator 1: mind. 10 Mitglieder | Maßnahme 1: Werbung\nH2 Ein Fest\n",
    ),
    (
        "leftovers of a web page",
        """\
        <p><strong>Leitziel 1:</strong> Offenheit&nbsp;&amp; Mut<br></p>
        <ul><li><b>Handlungsziel 1.1:</b> Ein Caf&eacute;</li>
        <li><a href="x">Handlungsziel 1.2:</a> Ein Fest</li></ul>
        """,
        "L1 Offenheit\xa0& Mut\n  H1.1 Ein Café\n  H1.2 Ein Fest\n",
    ),
    (
        "the same wrapped words in several goals are no running head",
        """\
        Leitziel 1
        Die Vereine und
        verbände laden ein.
        Leitziel 2
        Die Vereine und
        verbände laden ein.
        Leitziel 3
        Die Vereine und
        verbände laden ein.
        """,
        "".join(f"L{n} Die Vereine und verbände laden ein.\n" for n in (1, 2, 3)),
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
