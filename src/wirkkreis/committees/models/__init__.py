"""The rows of committees, by noun."""

from wirkkreis.committees.models.committee import Committee, CommitteeKind, Power, Statute
from wirkkreis.committees.models.seat import (
    Appointment,
    Bench,
    Departure,
    Mandate,
    Office,
    OfficeKind,
    Seat,
    Tie,
    TieKind,
)

__all__ = [
    "Appointment",
    "Bench",
    "Committee",
    "CommitteeKind",
    "Departure",
    "Mandate",
    "Office",
    "OfficeKind",
    "Power",
    "Seat",
    "Statute",
    "Tie",
    "TieKind",
]
