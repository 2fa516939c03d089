"""Taking over: a reviewed draft becomes a plan with goals and indicators."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from wirkkreis.access.rights import demand
from wirkkreis.accounts.actor import Actor
from wirkkreis.activity.trail import record
from wirkkreis.goals.evidence import OBSERVED
from wirkkreis.goals.models import Calculation, Goal, Indicator, Period, Plan, PlanDraft
from wirkkreis.goals.reviewing import document
from wirkkreis.goals.reviewing.document import Review, Suggestion, opened
from wirkkreis.goals.sources import known_source

CALCULATIONS: Final = {
    "count": (Calculation.COUNT, Calculation.DISTINCT, Calculation.SUM),
    "milestone": (Calculation.MILESTONE,),
    "coverage": (Calculation.DISTINCT,),
    "people": (Calculation.SUM,),
}
"""What each kind of suggestion may be calculated by, the best first."""

LONGEST: Final = {"text": 4000, "number": 20, "quote": 500, "unit": 60, "name": 200}
"""Characters, as the models' fields have them."""


@transaction.atomic
def take_over(draft: PlanDraft, *, by: Actor, title: str, starts: date, ends: date) -> Plan:
    """Make a plan (as a draft) of a reviewed text, with an indicator for each accepted suggestion.

    Open and rejected suggestions stay behind in the draft, which keeps a link to its plan. Raises
    ValidationError when the draft was taken over before or `hindrances` names something.
    """
    demand(by, "goals.plan.edit")
    locked = PlanDraft.objects.select_for_update().get(pk=draft.pk)
    review = opened(locked.reading)
    if locked.plan_id is not None:
        raise ValidationError(_("Dieser Text ist schon als Plan übernommen."))
    if reasons := hindrances(review):
        raise ValidationError(list(reasons.values()))
    plan = Plan(title=title, starts=starts, ends=ends)
    plan.full_clean(exclude=["partnership"])
    plan.save()
    goals = _make_goals(plan, review)
    Indicator.objects.bulk_create(_indicators(plan, review, goals))
    locked.plan = plan
    locked.save(update_fields=["plan", "changed_at"])
    record("goals.plan.taken_over", plan, by=by)
    return plan


def hindrances(review: Review) -> dict[int, str]:
    """Why a review cannot become a plan yet: reasons by goal id (0: the whole)."""
    if not review.goals:
        return {0: _("Der Entwurf enthält noch kein Ziel.")}
    found: dict[int, str] = {}
    for goal in review.goals:
        if not goal.text.strip():
            found[goal.id] = _("Das Ziel in Zeile %(line)s hat noch keinen Text.") % {
                "line": goal.line
            }
        elif len(goal.text) > LONGEST["text"]:
            found[goal.id] = _("Das Ziel in Zeile %(line)s ist länger als 4000 Zeichen.") % {
                "line": goal.line
            }
    return found


def in_reading_order(review: Review) -> Iterator[document.Goal]:
    """Each goal, then what serves it, as the plan will list them."""
    children: dict[int | None, list[document.Goal]] = {}
    for goal in review.goals:
        children.setdefault(goal.parent, []).append(goal)

    def walk(parent: int | None) -> Iterator[document.Goal]:
        for goal in children.get(parent, []):
            yield goal
            yield from walk(goal.id)

    return walk(None)


def _make_goals(plan: Plan, review: Review) -> dict[int, Goal]:
    """The goals by their id in the review; parents are saved before what serves them."""
    made: dict[int, Goal] = {}
    rows = list(enumerate(in_reading_order(review)))
    for level in document.LEVELS:
        batch = {
            goal.id: Goal(
                plan=plan,
                parent=None if goal.parent is None else made[goal.parent],
                parent_assumed=goal.parent_assumed,
                level=goal.level,
                number=goal.number[: LONGEST["number"]],
                position=position,
                text=goal.text,
            )
            for position, goal in rows
            if goal.level == level
        }
        Goal.objects.bulk_create(batch.values())
        made |= batch
    return made


def _indicators(plan: Plan, review: Review, goals: dict[int, Goal]) -> Iterator[Indicator]:
    for goal in review.goals:
        accepted = [found for found in goal.suggestions if found.decision == "accepted"]
        for position, suggestion in enumerate(accepted):
            yield Indicator(goal=goals[goal.id], position=position, **definition(suggestion, plan))


def definition(suggestion: Suggestion, plan: Plan) -> dict[str, Any]:
    """The fields of the indicator that a suggestion becomes in a plan."""
    source, calculation = source_and_calculation(suggestion)
    starts = date.fromisoformat(suggestion.starts) if suggestion.starts else plan.starts
    due = date.fromisoformat(suggestion.due) if suggestion.due else plan.ends
    if due < starts:  # one of the two was filled in from the plan's span
        starts, due = (due, due) if suggestion.due else (starts, starts)
    return {
        "name": (suggestion.name or suggestion.quote)[: LONGEST["name"]],
        "quote": suggestion.quote[: LONGEST["quote"]],
        "source": source,
        "calculation": calculation,
        "unit": suggestion.unit[: LONGEST["unit"]],
        "target": None if suggestion.target is None else Decimal(str(suggestion.target)),
        "period": Period(suggestion.period),
        "starts": starts,
        "due": due,
    }


def source_and_calculation(suggestion: Suggestion) -> tuple[str, Calculation]:
    """The suggested source where the house knows it and it can calculate so, else by hand."""
    source = known_source(suggestion.source) if suggestion.source else None
    if source and source.name != OBSERVED:
        for calculation in CALCULATIONS[suggestion.kind]:
            if calculation in source.calculations:
                return source.name, calculation
    # A value measured by hand is not counted but read off: the last one measured holds.
    once = suggestion.kind == "milestone"
    return OBSERVED, Calculation.MILESTONE if once else Calculation.LATEST
