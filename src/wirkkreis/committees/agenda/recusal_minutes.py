"""What the minutes say about recusals: whole sentences, from the rows and the times in the room."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wirkkreis.committees.models import AgendaItem, Presence, Recusal, Ruling, TieKind

Away = tuple[datetime, datetime | None]
"""From leaving the room to coming back; None where somebody did not come back."""


def minute_sentences(item: AgendaItem, *, named: bool = True) -> list[str]:
    """The sentences about one item."""
    return minute_sentences_of([item], named=named)[item.pk]


def minute_sentences_of(
    items: Collection[AgendaItem], *, named: bool = True
) -> Mapping[int, list[str]]:
    """The sentences about items of one session, by their ids, in two queries.

    Without names, as for the public, neither the person nor what ties her is said.
    """
    recusals = Recusal.objects.filter(item__in=items).select_related(
        "mandate__person", "mandate__seat"
    )
    away = _away(items)
    found: dict[int, list[str]] = {item.pk: [] for item in items}
    for recusal in recusals:
        times = away.get((recusal.item_id, recusal.mandate_id), [])
        found[recusal.item_id] += _said(recusal, times, named=named)
    return found


def _away(items: Collection[AgendaItem]) -> Mapping[tuple[int, int], list[Away]]:
    """By item and mandate, the times somebody was out of the room for the item."""
    rows = Presence.objects.filter(
        attendee__session__items__in=items, attendee__mandate__isnull=False
    )
    ordered = list(rows.distinct().select_related("attendee").order_by("attendee", "came", "pk"))
    found: dict[tuple[int, int], list[Away]] = {}
    for place, row in enumerate(ordered):
        if row.left_for_id is not None and row.left is not None:
            after = ordered[place + 1] if place + 1 < len(ordered) else None
            is_hers = after is not None and after.attendee_id == row.attendee_id
            back = after.came if after is not None and is_hers else None
            mandate = row.attendee.mandate_id
            found.setdefault((row.left_for_id, mandate or 0), []).append((row.left, back))
    return found


def _said(recusal: Recusal, times: Iterable[Away], *, named: bool) -> list[str]:
    name = _name(recusal) if named else _("Ein Mitglied")
    ground = str(TieKind(recusal.ground).label) if named and recusal.ground else ""
    facts = {"name": name, "ground": ground}
    first = _ruling(Ruling(recusal.ruling), has_ground=bool(ground)) % facts
    if recusal.ruling == Ruling.FREE:
        return [first]
    left = [_leaving(facts, away) for away in times]
    return [first, *(left or [_("%(name)s nimmt an Beratung und Abstimmung nicht teil.") % facts])]


def _ruling(ruling: Ruling, *, has_ground: bool) -> str:
    if ruling == Ruling.FREE:
        return _(
            "Das Gremium stellt ohne Mitwirkung der betroffenen Person fest: %(name)s ist nicht "
            "befangen."
        )
    if ruling == Ruling.EXCLUDED and has_ground:
        return _(
            "Das Gremium stellt ohne Mitwirkung der betroffenen Person fest: %(name)s ist befangen "
            "(%(ground)s)."
        )
    if ruling == Ruling.EXCLUDED:
        return _(
            "Das Gremium stellt ohne Mitwirkung der betroffenen Person fest: %(name)s ist befangen."
        )
    if has_ground:
        return _("%(name)s erklärt sich für befangen (%(ground)s).")
    return _("%(name)s erklärt sich für befangen.")


def _leaving(facts: Mapping[str, str], away: Away) -> str:
    left, back = away
    if back is None:
        return _(
            "%(name)s verlässt um %(left)s Uhr den Raum und nimmt an Beratung und Abstimmung nicht "
            "teil."
        ) % {**facts, "left": _clock(left)}
    return _(
        "%(name)s verlässt den Raum von %(left)s bis %(back)s Uhr und nimmt an Beratung und "
        "Abstimmung nicht teil."
    ) % {**facts, "left": _clock(left), "back": _clock(back)}


def _clock(moment: datetime) -> str:
    return date_format(timezone.localtime(moment), "H:i")


def _name(recusal: Recusal) -> str:
    """Who it is; the seat where her data are erased."""
    person = recusal.mandate.person
    return person.name if person else recusal.mandate.seat.title
