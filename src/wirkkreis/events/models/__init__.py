"""The rows of events, by noun."""

from wirkkreis.events.models.admission import Admission, ConsentText, Question, Workshop
from wirkkreis.events.models.aftermath import (
    BEST_RATING,
    Documentation,
    EventFile,
    Feedback,
    Impulse,
    PassingOn,
)
from wirkkreis.events.models.attendance import (
    Attendance,
    AttendanceKind,
    participants,
    participations,
)
from wirkkreis.events.models.choices import (
    FOR_CHILDREN,
    Asked,
    Audience,
    FileKind,
    GroupRule,
    Names,
    QuestionKind,
    Support,
    Visibility,
)
from wirkkreis.events.models.event import (
    BERLIN,
    SPOKEN,
    Event,
    EventGoal,
    EventQuerySet,
)
from wirkkreis.events.models.format import Format
from wirkkreis.events.models.origin import EventOrigin, EventPartner, FeedSource, Sharing
from wirkkreis.events.models.programme import Programme, ProgrammeGoal, ProgrammePartner
from wirkkreis.events.models.registration import (
    HOLDING,
    Answer,
    Consent,
    Registration,
    WorkshopPlace,
)
from wirkkreis.events.models.series import Series

__all__ = [
    "BERLIN",
    "BEST_RATING",
    "FOR_CHILDREN",
    "HOLDING",
    "SPOKEN",
    "Admission",
    "Answer",
    "Asked",
    "Attendance",
    "AttendanceKind",
    "Audience",
    "Consent",
    "ConsentText",
    "Documentation",
    "Event",
    "EventFile",
    "EventGoal",
    "EventOrigin",
    "EventPartner",
    "EventQuerySet",
    "FeedSource",
    "Feedback",
    "FileKind",
    "Format",
    "GroupRule",
    "Impulse",
    "Names",
    "PassingOn",
    "Programme",
    "ProgrammeGoal",
    "ProgrammePartner",
    "Question",
    "QuestionKind",
    "Registration",
    "Series",
    "Sharing",
    "Support",
    "Visibility",
    "Workshop",
    "WorkshopPlace",
    "participants",
    "participations",
]
