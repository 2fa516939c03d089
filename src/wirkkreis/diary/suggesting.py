"""What the form proposes, so that twenty seconds are enough."""

from datetime import timedelta
from typing import Any, Final
from uuid import uuid4

from django.db.models import Case, Count, Max, QuerySet, Value, When

from wirkkreis.accounts.models import Account
from wirkkreis.diary.models import Entry, EntryGoal, Kind
from wirkkreis.tenancy import clock

HABITS: Final = 4
HABIT_SPAN: Final = timedelta(days=365)


def fresh(account: Account | None, kind: Kind | None = None) -> dict[str, Any]:
    """Initial values of a new entry: this person's last kind, and what it last served."""
    if kind is None:
        own = Entry.objects.filter(written_by=account, kind__is_active=True).select_related("kind")
        last = own.order_by("-pk").first()
        kind = last.kind if last else None
    goals = goals_by_kind(account).get(kind.pk, []) if kind else []
    return _stamped({"kind": kind, "goals": goals})


def goals_by_kind(account: Account | None) -> dict[int, list[int]]:
    """For each kind (id) the goals (ids) of its last entry: this person's, else anybody's."""
    own = Case(When(written_by=account, then=0), default=1) if account else Value(1)
    newest = Entry.objects.order_by("kind_id", own, "-pk").distinct("kind_id").values("pk")
    found: dict[int, list[int]] = {}
    links = EntryGoal.objects.filter(entry__in=newest).order_by()
    for kind, goal in links.values_list("entry__kind", "goal"):
        found.setdefault(kind, []).append(goal)
    return found


def again(entry: Entry) -> dict[str, Any]:
    """The same once more, today. How many people came is asked anew, and the note stays behind."""
    return _stamped(
        {
            "kind": entry.kind,
            "topic": entry.topic,
            "municipality": entry.municipality_id,
            "minutes": entry.minutes,
            "goals": list(entry.goals.values_list("pk", flat=True)),
            "organisations": [row.name for row in entry.organisations.all()],
            "persons": [row.name for row in entry.persons.all()],
        }
    )


def written(entry: Entry) -> dict[str, Any]:
    """The values of an entry that is to be changed."""
    reached = dict(entry.reached.values_list("age_band", "count"))
    return again(entry) | {
        "day": entry.day,
        "note": entry.note,
        "reached": reached,
        "people": sum(reached.values()) if reached else None,
        "nonce": entry.nonce,
    }


def habits(account: Account | None) -> QuerySet[Entry]:
    """The newest entry of each of the combinations this person writes most often."""
    since = clock.today() - HABIT_SPAN
    often = (
        Entry.objects.filter(written_by=account, day__gte=since, kind__is_active=True)
        .exclude(topic="")
        .order_by()
        .values("kind", "topic", "municipality")
        .annotate(times=Count("pk"), newest=Max("pk"))
        .filter(times__gte=2)
        .order_by("-times", "-newest")
    )
    newest = Entry.objects.filter(pk__in=often.values("newest")[:HABITS])
    return newest.select_related("municipality").order_by("-pk")


def _stamped(initial: dict[str, Any]) -> dict[str, Any]:
    """With today's date and a nonce of its own."""
    return initial | {"day": clock.today(), "nonce": uuid4()}
