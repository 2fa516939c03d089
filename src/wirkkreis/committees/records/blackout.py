"""Names that are not public, taken out of texts that become so."""

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Final

from wirkkreis.committees.models import Mandate, Option, Resolution, Subject, Vote
from wirkkreis.committees.seating.composition import Composition

INSTEAD: Final = "[Name nicht öffentlich]"
TITLES: Final = r"(?:Frau|Herrn?|Hr\.|Fr\.)"
SHORTEST: Final = 3
"""Letters of a surname; shorter ones stand in too many other words."""


class Blackout:
    """Takes names out of texts: whole ones, and surnames behind "Frau" or "Herr".

    It finds what is written as the name is known; whoever publishes still has to read the text.
    """

    def __init__(self, names: Iterable[str]) -> None:
        found = sorted({name.strip() for name in names if name.strip()}, key=len, reverse=True)
        self._pattern = re.compile("|".join(_ways(found)), re.IGNORECASE) if found else None

    def over(self, text: str) -> str:
        """The text without the names."""
        return self._pattern.sub(INSTEAD, text) if self._pattern else text


def for_resolutions(resolutions: Collection[Resolution]) -> Mapping[int, Blackout]:
    """By body: hides whoever sat in it at any time, or stood for election in one of these, and did
    not agree that her name is public: two queries.
    """
    bodies = {row.committee_id for row in resolutions}
    hidden: dict[int, set[str]] = {pk: set() for pk in bodies}
    public: dict[int, set[str]] = {pk: set() for pk in bodies}
    held = Mandate.objects.filter(seat__committee__in=bodies, person__isnull=False)
    for pk, name, agreed in held.values_list(
        "seat__committee", "person__name", "name_public_since"
    ):
        (public if agreed else hidden)[pk].add(name)
    stood = Option.objects.filter(vote__resolution__in=resolutions, vote__subject=Subject.ELECTION)
    for pk, name in stood.values_list("vote__resolution__committee", "label"):
        hidden[pk].add(name)
    return {pk: Blackout(hidden[pk] - public[pk]) for pk in bodies}


def names_in(made_up: Composition) -> tuple[set[str], set[str]]:
    """The names of all who sit there, and of those who agreed that theirs is public."""
    held = [one for row in made_up.rows for one in (row.member, row.substitute) if one]
    return {one.name for one in held}, {one.public_name for one in held if one.public_name}


def candidates(votes: Iterable[Vote]) -> set[str]:
    """Who stood for election: people, who may be no members."""
    return {
        option.label
        for vote in votes
        if vote.subject == Subject.ELECTION
        for option in vote.options.all()
    }


def _ways(names: Iterable[str]) -> Iterable[str]:
    """How a name may be written."""
    for name in names:
        spelled = r"\s+".join(re.escape(part) for part in name.split())
        yield rf"\b{spelled}\b"
    for name in names:
        surname = name.split()[-1]
        if len(surname) >= SHORTEST:
            yield rf"\b{TITLES}\s+(?:Dr\.\s+)?{re.escape(surname)}\b"


NOTHING_HIDDEN: Final = Blackout(())
