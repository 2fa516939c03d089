"""The states a goal or an indicator can be in: tone, sign and word. Never the colour alone."""

from types import MappingProxyType
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class State(NamedTuple):
    """How one state looks: a tone (good, info, warn, bad, neutral), an icon, a word."""

    tone: str
    icon: str
    word: str | Promise


STATES = MappingProxyType(
    {
        "reached": State("good", "check", _("erreicht")),
        "on_course": State("info", "trend", _("auf Kurs")),
        "at_risk": State("warn", "alert", _("gefährdet")),
        "missed": State("bad", "cross", _("verfehlt")),
        "unknown": State("neutral", "question", _("noch nicht messbar")),
        "open": State("neutral", "more", _("offen")),
        "draft": State("neutral", "pen", _("Entwurf")),
        "done": State("good", "check", _("erledigt")),
        "overdue": State("bad", "clock", _("überfällig")),
        "due_soon": State("warn", "clock", _("bald fällig")),
        "frozen": State("info", "lock", _("festgeschrieben")),
    }
)


def state_of(name: str) -> State:
    """The look of a state; "at risk" and "at-risk" mean "at_risk", a strange name is unknown."""
    return STATES.get(name.replace(" ", "_").replace("-", "_"), STATES["unknown"])
