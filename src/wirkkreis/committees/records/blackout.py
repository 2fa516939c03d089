"""Names that are not public, taken out of texts that become so."""

import re
from collections.abc import Iterable
from typing import Final

from wirkkreis.committees.models import Resolution, Subject, Vote
from wirkkreis.committees.seating.composition import Composition, composition

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


def for_resolution(resolution: Resolution) -> Blackout:
    """Hides whoever sat in the body on its day, or was elected, without consent to be named."""
    names, public = names_in(composition(resolution.committee, resolution.day))
    if resolution.vote is not None:
        names |= candidates([resolution.vote])
    return Blackout(names - public)


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
