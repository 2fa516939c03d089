"""Feedback after an event: anonymous, in any language, on a phone or on paper.

Nothing is kept of who sent it: no cookie, no account, no moment, only the day. That is why giving
feedback leaves no activity in the trail, whose moment could be compared with who was seen typing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Count, QuerySet, Sum
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from wirkkreis.accounts.actor import Actor
from wirkkreis.activity.trail import record
from wirkkreis.events.models import BEST_RATING, Event, Feedback, PassingOn
from wirkkreis.people.models import Organisation
from wirkkreis.tenancy import clock
from wirkkreis.tenancy.models import rules_for

MOST_TOLD: Final = 500
"""People somebody may have told, on the public form: the number counts as evidence."""


@dataclass(frozen=True)
class Rated:
    """A question with five answers, the best one first."""

    name: str
    question: StrOrPromise
    words: Sequence[StrOrPromise]

    def choices(self) -> list[tuple[int, StrOrPromise]]:
        """Rating and word, the best one first."""
        return [(BEST_RATING - place, word) for place, word in enumerate(self.words)]


RATED: Final = (
    Rated(
        "rating",
        _("Wie war es insgesamt?"),
        (_("sehr gut"), _("gut"), _("mittel"), _("nicht so gut"), _("gar nicht gut")),
    ),
    Rated(
        "learned",
        _("Wie viel nehmen Sie mit?"),
        (_("sehr viel"), _("viel"), _("etwas"), _("wenig"), _("gar nichts")),
    ),
    Rated(
        "welcome",
        _("Wie willkommen haben Sie sich gefühlt?"),
        (_("sehr"), _("ziemlich"), _("mittel"), _("wenig"), _("gar nicht")),
    ),
)
GOOD: Final = _("Was war gut?")
BETTER: Final = _("Was können wir besser machen?")
TOLD: Final = _("Haben Sie anderen davon erzählt? Wie vielen Menschen?")


def open_until(event: Event) -> datetime | None:
    """The last moment for feedback online, None for an event without a day."""
    if event.ends is None:
        return None
    return event.ends + timedelta(days=rules_for(event.ends.year).days_for_feedback)


def is_open(event: Event, moment: datetime) -> bool:
    """Whether feedback is taken online: from the beginning until days after the end."""
    last = open_until(event)
    return last is not None and not event.is_cancelled and event.has_begun(moment) and moment < last


@transaction.atomic
def give_feedback(
    event: Event, *, nonce: UUID, language: str, day: date | None = None, told: int = 0, **said: Any
) -> bool:
    """Keep what somebody said, once for each form; False where it was there already.

    `told` is how many people heard of the event from her: a row of its own, so that nothing ties
    it to the rest. `said` are fields of `Feedback`.
    """
    day = day or clock.today()
    made = Feedback(event=event, nonce=nonce, language=language, day=day, **said)
    made.full_clean(exclude=["partnership"], validate_unique=False, validate_constraints=False)
    if Feedback.objects.filter(nonce=nonce).exists():
        return False
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError:  # the same form, sent twice in this very moment
        return False
    if told:
        PassingOn.objects.create(event=event, day=day, count=told)
    return True


@transaction.atomic
def type_in(event: Event, *, by: Actor, **given: Any) -> bool:
    """Keep a sheet of paper that staff typed in; as `give_feedback`."""
    kept = give_feedback(event, on_paper=True, **given)
    if kept:
        record("events.feedback.typed_in", event, by=by, fields=["feedback"])
    return kept


@transaction.atomic
def note_passing_on(
    event: Event,
    *,
    by: Actor,
    day: date,
    count: int,
    audience: str = "",
    organisation: Organisation | None = None,
) -> PassingOn:
    """Keep that somebody carried the content on. Raises ValidationError by field."""
    made = PassingOn(
        event=event, day=day, count=count, audience=audience, organisation=organisation
    )
    made.full_clean(exclude=["partnership"])
    made.save()
    record("events.passing_on.noted", event, by=by, fields=["passed_on"])
    return made


@dataclass(frozen=True)
class Result:
    """What was answered to one question: how many chose each word, and the average, if any."""

    rated: Rated
    average: float | None
    counts: Mapping[int, int]

    @property
    def answers(self) -> int:
        """How many answered it."""
        return sum(self.counts.values())

    def bars(self) -> list[tuple[StrOrPromise, int]]:
        """Word and number, the best one first."""
        return [(word, self.counts.get(rating, 0)) for rating, word in self.rated.choices()]


def results(event: Event) -> list[Result]:
    """The answers to each question, in one query each."""
    return [_result(event.feedback.all(), rated) for rated in RATED]


def free_texts(event: Event) -> dict[str, list[str]]:
    """What people wrote, by field, in no order that tells who wrote first."""
    rows = event.feedback.values_list("good", "better")
    good, better = zip(*rows, strict=True) if rows else ((), ())
    return {"good": sorted(filter(None, good)), "better": sorted(filter(None, better))}


def people_told(event: Event) -> int:
    """How many people heard of it from somebody who was there."""
    found: int | None = event.passed_on.aggregate(people=Sum("count"))["people"]
    return found or 0


def _result(given: QuerySet[Feedback], rated: Rated) -> Result:
    counted = given.exclude(**{f"{rated.name}__isnull": True}).order_by()
    rows = counted.values_list(rated.name).annotate(number=Count("pk"))
    counts: dict[int, int] = dict(rows)
    total = sum(counts.values())
    average = sum(rating * number for rating, number in counts.items()) / total if total else None
    return Result(rated, average, counts)
