"""A vote as pages show it: what it asks, how far it is, and, once it may be known, how it ended."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wirkkreis.committees.models import (
    AgendaItem,
    Manner,
    OptionResult,
    Result,
    Subject,
    Tally,
    Vote,
)
from wirkkreis.committees.reckoning.deciding import Side
from wirkkreis.ui.items import Share

SIDES: dict[str, tuple[Promise, str]] = {
    Side.YES: (_("Ja"), "good"),
    Side.NO: (_("Nein"), "bad"),
    Side.ABSTAIN: (_("Enthaltung"), "neutral"),
}
"""How each side is called, and its colour in a figure."""

GOOD = {Result.ADOPTED, Result.ELECTED, Result.SPREAD}
OPEN_ENDED = {Result.LOT, Result.RUN_OFF}


@dataclass(frozen=True)
class ShownLine:
    """One row of the result: an option with what became of it, or the motion itself."""

    label: str
    sides: Sequence[Share]
    word: str = ""
    by_lot: bool = False
    amount: object = None
    is_chosen: bool = False


@dataclass(frozen=True)
class Shown:
    """A vote with its result, which is empty while nobody may know it."""

    vote: Vote
    lines: Sequence[ShownLine] = field(default_factory=list)

    @property
    def tone(self) -> str:
        """How the result is coloured."""
        if self.vote.result in GOOD:
            return "good"
        return "warn" if self.vote.result in OPEN_ENDED else "neutral"

    @property
    def is_unanimous(self) -> bool:
        """Whether all chose the same in a secret vote, so that each vote is known after all."""
        if self.vote.manner != Manner.SECRET or self.vote.subject != Subject.MOTION:
            return False
        return any(sum(bool(side.value) for side in line.sides) == 1 for line in self.lines)

    @property
    def is_level(self) -> bool:
        """Whether applications with the same votes were parted by the money alone."""
        found: dict[tuple[object, ...], set[str]] = {}
        for line in self.lines:
            support = tuple(side.value for side in line.sides[:2])
            found.setdefault(support, set()).add(line.word)
        parted = {str(OptionResult.FUNDED.label), str(OptionResult.UNFUNDED.label)}
        return any(parted <= words for words in found.values())


def shown(votes: Iterable[Vote]) -> list[Shown]:
    """Votes with their results as far as they may be known: two more queries for all of them."""
    rows = list(votes)
    known = [vote.pk for vote in rows if vote.has_known_counts]
    tallies: dict[int, list[Tally]] = {}
    for tally in Tally.objects.filter(vote__in=known).select_related("option"):
        tallies.setdefault(tally.vote_id, []).append(tally)
    return [Shown(vote, _lines(tallies.get(vote.pk, []))) for vote in rows]


def votes_of_item(item: AgendaItem) -> list[Shown]:
    """All votes of an item for whoever may know of them, withdrawn ones left out."""
    votes = item.votes.exclude(state="withdrawn").select_related("motion").order_by("pk")
    return shown(votes)


def _lines(tallies: Iterable[Tally]) -> list[ShownLine]:
    found: dict[int | None, list[Tally]] = {}
    for tally in tallies:
        found.setdefault(tally.option_id, []).append(tally)
    return [_line(sides) for sides in found.values()]


def _line(tallies: Sequence[Tally]) -> ShownLine:
    option = tallies[0].option
    return ShownLine(
        label=option.label if option else "",
        sides=[Share(*_said(tally)) for tally in sorted(tallies, key=_in_order)],
        word=option.result_word if option else "",
        by_lot=bool(option and option.by_lot),
        amount=option.amount if option else None,
        is_chosen=bool(option and option.result in {OptionResult.ELECTED, OptionResult.FUNDED}),
    )


def _said(tally: Tally) -> tuple[str, int, str]:
    word, tone = SIDES[tally.side]
    return str(word), tally.votes, tone


def _in_order(tally: Tally) -> int:
    return list(SIDES).index(tally.side)
