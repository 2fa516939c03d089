"""One row behind each address of committees."""

from collections.abc import Callable, Mapping
from typing import Any

from tests.house.agenda_rows import AGENDAS
from tests.house.record_rows import RECORDS
from tests.house.session_rows import SESSIONS
from tests.house.sitting_rows import SITTINGS
from tests.house.vote_rows import VOTES
from wirkkreis.committees.models import Committee, Mandate, Office, Seat, Statute, Tie

Arguments = dict[str, Any]


def _committee() -> Arguments:
    return {"pk": Committee.objects.public().latest("pk").pk}


def _seat() -> Arguments:
    return {"pk": Seat.objects.latest("pk").pk}


def _mandate() -> Arguments:
    return {"pk": Mandate.objects.filter(person__in=_tied()).latest("pk").pk}


def _tied() -> Any:
    return Tie.objects.values("person")


COMMITTEES: Mapping[str, Callable[[], Arguments]] = {
    **AGENDAS,
    **RECORDS,
    **SESSIONS,
    **SITTINGS,
    **VOTES,
    "committee": _committee,
    "committee-change": _committee,
    "mandate-change": _mandate,
    "mandate-end": _mandate,
    "office-end": lambda: {"pk": Office.objects.latest("pk").pk},
    "office-give": _mandate,
    "public-committee": _committee,
    "seat": _seat,
    "seat-add": _committee,
    "seat-change": _seat,
    "seat-end": _seat,
    "seat-fill": _seat,
    "seat-substitute": _seat,
    "statute": lambda: {"pk": Statute.objects.latest("pk").pk},
    "statute-add": _committee,
    "statutes": _committee,
    "ties": _mandate,
}
