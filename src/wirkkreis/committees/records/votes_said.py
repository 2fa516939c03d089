"""A vote as the minutes say it: its question, numbers, quorum and result.

In German whatever the language of the page: minutes are kept in the language of the office.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils import translation
from django.utils.formats import number_format

from wirkkreis.committees.models import (
    Entitlement,
    Manner,
    Motion,
    Option,
    OptionResult,
    Resolution,
    Result,
    Subject,
    Tally,
    Vote,
)
from wirkkreis.committees.records.attendance import ERASED
from wirkkreis.committees.records.blackout import NOTHING_HIDDEN, Blackout
from wirkkreis.languages.known import BASE

SIDES: Mapping[str, str] = {"yes": "Ja", "no": "Nein", "abstain": "Enthaltung"}
"""In the order in which votes are told."""

Numbers = Mapping[str, int]


@dataclass(frozen=True)
class MotionSaid:
    """A motion in its words; `about` says whether it changes another one or was withdrawn."""

    text: str
    conditions: Sequence[str]
    moved_by: str
    about: str


@dataclass(frozen=True)
class VoteSaid:
    """A vote that is over, with the wording that was voted on, or what it decided.

    `number` is that of the resolution it became, "" without one.
    """

    title: str
    lines: Sequence[str]
    quorum: str
    result: str
    names: Sequence[str] = ()
    text: str = ""
    conditions: Sequence[str] = ()
    number: str = ""
    resolution: int | None = None
    adopted: bool = False

    @property
    def head(self) -> str:
        """What stands above it."""
        return f"Beschluss {self.number}" if self.number else self.title


def said_motion(motion: Motion, blackout: Blackout, *, with_names: bool) -> MotionSaid:
    """A motion in its words."""
    about = _about(motion)
    if motion.is_withdrawn:
        about = f"{about}, zurückgezogen" if about else "zurückgezogen"
    return MotionSaid(
        text=blackout.over(motion.text),
        conditions=lines_of(blackout.over(motion.conditions)),
        moved_by=_mover(motion) if with_names else "",
        about=about,
    )


def said_vote(
    vote: Vote,
    resolution: Resolution | None,
    blackout: Blackout,
    *,
    with_mover: bool,
    with_names: bool,
) -> VoteSaid:
    """A vote as it ended. Expects options, tallies, and ballots with their names to be fetched."""
    counts, worded = counts_of(vote), resolution or vote.motion
    return VoteSaid(
        title=blackout.over(_title(vote, with_mover=with_mover)),
        lines=[blackout.over(line) for line in _lines(vote, counts)],
        quorum=f"{vote.present} von {vote.base} Stimmen anwesend, {vote.needed} nötig",
        result=_result(vote, counts),
        names=_by_name(vote) if with_names and vote.manner == Manner.OPEN else (),
        text=blackout.over(worded.text) if worded else "",
        conditions=lines_of(blackout.over(worded.conditions)) if worded else (),
        number=resolution.number if resolution else "",
        resolution=resolution.pk if resolution else None,
        adopted=vote.result in {Result.ADOPTED, Result.ELECTED, Result.SPREAD},
    )


def counts_of(vote: Vote) -> dict[int | None, dict[str, int]]:
    """How many votes each side has, by option (None: the motion itself)."""
    found: dict[int | None, dict[str, int]] = defaultdict(dict)
    tallies: Iterable[Tally] = vote.tallies.all()
    for tally in tallies:
        found[tally.option_id][tally.side] = tally.votes
    return found


def lines_of(text: str) -> list[str]:
    """The lines of a text that say something."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def euros(option: Option) -> str:
    """What an application asks for, "1.200,00 Euro"; "" where it asks for nothing."""
    if option.amount is None:
        return ""
    return f"{number_format(option.amount, 2, force_grouping=True)} Euro"


def _mover(motion: Motion) -> str:
    if motion.moved_by is None:
        return ""
    return motion.moved_by.person.name if motion.moved_by.person else ERASED


def _about(motion: Motion) -> str:
    return "Änderungsantrag" if motion.amends_id else ""


