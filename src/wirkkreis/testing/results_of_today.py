"""What remains of the conference of this plan: its documentation, impulses and feedback."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from wirkkreis.accounts.actor import Actor
from wirkkreis.events.aftermath import documenting, feedback, impulses
from wirkkreis.events.models import Event, Impulse
from wirkkreis.flow.engine import take
from wirkkreis.goals.models import Goal
from wirkkreis.tenancy import clock

TEXT = {
    "de": "71 Menschen haben einen Nachmittag lang in Sangerhausen gearbeitet: aus Vereinen, Schulen, Ämtern und Jugendclubs.\n\n**Was gut läuft:** Die Begegnungscafés sind voll, und wer eine Idee hat, bekommt Rat.\n\n**Was fehlt:**\n\n- Abends fährt kein Bus mehr zurück ins Dorf.\n- Junge Menschen reden mit, entscheiden aber noch zu wenig.\n- Gedolmetscht wird nur bei großen Veranstaltungen.\n\nAus den drei Werkstätten kamen vier Vorschläge. Unten steht, was aus jedem wird.",
    "de-simple": "71 Menschen haben zusammen gearbeitet. Sie kommen aus Vereinen, Schulen, Ämtern und Jugend-Clubs.\n\n**Das ist gut:** Viele Menschen kommen in die Treffpunkte. Wer eine Idee hat, bekommt Hilfe.\n\n**Das fehlt noch:**\n\n- Am Abend fährt kein Bus.\n- Junge Menschen wollen mehr bestimmen.\n- Oft wird nicht übersetzt.\n\nEs gibt 4 Vorschläge. Unten steht: Was passiert damit?",
    "en": "71 people worked together for an afternoon: from associations, schools, offices and youth clubs.\n\n**What goes well:** the meeting cafés are full, and whoever has an idea gets advice.\n\n**What is missing:**\n\n- In the evening no bus goes back to the village.\n- Young people have a say but still decide too little.\n- There is interpreting only at large events.\n\nThe three workshops brought four proposals. Below you read what becomes of each.",
    "ar": "عمل 71 شخصًا معًا طوال فترة بعد الظهر: من الجمعيات والمدارس والدوائر ونوادي الشباب.\n\n**ما يسير جيدًا:** مقاهي اللقاء ممتلئة، ومن لديه فكرة يحصل على المشورة.\n\n**ما ينقص:**\n\n- لا توجد حافلة للعودة إلى القرية مساءً.\n- يشارك الشباب في الحديث لكنهم لا يقررون ما يكفي.\n- الترجمة متاحة في الفعاليات الكبيرة فقط.\n\nجاءت من ورش العمل الثلاث أربعة مقترحات. ستقرؤون أدناه ما الذي يصير إليه كل منها.",
}  # fmt: skip

BUS = {"de": "Ein Bus am Abend, damit man vom Treffen wieder ins Dorf kommt", "de-simple": "Am Abend soll ein Bus in die Dörfer fahren", "en": "A bus in the evening, to get back to the village from a meeting", "ar": "حافلة مسائية للعودة من اللقاء إلى القرية"}  # fmt: skip
BUDGET = {"de": "Junge Menschen entscheiden selbst über einen Teil des Geldes", "de-simple": "Junge Menschen bestimmen selbst über Geld", "en": "Young people decide themselves on part of the money", "ar": "يقرر الشباب بأنفسهم في جزء من المال"}  # fmt: skip
INTERPRETING = {"de": "Dolmetschen auch beim Bürgerdialog in der Gemeinde", "de-simple": "Auch bei kleinen Treffen soll jemand übersetzen", "en": "Interpreting at the citizens' dialogue in the municipality, too", "ar": "ترجمة فورية في حوار المواطنين في البلدية أيضًا"}  # fmt: skip
FESTIVAL = {"de": "Ein großes Festival für den ganzen Landkreis", "de-simple": "Ein großes Fest für alle im Landkreis", "en": "One large festival for the whole county", "ar": "مهرجان كبير للمنطقة كلها"}  # fmt: skip
TOO_LARGE = (
    "Dafür reicht das Geld in diesem Jahr nicht. Wir helfen den Gemeinden bei ihren eigenen Festen."
)
IMPULSES = (
    ("Werkstatt Begegnung im Dorf", BUS),
    ("Werkstatt Jugend redet mit", BUDGET),
    ("Werkstatt Begegnung im Dorf", INTERPRETING),
    ("Plenum", FESTIVAL),
)

# Language, overall, what one takes along, how welcome; and how many people heard of it.
AT_THE_CONFERENCE: tuple[tuple[str, int, int, int, int], ...] = (
    ("de", 5, 4, 5, 12), ("de", 4, 4, 4, 0), ("de-simple", 5, 5, 5, 3), ("ar", 4, 3, 5, 6),
    ("de", 3, 3, 4, 0), ("en", 4, 5, 5, 0), ("de", 5, 4, 4, 20),
)  # fmt: skip
ON_PAPER = 2
"""So many of them, the last ones, came as a sheet of paper."""

# The same, with what people wrote: it is deleted with the personal data, and this was weeks ago.
AT_THE_TRAINING: tuple[tuple[str, int, int, int, str, str], ...] = (
    ("de", 5, 5, 4, "Die Übungen zu zweit. Endlich weiß ich, was ich sagen kann.", ""),
    ("de", 4, 4, 5, "Viele Beispiele aus dem Verein.", "Die Pause war zu kurz."),
    ("en", 4, 5, 5, "Nobody laughed at my German.", "Slides in two languages, please."),
    ("de-simple", 3, 4, 4, "", "Bitte langsamer sprechen."),
    ("ar", 5, 4, 5, "شعرت بأن رأيي مهم.", ""),
)


def document(
    conference: Event, *, goals: Mapping[str, Goal], today: date, by: Actor, owner: Actor
) -> None:
    """Collect what was said, write down what came of it, publish it and close the event."""
    assert conference.day is not None, "it was held"
    with clock.at(conference.day + timedelta(days=1)):
        found = [
            impulses.add_impulses(conference, by=by, texts=[text["de"]], origin=origin)[0]
            for origin, text in IMPULSES
        ]
        for impulse, (_origin, text) in zip(found, IMPULSES, strict=True):
            impulse.text = text
            impulses.change_impulse(impulse, by=by)
        documenting.write_documentation(conference, by=by, text=TEXT)
    _say_at_the_conference(conference, by=by)
    with clock.at(conference.day + timedelta(days=12)):
        documenting.publish_documentation(conference, by=by)
        take(conference, "document", by=by)
    with clock.at(conference.day + timedelta(days=30)):
        _take_up(found, goals=goals, today=today, by=by, owner=owner)


def say_at_the_training(training: Event) -> None:
    """Feedback of the days after, in people's own words."""
    assert training.day is not None, "it was held"
    for turn, (language, rating, learned, welcome, good, better) in enumerate(AT_THE_TRAINING):
        with clock.at(training.day + timedelta(days=turn)):
            _give(
                training,
                100 + turn,
                language,
                rating=rating,
                learned=learned,
                welcome=welcome,
                good=good,
                better=better,
            )


