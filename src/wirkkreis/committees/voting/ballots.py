"""What can be on a ballot: which sides a vote has, and whether a ballot is valid. No rows."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from wirkkreis.committees.models import Subject, Vote
from wirkkreis.committees.reckoning.deciding import Side

Line = tuple[int | None, Side]
"""One row of the tally: an option, or the vote as a whole, and a side."""

Ballot = Mapping[int | None, Side]
"""What one voter says: of the motion (None), or of options by their ids."""

Counts = Mapping[Line, int]
"""How many votes each side has."""

ALL_SIDES = tuple(Side)


@dataclass(frozen=True)
class Asked:
    """What a vote asks: its subject, its options by id, and how many places are to be filled."""

    subject: Subject
    options: tuple[int, ...] = ()
    places: int = 1

    @property
    def is_yes_or_no(self) -> bool:
        """Whether there is one candidate alone, so that one can vote against her."""
        return self.subject == Subject.ELECTION and len(self.options) == 1

    @property
    def is_choice(self) -> bool:
        """Whether one chooses among several candidates."""
        return self.subject == Subject.ELECTION and len(self.options) > 1

    def lines(self) -> Iterator[Line]:
        """Every side that can have votes."""
        if self.is_choice:
            yield from ((option, Side.YES) for option in self.options)
            yield None, Side.ABSTAIN
            return
        about: Iterable[int | None] = self.options or (None,)
        yield from ((option, side) for option in about for side in ALL_SIDES)


def asked_in(vote: Vote) -> Asked:
    """What this vote asks: one query."""
    options = () if vote.subject == Subject.MOTION else vote.options.values_list("pk", flat=True)
    return Asked(Subject(vote.subject), tuple(options), vote.places)


def refuse_invalid(asked: Asked, ballot: Ballot) -> None:
    """Raises ValidationError for what cannot be counted."""
    if not ballot:
        raise ValidationError(_("Bitte wählen Sie etwas aus."))
    if not set(ballot.items()) <= set(asked.lines()):
        raise ValidationError(_("Das stand nicht zur Wahl."))
    if asked.is_choice:
        _refuse_invalid_choice(asked, ballot)
    elif len(ballot) != max(len(asked.options), 1):
        raise ValidationError(_("Bitte stimmen Sie zu jedem Punkt der Liste ab."))


def refuse_impossible(asked: Asked, counts: Counts, present: int) -> None:
    """Raises ValidationError where more votes were counted than could be cast."""
    if set(counts) != set(asked.lines()) or any(votes < 0 for votes in counts.values()):
        raise ValidationError(_("Bitte geben Sie zu jeder Möglichkeit eine Zahl an."))
    for counted, most in _heaps(asked, counts, present):
        if counted > most:
            said = {"counted": counted, "most": most}
            raise ValidationError(
                _("Das sind %(counted)d Stimmen. Es können aber höchstens %(most)d sein.") % said
            )


def cast_in(asked: Asked, counts: Counts) -> set[int]:
    """How many have voted, as each list of sides says; one number, if the tally adds up.

    Where one may choose several, the sum says only who abstained: then every number that fits.
    """
    if asked.is_choice and asked.places > 1:
        abstained = counts[(None, Side.ABSTAIN)]
        most = max((counts[(option, Side.YES)] for option in asked.options), default=0)
        total = sum(counts[(option, Side.YES)] for option in asked.options)
        least = max(most, -(-total // asked.places))
        return {abstained + voters for voters in range(least, total + 1)}
    if asked.is_choice:
        return {sum(counts.values())}
    about: Collection[int | None] = asked.options or (None,)
    return {sum(counts[(option, side)] for side in ALL_SIDES) for option in about}


def _refuse_invalid_choice(asked: Asked, ballot: Ballot) -> None:
    chosen = [option for option in ballot if option is not None]
    if chosen and None in ballot:
        raise ValidationError(_("Wer sich enthält, wählt niemanden. Bitte nur eines von beiden."))
    if len(chosen) > asked.places:
        said = {"places": asked.places}
        raise ValidationError(_("Sie können höchstens %(places)d wählen.") % said)


def _heaps(asked: Asked, counts: Counts, present: int) -> Iterator[tuple[int, int]]:
    """Votes that were counted together, and how many of them there can be."""
    if asked.is_choice:
        abstained = counts[(None, Side.ABSTAIN)]
        chosen = [counts[(option, Side.YES)] for option in asked.options]
        yield abstained, present
        yield max(chosen), present - abstained
        yield sum(chosen), asked.places * (present - abstained)
        return
    about: Iterable[int | None] = asked.options or (None,)
    for option in about:
        yield sum(counts[(option, side)] for side in ALL_SIDES), present
