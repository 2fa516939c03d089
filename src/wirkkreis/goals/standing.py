"""Where a plan stands: its goals as a tree, each with its indicators, values and assessments."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from wirkkreis.goals.assessing import Assessment, Standing, assess, plain_number, together
from wirkkreis.goals.evidence import Value, measure
from wirkkreis.goals.models import FrozenValue, Goal, Indicator, Plan, word_for
from wirkkreis.goals.publishing import publish
from wirkkreis.tenancy.models import rules_for
from wirkkreis.tenancy.rules import Rules


@dataclass(frozen=True)
class Measured:
    """An indicator with its value as of a day; `frozen` when its year is closed."""

    indicator: Indicator
    value: Value
    assessment: Assessment
    frozen: FrozenValue | None = None
    differs: bool = False
    now: Value | None = None

    @property
    def amount(self) -> str:
        """The value in the page's language; empty when unknown."""
        return "" if self.value.amount is None else plain_number(self.value.amount)

    @property
    def target(self) -> str:
        """The target in the page's language; empty when there is none."""
        return "" if self.indicator.target is None else plain_number(self.indicator.target)

    @property
    def amount_now(self) -> str:
        """What today's records would give, where that differs from the frozen value."""
        if self.now is None or self.now.amount is None:
            return ""
        return plain_number(self.now.amount)


@dataclass(frozen=True)
class GoalStanding:
    """A goal with what it is measured by and what belongs to it."""

    goal: Goal
    level_word: str
    measured: Sequence[Measured]
    children: list["GoalStanding"] = field(default_factory=list)

    @property
    def standing(self) -> Standing:
        """The worst measured standing of its own indicators and of the goals below it."""
        own = [entry.assessment.standing for entry in self.measured]
        return together([*own, *(child.standing for child in self.children)])


@dataclass(frozen=True)
class PlanStanding:
    """A plan as of a day."""

    plan: Plan
    on: date
    roots: Sequence[GoalStanding]
    goals: dict[int, GoalStanding]

    @property
    def measured(self) -> list[Measured]:
        """Every indicator of the plan in reading order."""
        return [entry for goal in self.goals.values() for entry in goal.measured]

    @property
    def tally(self) -> Counter[Standing]:
        """How many indicators stand how."""
        return Counter(entry.assessment.standing for entry in self.measured)


def standing_of(plan: Plan, *, on: date, public: bool) -> PlanStanding:
    """The whole plan as of a day, in a fixed number of queries. `public` shows published values."""
    rules = rules_for(plan.starts.year)
    goals = list(plan.goals.in_order())
    indicators = list(Indicator.objects.filter(goal__plan=plan).order_by("position", "pk"))
    measured = measured_for(plan, indicators, on=on, public=public, rules=rules)
    by_goal: dict[int, list[Measured]] = {}
    for indicator in indicators:
        by_goal.setdefault(indicator.goal_id, []).append(measured[indicator.pk])
    nodes = {
        goal.pk: GoalStanding(goal, word_for(goal.level, rules), by_goal.get(goal.pk, []))
        for goal in goals
    }
    roots: list[GoalStanding] = []
    for goal in goals:
        above = nodes.get(goal.parent_id or 0)
        (above.children if above else roots).append(nodes[goal.pk])
    return PlanStanding(plan, on, roots, nodes)


def measured_for(
    plan: Plan, indicators: Sequence[Indicator], *, on: date, public: bool, rules: Rules
) -> dict[int, Measured]:
    """Indicators of one plan as of a day, by id; frozen where the year of that day is closed."""
    values = publish(indicators, on=on, rules=rules) if public else measure(indicators, on=on)
    frozen = {
        row.indicator_id: row
        for row in FrozenValue.objects.filter(
            closing__plan=plan, closing__year=on.year, closing__reopening__isnull=True
        )
        if row.ends <= on
    }
    return {
        indicator.pk: _measured(
            indicator, values[indicator.pk], frozen.get(indicator.pk), on, public=public
        )
        for indicator in indicators
    }


def _measured(
    indicator: Indicator, now: Value, frozen: FrozenValue | None, on: date, *, public: bool
) -> Measured:
    if frozen is None:
        return Measured(indicator, now, assess(indicator, now, on=on))
    amount = frozen.published if public else frozen.value
    kept = Value(
        amount=amount,
        rows=len(frozen.rows),
        starts=frozen.starts,
        ends=frozen.ends,
        unknown_because=now.unknown_because,
        rounded_down=now.rounded_down,
    )
    return Measured(
        indicator,
        kept,
        assess(indicator, kept, on=on),
        frozen=frozen,
        differs=_plain(amount) != _plain(now.amount),
        now=now,
    )


def _plain(amount: Decimal | None) -> Decimal | None:
    return None if amount is None else amount.quantize(Decimal("0.01"))