def _say_at_the_conference(conference: Event, *, by: Actor) -> None:
    for turn, (language, rating, learned, welcome, told) in enumerate(AT_THE_CONFERENCE):
        said = {"rating": rating, "learned": learned, "welcome": welcome, "told": told}
        with clock.at(conference.day + timedelta(days=1 + turn)):
            if turn < len(AT_THE_CONFERENCE) - ON_PAPER:
                _give(conference, turn, language, **said)
            else:
                feedback.type_in(conference, by=by, nonce=UUID(int=turn), language=language, **said)


def _give(event: Event, turn: int, language: str, **said: Any) -> None:
    feedback.give_feedback(event, nonce=UUID(int=turn), language=language, **said)


def _take_up(
    found: list[Impulse], *, goals: Mapping[str, Goal], today: date, by: Actor, owner: Actor
) -> None:
    """A task of the first; the third is still open, and the last is declined."""
    bus, _budget, _interpreting, festival = found
    impulses.take_up_as_task(
        bus,
        by=by,
        title="Rufbus am Abend: mit dem Verkehrsbetrieb sprechen",
        owner=owner.account,
        due=today + timedelta(days=27),
        goal=goals["1.2"],
        note=impulses.origin_of(bus),
    )
    impulses.decline_impulse(festival, by=by, reason=TOO_LARGE)
