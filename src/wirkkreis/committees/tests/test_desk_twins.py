"""A phone without network costs nobody her say: the desk can enter all of it for her."""

from typing import Any

from django.urls import get_resolver

TWINS = {
    "own-session": "attendee-answer",
    "own-dates": "attendee-dates",
    "own-item": "item-recusal",
    "own-speak": "speaker-add",
    "own-vote": "vote-for",
    "own-circular": "circular",
}
"""What one can do on one's own phone, and where the desk does it for her."""

ONLY_HERS = frozenset(
    {
        "own-live",
        "own-calendar",
        "own-calendar-key",
        "own-packet",
        "own-paper",
        "own-minutes",
        "own-minutes-pdf",
    }
)
"""What she only reads or keeps for herself."""


def test_whatever_a_phone_can_do_the_desk_can_do_too():
    routes: dict[Any, Any] = get_resolver().reverse_dict
    names = {name for name in routes if isinstance(name, str)}
    own = {name for name in names if routes[name][1].startswith(("sitzung/", "umlauf/"))}
    assert own - ONLY_HERS - set(TWINS) == set()
    assert {TWINS[name] for name in own - ONLY_HERS} <= names
