"""The federal goal categories, by programme year: the second axis of every goal, kept as data.

The set of 2025 as partnerships print it (the outcome goals of the federal programme, in our own
words). The last two stand there without a number, so they carry a letter.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from wirkkreis.languages.said import Said, choose


@dataclass(frozen=True)
class Category:
    """One category: its code ("2.3") and its text in German and English."""

    code: str
    texts: Mapping[str, str]

    @property
    def text(self) -> Said:
        """The text in the page's language."""
        return choose(self.texts)

    @property
    def is_group(self) -> bool:
        """Whether it stands for the ones below it."""
        return "." not in self.code

    @property
    def label(self) -> str:
        """Code and text, as lists show it."""
        return f"{self.code} {self.text}"


def _category(code: str, de: str, en: str) -> Category:
    return Category(code, {"de": de, "en": en})


BY_YEAR: Final[Mapping[int, Sequence[Category]]] = {
    2025: (
        _category("1", "Mit den Zielgruppen beteiligen", "Taking part with the target groups"),
        _category("1.1", "Sie sind offen für Beteiligung.", "They are open to taking part."),
        _category(
            "1.2",
            "Sie wissen, wie sie sich beteiligen können.",
            "They know how they can take part.",
        ),
        _category(
            "1.3",
            "Sie haben gute Erfahrungen mit Beteiligung gemacht.",
            "They have had good experiences of taking part.",
        ),
        _category(
            "1.4",
            "Sie können verhandeln und ihre Anliegen vertreten.",
            "They are able to negotiate and to speak for their concerns.",
        ),
        _category("2", "Unterstützende und Verbündete", "Supporters and allies"),
        _category(
            "2.1", "Alle wichtigen Akteure sind informiert.", "All relevant actors are informed."
        ),
        _category(
            "2.2",
            "Es machen mehr Menschen regelmäßig mit.",
            "More people take part regularly.",
        ),
        _category("2.3", "Die Mitwirkenden werden vielfältiger.", "Those involved grow diverse."),
        _category(
            "2.4",
            "Sie treten öffentlich für demokratische Werte ein.",
            "They stand up for democratic values in public.",
        ),
        _category(
            "2.5",
            "Sie wissen, was es heißt, Widersprüche auszuhalten.",
            "They know what it means to bear contradictions.",
        ),
        _category("3", "Handlungssicherheit", "Certainty of action"),
        _category("3.1", "Sie kennen die Lage vor Ort.", "They know the local situation."),
        _category("3.2", "Sie kennen Wege, zu handeln.", "They know approaches to act."),
        _category(
            "3.3",
            "Sie entscheiden nach Bedarf und Möglichkeiten.",
            "They decide by need and resources.",
        ),
        _category("3.4", "Sie passen ihre Strategie an.", "They adapt their strategy."),
        _category(
            "3.5",
            "Sie können Gespräche führen und Konflikte austragen.",
            "They have skills in dialogue and conflict.",
        ),
        _category(
            "4", "Demokratieskepsis offen begegnen", "Meeting scepticism of democracy openly"
        ),
        _category("4.1", "Sie finden passende Formate.", "They find suitable formats."),
        _category("4.2", "Sie beteiligen sich an Debatten.", "They take part in the discourse."),
        _category("K", "Konfliktkompetenz", "Conflict competence"),
        _category(
            "S",
            "Schutzkonzepte für gefährdete Gruppen und Aktive",
            "Protection concepts for endangered groups and actors",
        ),
    ),
}


def categories_of(year: int) -> Sequence[Category]:
    """The set that holds in a programme year: the newest up to it, none before the first."""
    known = [since for since in BY_YEAR if since <= year]
    return BY_YEAR[max(known)] if known else ()
