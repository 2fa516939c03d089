"""Who was at a session, from when to when, who was missing, and who chaired and kept the minutes.

In German whatever the language of the page: minutes are kept in the language of the office.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from wirkkreis.committees.inviting.slots import hour_in_words
from wirkkreis.committees.models import Attendee, OfficeKind, Presence, Session
from wirkkreis.committees.seating.composition import Composition, Held, Row

ERASED = "Angaben gelöscht"
GUEST = "Gast"


@dataclass(frozen=True)
class There:
    """Somebody who was there: as what, and when."""

    name: str
    seat: str
    role: str
    times: str


@dataclass(frozen=True)
class Missing:
    """A member who did not come."""

    name: str
    seat: str
    excused: bool


@dataclass(frozen=True)
class Attendance:
    """Who was there with a vote, who advised, who was a guest, and who was missing.

    `chair` is who presided, `keeper` who held that office and was there, "" without one.
    `numbers` says the same without names.
    """

    voting: Sequence[There] = ()
    advising: Sequence[There] = ()
    guests: Sequence[There] = ()
    missing: Sequence[Missing] = ()
    chair: str = ""
    keeper: str = ""
    numbers: Sequence[tuple[str, int]] = ()
    offices: Mapping[str, str] = field(default_factory=dict)
    """Who holds an office, by its word: for the lines where they sign."""


def attendance_of(session: Session, made_up: Composition) -> Attendance:
    """The attendance of a session: two queries."""
    everybody = list(session.attendees.by_name().prefetch_related("presences"))
    came = {one.mandate_id: one for one in everybody if one.mandate_id is not None}
    guests = [one for one in everybody if one.mandate_id is None]
    voting = [one for row in made_up.voting for one in _there(row, came)]
    advising = [one for row in made_up.advisory for one in _there(row, came)]
    seated = {held.mandate.pk for row in made_up.rows for held in _holders(row)}
    others = [one for one in came.values() if one.mandate_id not in seated and _was_there(one)]
    return Attendance(
        voting=voting,
        advising=[*advising, *(_said(one, _seat(one), "Mitglied") for one in others)],
        guests=[_said(one, one.guest_role, GUEST) for one in guests if _was_there(one)],
        missing=[_missing(row, came) for row in made_up.rows if _is_missing(row, came)],
        chair=_presiding(session, made_up, came),
        keeper=_acting(made_up, came, OfficeKind.KEEPER),
        numbers=_numbers(made_up, came),
        offices=_offices(made_up),
    )


def _holders(row: Row) -> Iterable[Held]:
    return filter(None, (row.member, row.substitute))


def _there(row: Row, came: Mapping[int, Attendee]) -> Iterable[There]:
    for held in _holders(row):
        attendee = came.get(held.mandate.pk)
        if attendee is not None and _was_there(attendee):
            yield _said(attendee, row.seat.title, _role(row, held))


def _role(row: Row, held: Held) -> str:
    if held.offices:
        return ", ".join(str(office.get_kind_display()) for office in held.offices)
    if held.mandate.substitute:
        return "Stellvertretung"
    return "Mitglied" if row.seat.votes else "beratend"


def _said(attendee: Attendee, seat: str, role: str) -> There:
    return There(attendee.name or ERASED, seat, role, _times(attendee.presences.all()))


def _seat(attendee: Attendee) -> str:
    return attendee.mandate.seat.title if attendee.mandate else ""


def _times(presences: Iterable[Presence]) -> str:
    return ", ".join(_interval(one) for one in presences)


def _interval(presence: Presence) -> str:
    came = hour_in_words(presence.came)
    said = f"{came}–{hour_in_words(presence.left)}" if presence.left else f"seit {came}"
    return f"{said} (online)" if presence.online else said


def _was_there(attendee: Attendee) -> bool:
    return bool(attendee.presences.all())


def _is_missing(row: Row, came: Mapping[int, Attendee]) -> bool:
    if row.member is None:
        return False
    attendee = came.get(row.member.mandate.pk)
    return attendee is None or not _was_there(attendee)


def _missing(row: Row, came: Mapping[int, Attendee]) -> Missing:
    assert row.member is not None, "only a seat with a member misses somebody"
    attendee = came.get(row.member.mandate.pk)
    excused = attendee is not None and attendee.excused
    return Missing(row.member.name or ERASED, row.seat.title, excused)


def _presiding(session: Session, made_up: Composition, came: Mapping[int, Attendee]) -> str:
    """Who was named to preside, else the chair or, in her absence, the vice chair."""
    if session.presided_by is not None:
        person = session.presided_by.person
        return person.name if person else ERASED
    return _acting(made_up, came, OfficeKind.CHAIR, OfficeKind.VICE_CHAIR)


def _acting(made_up: Composition, came: Mapping[int, Attendee], *kinds: str) -> str:
    """Who held the first of these offices and was there."""
    for kind in kinds:
        for row in made_up.rows:
            for held in _holders(row):
                attendee = came.get(held.mandate.pk)
                holds = any(office.kind == kind for office in held.offices)
                if holds and attendee is not None and _was_there(attendee):
                    return held.name or ERASED
    return ""


def _offices(made_up: Composition) -> dict[str, str]:
    return {
        str(office.get_kind_display()): held.name
        for row in made_up.rows
        for held in _holders(row)
        for office in held.offices
    }


def _numbers(made_up: Composition, came: Mapping[int, Attendee]) -> list[tuple[str, int]]:
    """How many were there from each bench, in the order of the benches."""
    found: Counter[str] = Counter()
    for row in made_up.rows:
        found[str(row.seat.get_bench_display())] += sum(1 for _one in _there(row, came))
    return [(bench, number) for bench, number in found.items() if number]