def _title(vote: Vote, *, with_mover: bool) -> str:
    kinds = {
        Subject.ELECTION: "Wahl",
        Subject.RANKING: "Abstimmung über mehrere Anträge",
        Subject.MOTION: "Abstimmung",
    }
    said = kinds[Subject(vote.subject)]
    if vote.motion is not None and vote.motion.amends_id:
        said = "Abstimmung über einen Änderungsantrag"
    if vote.manner != Manner.OPEN:
        said = f"{said} ({_manner(vote)})"
    mover = _mover(vote.motion) if with_mover and vote.motion is not None else ""
    if mover:
        said = f"{said}, Antrag von {mover}"
    return f"{said}: {vote.question}" if vote.question else said


def _manner(vote: Vote) -> str:
    words = {Manner.HANDS: "per Handzeichen", Manner.PAPER: "geheim, auf Stimmzetteln"}
    return words.get(Manner(vote.manner), "geheim")


def _lines(vote: Vote, counts: Mapping[int | None, Numbers]) -> list[str]:
    if not vote.has_known_counts:
        return []
    if vote.subject == Subject.MOTION:
        return [_numbers(counts.get(None, {}))]
    say = _candidate if vote.subject == Subject.ELECTION else _application
    lines = [say(option, counts.get(option.pk, {})) for option in vote.options.all()]
    if vote.budget is not None:
        lines.insert(0, f"Budget: {number_format(vote.budget, 2, force_grouping=True)} Euro")
    beside = counts.get(None, {})
    return [*lines, _numbers(beside)] if any(beside.values()) else lines


def _numbers(sides: Numbers) -> str:
    """The sides that could be taken, each with its number."""
    known = [f"{word} {sides[side]}" for side, word in SIDES.items() if side in sides]
    return ", ".join(known) or "nicht gezählt"


def _candidate(option: Option, sides: Numbers) -> str:
    number = sides.get("yes", 0)
    if "no" in sides:
        return f"{option.label}: {_numbers(sides)}{_ending(option)}"
    votes = "1 Stimme" if number == 1 else f"{number} Stimmen"
    return f"{option.label}: {votes}{_ending(option)}"


def _application(option: Option, sides: Numbers) -> str:
    asked = f" ({euros(option)})" if option.amount is not None else ""
    return f"{option.label}{asked}: {_numbers(sides)}{_ending(option)}"


def _ending(option: Option) -> str:
    word = str(OptionResult(option.result).label) if option.result else ""
    by_lot = "durch das Los" if option.by_lot else ""
    said = " ".join(part for part in (word, by_lot) if part)
    return f", {said}" if said else ""


def _result(vote: Vote, counts: Mapping[int | None, Numbers]) -> str:
    said = str(vote.get_result_display())
    sides = counts.get(None, {})
    is_adopted = vote.subject == Subject.MOTION and vote.result == Result.ADOPTED
    if is_adopted and not sides.get("no") and not sides.get("abstain"):
        said = f"einstimmig {said}"
    if vote.by_chair:
        said = f"{said}, bei Stimmengleichheit mit der Stimme des Vorsitzes"
    return said


def _by_name(vote: Vote) -> list[str]:
    """Who voted how, a line for each side."""
    found: dict[str, list[str]] = defaultdict(list)
    options = {option.pk: option.label for option in vote.options.all()}
    rights: Iterable[Entitlement] = vote.entitlements.all()
    for right in rights:
        person = right.mandate.person
        for ballot in right.ballots.all():
            side = SIDES.get(ballot.side, ballot.side)
            about = options.get(ballot.option_id or 0)
            found[f"{about}, {side}" if about else side].append(person.name if person else ERASED)
    order = list(SIDES.values())
    ranked = sorted(found, key=lambda word: order.index(word) if word in order else len(order))
    return [f"{word}: {', '.join(sorted(found[word]))}" for word in ranked]


def vote_of(resolution: Resolution) -> VoteSaid | None:
    """The vote a resolution came from, without names and without repeating its words."""
    votes = Vote.objects.select_related("motion").prefetch_related("options", "tallies")
    vote = votes.filter(pk=resolution.vote_id).first() if resolution.vote_id else None
    if vote is None:
        return None
    with translation.override(BASE):
        return said_vote(vote, resolution, NOTHING_HIDDEN, with_mover=False, with_names=False)
