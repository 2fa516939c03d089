"""What the room sees on the wall: what runs, quorum, the vote that is open, the last result."""

from typing import Any

from django.http import HttpResponse

from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.committees.desk import session_run
from wirkkreis.committees.sitting.saying import quorum_in_words
from wirkkreis.committees.sitting.wall import Wall
from wirkkreis.ui.answers import answer


def screen(request: HouseRequest, pk: int) -> HttpResponse:
    """Big words for the wall, made anew every few seconds."""
    wall = Wall(session_run(request, pk))
    context: dict[str, Any] = {
        "wall": wall,
        "session": wall.session,
        "quorum_said": quorum_in_words(wall.quorum),
    }
    return answer(request, "committees/sitting/screen.html", "wall", context)
